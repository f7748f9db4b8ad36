import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type { ChoiceView, ErrorView, InvoiceQuery, InvoiceRow } from '../../lib/backend/types';
import { slowAfter } from '../../lib/reader.svelte';

/** Rows are fetched in windows of this many. */
export const windowSize = 100;

/** What the list can be sorted by. */
export const sorts = ['number', 'date', 'offer', 'bill_to', 'amount', 'status'] as const;

/** What the list is sorted by. */
export type Sort = (typeof sorts)[number];

/** A search among the invoices. */
export interface Search {
  text: string;
  /** Id of an offer; empty for all. */
  offer: string;
  sort: Sort;
  descending: boolean;
}

/** The list of invoices: as long as the search says, with only those windows of it fetched that were looked at. */
export class InvoiceList {
  /** How many match. */
  matching = $state(0);
  /** How many there are. */
  all = $state(0);
  /** One line below the title. */
  summary = $state('');
  /** Offers that have invoices. */
  offers = $state.raw<ChoiceView[]>([]);
  /** The first window was read. */
  loaded = $state(false);
  /** Why the last reading failed. */
  error = $state.raw<ErrorView | null>(null);
  /** The first window takes long enough to say so. */
  slow = $state(false);

  readonly #backend: Backend;
  #search: Search = { text: '', offer: '', sort: 'date', descending: true };
  #windows = $state.raw<ReadonlyMap<number, InvoiceRow[]>>(new Map());
  #asked = new Set<number>();
  #turn = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The row at a place of the list; `undefined` while its window is not fetched. */
  rowAt(index: number): InvoiceRow | undefined {
    return this.#windows.get(Math.floor(index / windowSize))?.[index % windowSize];
  }

  /** Searches anew. The rows on screen stay until the new ones are there. */
  async search(search: Search): Promise<boolean> {
    const turn = ++this.#turn;
    this.#search = { ...search };
    const timer = setTimeout(() => (this.slow = turn === this.#turn), slowAfter);
    try {
      const page = await this.#backend.invoices(this.#query(0));
      if (turn !== this.#turn) return false;
      this.matching = page.matching;
      this.all = page.all;
      this.summary = page.summary;
      this.offers = page.offers;
      this.#asked = new Set([0]);
      this.#windows = new Map([[0, page.rows]]);
      this.loaded = true;
      this.error = null;
      return true;
    } catch (reason) {
      if (turn === this.#turn) this.error = asErrorView(reason);
      return false;
    } finally {
      clearTimeout(timer);
      if (turn === this.#turn) this.slow = false;
    }
  }

  /** Fetches the windows that hold the rows from `first` to `last` and are not there yet. */
  async need(first: number, last: number): Promise<void> {
    const from = Math.floor(Math.max(0, first) / windowSize);
    const to = Math.floor(Math.min(last, this.matching - 1) / windowSize);
    const missing: Promise<void>[] = [];
    for (let index = from; index <= to; index++) {
      if (!this.#asked.has(index)) missing.push(this.#fetch(index));
    }
    await Promise.all(missing);
  }

  async #fetch(index: number): Promise<void> {
    const turn = this.#turn;
    this.#asked.add(index);
    try {
      const page = await this.#backend.invoices(this.#query(index * windowSize));
      if (turn !== this.#turn) return;
      this.#windows = new Map(this.#windows).set(index, page.rows);
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.#asked.delete(index);
      this.error = asErrorView(reason);
    }
  }

  #query(offset: number): InvoiceQuery {
    const { text, offer, sort, descending } = this.#search;
    return { text, offer: offer || null, sort, descending, offset, limit: windowSize };
  }
}
