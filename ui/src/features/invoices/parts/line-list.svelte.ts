import { WindowedList, windowSize } from '../../../components/table/windowed-list.svelte';
import type { Backend } from '../../../lib/backend/backend';
import type { InvoiceLinesPage, InvoiceLineView } from '../../../lib/backend/types';

/** The lines of an invoice, of which only those are fetched that were looked at. */
export class LineList extends WindowedList<InvoiceLineView, InvoiceLinesPage> {
  /** Reads them from the beginning. */
  async read(backend: Backend, number: string, account: string | null): Promise<boolean> {
    const ask = (offset: number, limit: number) => backend.invoiceLines(number, account, offset, limit);
    return this.begin(
      () => ask(0, windowSize),
      ask,
      () => undefined,
    );
  }
}
