import type { Backend } from '../../../lib/backend/backend';
import type { InvoiceDocument, InvoiceView } from '../../../lib/backend/types';

/** An invoice on screen: its PDF and what stands beside it. */
export type ShownInvoice = InvoiceView & { pdf: ArrayBuffer };

/**
 * Reads an invoice; without a document the issuer's own PDF is shown, else the copy in the remembered language. Where
 * the PDF is that of `before`, it is the very same one, so that what is drawn of it stays.
 */
export async function readInvoice(
  backend: Backend,
  number: string,
  account: string | null,
  document: InvoiceDocument | null,
  before: ShownInvoice | null,
): Promise<ShownInvoice> {
  const [view, pdf] = await Promise.all([
    backend.invoice(number, account, document),
    backend.invoicePdf(number, account, document),
  ]);
  return { ...view, pdf: before && sameBytes(before.pdf, pdf) ? before.pdf : pdf };
}

function sameBytes(one: ArrayBuffer, other: ArrayBuffer): boolean {
  if (one.byteLength !== other.byteLength) return false;
  const others = new Uint8Array(other);
  return new Uint8Array(one).every((byte, index) => byte === others[index]);
}
