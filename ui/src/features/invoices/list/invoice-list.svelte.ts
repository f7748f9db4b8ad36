import type { Backend } from '../../../lib/backend/backend';
import { asErrorView } from '../../../lib/backend/error';
import type {
  ChoiceView,
  ErrorView,
  InvoiceQuery,
  InvoiceRow,
  InvoiceStatus,
  Offline,
} from '../../../lib/backend/types';
import { whenSlow } from '../../../lib/waiting/slow';
import { everything, queryOf, type Search } from './search';

/** Rows are fetched in windows of this many. */
export const windowSize = 100;

/** While one types, counting stops here at first; the whole number follows. */
const countedWhileTyping = 1000;

/** What there is to narrow the list by. */
export interface Choices {
  offers: ChoiceView<string>[];
  statuses: ChoiceView<InvoiceStatus>[];
  currencies: ChoiceView<string>[];
  offlineStates: ChoiceView<Offline>[];
  accounts: ChoiceView<string>[];
}

/**
 * Whether only the text was typed on. The same search once more is none of that: it is asked because the records changed,
 * and with them what there is to narrow the list by.
 */
function differsInTextOnly(before: Search, now: Search): boolean {
  const filters = (search: Search) => JSON.stringify({ ...search, text: '' });
  return before.text !== now.text && filters(before) === filters(now);
}

/** The list of invoices: as long as the search says, with only those windows of it fetched that were looked at. */
export class InvoiceList {
  /** How many match. */
  matching = $state(0);
  /** How many there are. */
  all = $state(0);
  /** One line below the title. */
  summary = $state('');
  /** There are more than that: they are still being counted. */
  counting = $state(false);
  /** What there is to narrow the list by. */
  choices = $state.raw<Choices>({ offers: [], statuses: [], currencies: [], offlineStates: [], accounts: [] });
  /** The first window was read. */
  loaded = $state(false);
  /** Why the last reading failed. */
  error = $state.raw<ErrorView | null>(null);
  /** The first window takes long enough to say so. */
  slow = $state(false);

  readonly #backend: Backend;
  #search: Search = everything();
  #windows = $state.raw<ReadonlyMap<number, InvoiceRow[]>>(new Map());
  #asked = new Set<number>();
  #turn = 0;
  /** The search whose answer told the choices. */
  #choicesOf: Search | null = null;

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
    try {
      const asksChoices = !this.#choicesOf || !differsInTextOnly(this.#choicesOf, search);
      const query = {
        ...this.#query(0),
        count_at_most: search.text.trim() ? countedWhileTyping : 0,
        without_choices: !asksChoices,
      };
      const page = await whenSlow(this.#backend.invoices(query), () => (this.slow = turn === this.#turn));
      if (turn !== this.#turn) return false;
      this.matching = page.matching;
      this.counting = page.more;
      this.all = page.all;
      this.summary = page.summary;
      if (asksChoices) {
        this.choices = {
          offers: page.offers,
          statuses: page.statuses,
          currencies: page.currencies,
          offlineStates: page.offline_states,
          accounts: page.accounts,
        };
      }
      this.#choicesOf = { ...search };
      this.#asked = new Set([0]);
      this.#windows = new Map([[0, page.rows]]);
      this.loaded = true;
      this.error = null;
      if (page.more) void this.#countAll(turn);
      return true;
    } catch (reason) {
      if (turn === this.#turn) this.error = asErrorView(reason);
      return false;
    } finally {
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

  /** The rows from `first` to `last`, fetched where they are not there yet. */
  async rows(first: number, last: number): Promise<InvoiceRow[]> {
    const known = Array.from({ length: last - first + 1 }, (_, offset) => this.rowAt(first + offset));
    if (known.every((row) => row !== undefined)) return known;
    try {
      return (await this.#backend.invoices({ ...this.#query(first), limit: last - first + 1 })).rows;
    } catch (reason) {
      this.error = asErrorView(reason);
      return [];
    }
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

  /** Counts what matches to the end. */
  async #countAll(turn: number): Promise<void> {
    try {
      const page = await this.#backend.invoices({ ...this.#query(0), limit: 1 });
      if (turn !== this.#turn) return;
      this.matching = page.matching;
      this.summary = page.summary;
      this.counting = false;
    } catch (reason) {
      if (turn === this.#turn) this.error = asErrorView(reason);
    }
  }

  #query(offset: number): InvoiceQuery {
    return { ...queryOf(this.#search), offset, limit: windowSize, without_choices: true };
  }
}
