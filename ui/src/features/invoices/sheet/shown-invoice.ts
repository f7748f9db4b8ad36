import type { Backend } from '../../../lib/backend/backend';
import type { InvoiceDocument, InvoiceView } from '../../../lib/backend/types';

/** An invoice on screen: its PDF and what stands beside it. */
export type ShownInvoice = InvoiceView & { pdf: ArrayBuffer };

/** Reads an invoice; without a document the issuer's own PDF is shown, else the copy in the remembered language. */
export async function readInvoice(
  backend: Backend,
  number: string,
  account: string | null,
  document: InvoiceDocument | null,
): Promise<ShownInvoice> {
  const [view, pdf] = await Promise.all([
    backend.invoice(number, account, document),
    backend.invoicePdf(number, account, document),
  ]);
  return { ...view, pdf };
}
