import { WindowedList, windowSize } from '../../../components/table/windowed-list.svelte';
import type { Backend } from '../../../lib/backend/backend';
import type {
  Booking,
  ChoiceView,
  InvoiceQuery,
  InvoiceRow,
  InvoicesPage,
  InvoiceStatus,
  Offline,
} from '../../../lib/backend/types';
import { everything, queryOf, type Search } from './search';

/** While one types, counting stops here at first; the whole number follows. */
const countedWhileTyping = 1000;

/** What there is to narrow the list by. */
export interface Choices {
  offers: ChoiceView<string>[];
  statuses: ChoiceView<InvoiceStatus>[];
  currencies: ChoiceView<string>[];
  offlineStates: ChoiceView<Offline>[];
  bookings: ChoiceView<Booking>[];
  ledgerCodes: ChoiceView<string>[];
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

/** The list of invoices. */
export class InvoiceList extends WindowedList<InvoiceRow, InvoicesPage> {
  /** How many there are. */
  all = $state(0);
  /** One line below the title. */
  summary = $state('');
  /** There are more than that: they are still being counted. */
  counting = $state(false);
  /** What there is to narrow the list by. */
  choices = $state.raw<Choices>({
    offers: [],
    statuses: [],
    currencies: [],
    offlineStates: [],
    bookings: [],
    ledgerCodes: [],
    accounts: [],
  });

  readonly #backend: Backend;
  #search: Search = everything();
  /** The search whose answer told the choices. */
  #choicesOf: Search | null = null;

  constructor(backend: Backend) {
    super();
    this.#backend = backend;
  }

  /** Searches anew. The rows on screen stay until the new ones are there. */
  async search(search: Search): Promise<boolean> {
    this.#search = { ...search };
    const asksChoices = !this.#choicesOf || !differsInTextOnly(this.#choicesOf, search);
    const first = {
      ...this.#query(0, windowSize),
      count_at_most: search.text.trim() ? countedWhileTyping : 0,
      without_choices: !asksChoices,
    };
    return this.begin(
      () => this.#backend.invoices(first),
      (offset, limit) => this.#backend.invoices(this.#query(offset, limit)),
      (page) => {
        this.counting = page.more;
        this.all = page.all;
        this.summary = page.summary;
        if (asksChoices) this.#takeChoices(page);
        this.#choicesOf = { ...search };
        if (page.more) void this.#countAll();
      },
    );
  }

  #takeChoices(page: InvoicesPage): void {
    this.choices = {
      offers: page.offers,
      statuses: page.statuses,
      currencies: page.currencies,
      offlineStates: page.offline_states,
      bookings: page.bookings,
      ledgerCodes: page.ledger_codes,
      accounts: page.accounts,
    };
  }

  /** Counts what matches to the end. */
  #countAll(): Promise<void> {
    return this.more(
      () => this.#backend.invoices(this.#query(0, 1)),
      (page) => {
        this.matching = page.matching;
        this.summary = page.summary;
        this.counting = false;
      },
    );
  }

  #query(offset: number, limit: number): InvoiceQuery {
    return { ...queryOf(this.#search), offset, limit, without_choices: true };
  }
}
