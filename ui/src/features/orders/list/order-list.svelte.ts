import { WindowedList, windowSize } from '../../../components/table/windowed-list.svelte';
import type { Backend } from '../../../lib/backend/backend';
import type { ChoiceView, OrderQuery, OrderSort, OrdersPage, OrderState, OrderView } from '../../../lib/backend/types';

/** A search among the orders. What is empty leaves nothing out. */
export interface OrderSearch {
  text: string;
  state: OrderState | '';
  /** Id of an offer. */
  offer: string;
  sort: OrderSort;
  descending: boolean;
}

/** A search that leaves nothing out, the newest first. */
export function everyOrder(): OrderSearch {
  return { text: '', state: '', offer: '', sort: 'date', descending: true };
}

/** Whether anything is left out. */
export function narrowsOrders({ text, state, offer }: OrderSearch): boolean {
  return text.trim() !== '' || state !== '' || offer !== '';
}

function queryOf({ text, state, offer, sort, descending }: OrderSearch): OrderQuery {
  return {
    text: text || undefined,
    state: state || undefined,
    offer: offer || undefined,
    sort,
    descending,
  };
}

/** The list of orders. */
export class OrderList extends WindowedList<OrderView, OrdersPage> {
  /** How many there are. */
  all = $state(0);
  /** One line below the title. */
  summary = $state('');
  /** The states that orders have. */
  states = $state.raw<ChoiceView<OrderState>[]>([]);
  /** The offers that have orders. */
  offers = $state.raw<ChoiceView<string>[]>([]);

  /** Any of the first orders has a number of its buyer's. */
  withPoNumber = $state(false);

  readonly #backend: Backend;

  constructor(backend: Backend) {
    super();
    this.#backend = backend;
  }

  /** Searches anew. The rows on screen stay until the new ones are there. */
  async search(search: OrderSearch): Promise<boolean> {
    const ask = (offset: number, limit: number) => this.#backend.orders({ ...queryOf(search), offset, limit });
    return this.begin(
      () => ask(0, windowSize),
      ask,
      (page) => {
        this.all = page.all;
        this.summary = page.summary;
        this.states = page.states;
        this.offers = page.offers;
        this.withPoNumber = page.rows.some(({ po_number }) => po_number !== null);
      },
    );
  }
}
