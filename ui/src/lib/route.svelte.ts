import type { HandoffKind, InvoiceQuery } from './backend/types';

/**
 * A place in the page. It stands in the address, so that a reload and the back key lead to the same place. An order is
 * `placed` when it is shown as the last step of the wizard, a request `sent` when it is the answer to sending it. The
 * profile has a way `back` to the offer whose order it was opened from.
 */
export type Route =
  | { page: 'offers' }
  | { page: 'offer'; offer: string }
  | { page: 'cancel'; offer: string }
  | { page: 'renew'; offer: string }
  | { page: 'handoff'; kind: HandoffKind; offer: string }
  | { page: 'orders' }
  | { page: 'order'; order: string; placed?: boolean }
  | InvoicesRoute
  | { page: 'requests' }
  | { page: 'request'; request: string; sent?: boolean }
  | { page: 'profile'; back?: string }
  | { page: 'settings' }
  | { page: 'accounts'; add?: boolean; kind?: AccountKind }
  | { page: 'help' };

/** The invoices, narrowed to those of an offer, of some days or of a currency, or to one of them. */
export interface InvoicesRoute {
  page: 'invoices';
  offer?: string;
  number?: string;
  /** First and last invoice date. */
  from?: string;
  to?: string;
  currency?: string;
  /** Short name of an account, or `all`. */
  account?: string;
  view?: InvoicesView;
  /** The proposal that is looked at. */
  proposal?: string;
}

/** Where the invoices are listed that a query finds. */
export function invoicesRoute(query: InvoiceQuery): InvoicesRoute {
  const { offer, from, to, currency, account } = query;
  return {
    page: 'invoices',
    offer: offer ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
    currency: currency ?? undefined,
    account: account ?? undefined,
  };
}

/** How an account of one's own comes by its records. */
export type AccountKind = 'sign-in' | 'by-hand';

const accountKinds: readonly AccountKind[] = ['sign-in', 'by-hand'];

/** What the page of invoices can be narrowed to by its address. */
const narrowing = ['offer', 'number', 'from', 'to', 'currency', 'account'] as const;

/** Whether an address leaves invoices out. */
export function narrowsInvoices(route: Route): boolean {
  return route.page === 'invoices' && narrowing.some((name) => route[name] !== undefined);
}

/** What the page of invoices shows instead of the list. */
export type InvoicesView = 'spending' | 'checks' | 'proposals';

const invoicesViews: readonly InvoicesView[] = ['spending', 'checks', 'proposals'];

const handoffKinds: readonly HandoffKind[] = ['renew', 'buy', 'cancel', 'bill-to', 'request'];

/** The pages of the navigation, in their order. */
export const mainPages = ['offers', 'orders', 'invoices', 'requests', 'profile', 'settings', 'help'] as const;

/** A page of the navigation. */
export type MainPage = (typeof mainPages)[number];

/** The route that an address names; the offers where it names none. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page, rest, last] = path.split('/').map(decode);
  const values = new URLSearchParams(query);
  switch (page) {
    case 'offer':
    case 'cancel':
    case 'renew':
      return rest ? { page, offer: rest } : { page: 'offers' };
    case 'handoff': {
      const kind = handoffKinds.find((known) => known === rest);
      return kind && last ? { page, kind, offer: last } : { page: 'offers' };
    }
    case 'request':
      return rest ? { page, request: rest, sent: values.has('sent') } : { page: 'requests' };
    case 'profile':
      return { page, back: values.get('back') ?? undefined };
    case 'order':
      return rest ? { page, order: rest, placed: values.has('placed') } : { page: 'orders' };
    case 'accounts':
      return { page, add: values.has('add'), kind: accountKinds.find((kind) => kind === values.get('add')) };
    case 'invoices':
      return {
        page,
        offer: values.get('offer') ?? undefined,
        number: values.get('number') ?? undefined,
        from: values.get('from') ?? undefined,
        to: values.get('to') ?? undefined,
        currency: values.get('currency') ?? undefined,
        account: values.get('account') ?? undefined,
        view: invoicesViews.find((view) => view === rest),
        proposal: values.get('proposal') ?? undefined,
      };
    case 'orders':
    case 'requests':
    case 'settings':
    case 'help':
      return { page };
    default:
      return { page: 'offers' };
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a route. */
export function addressOf(route: Route): string {
  switch (route.page) {
    case 'offer':
    case 'cancel':
    case 'renew':
      return `#/${route.page}/${encodeURIComponent(route.offer)}`;
    case 'handoff':
      return `#/handoff/${route.kind}/${encodeURIComponent(route.offer)}`;
    case 'request':
      return `#/request/${encodeURIComponent(route.request)}${route.sent ? '?sent' : ''}`;
    case 'profile':
      return route.back ? `#/profile?${new URLSearchParams({ back: route.back })}` : '#/profile';
    case 'order':
      return `#/order/${encodeURIComponent(route.order)}${route.placed ? '?placed' : ''}`;
    case 'accounts':
      return route.add ? `#/accounts?add${route.kind ? `=${route.kind}` : ''}` : '#/accounts';
    case 'invoices': {
      const values = new URLSearchParams();
      for (const name of narrowing) {
        const value = route[name];
        if (value) values.set(name, value);
      }
      if (route.proposal) values.set('proposal', route.proposal);
      const query = values.toString();
      const path = route.view ? `#/invoices/${route.view}` : '#/invoices';
      return query ? `${path}?${query}` : path;
    }
    default:
      return `#/${route.page}`;
  }
}

/** What is looked at in a route, without what is chosen or looked for in it: another one is another page. */
export function placeOf(route: Route): string {
  switch (route.page) {
    case 'invoices':
      return addressOf({ page: 'invoices', view: route.view, proposal: route.proposal });
    case 'order':
      return addressOf({ page: 'order', order: route.order });
    case 'accounts':
      return addressOf({ page: 'accounts' });
    case 'request':
      return addressOf({ page: 'request', request: route.request });
    case 'profile':
      return addressOf({ page: 'profile' });
    default:
      return addressOf(route);
  }
}

/** The page of the navigation that a route belongs to. */
export function mainPageOf(route: Route): MainPage {
  if (route.page === 'renew' || route.page === 'offer' || route.page === 'cancel' || route.page === 'handoff')
    return 'offers';
  if (route.page === 'request') return 'requests';
  if (route.page === 'accounts') return 'settings';
  if (route.page === 'order') return route.placed ? 'offers' : 'orders';
  return route.page;
}

/** Asks the user whether a place may be left; resolves with whether it may. */
export type LeaveQuestion = () => Promise<boolean>;

class Navigation {
  /** Where the page is. */
  route = $state.raw<Route>(parseRoute(location.hash));
  /** The offer whose tile takes the focus when the offers are shown next. */
  focusOffer: string | null = null;

  #question: LeaveQuestion | null = null;

  constructor() {
    addEventListener('hashchange', () => this.#follow(parseRoute(location.hash)));
  }

  /** Goes to a route, once the place that is left has nothing against it. */
  go(route: Route): void {
    if (this.#asksBefore(route)) {
      void this.mayLeave().then((may) => {
        if (may) this.#show(route);
      });
    } else {
      this.#show(route);
    }
  }

  /** Goes to a route in the place of this one, so that the back key does not lead here again. */
  replace(route: Route): void {
    this.route = route;
    history.replaceState(history.state, '', addressOf(route));
  }

  /** Has a question asked before this page is left, until the returned function is called. */
  askBeforeLeaving(question: LeaveQuestion): () => void {
    this.#question = question;
    return () => {
      if (this.#question === question) this.#question = null;
    };
  }

  /** Whether what is on screen may be left; asks where something would be lost. */
  async mayLeave(): Promise<boolean> {
    const question = this.#question;
    if (!question) return true;
    const may = await question();
    if (may && this.#question === question) this.#question = null;
    return may;
  }

  #asksBefore(route: Route): boolean {
    return this.#question !== null && route.page !== this.route.page;
  }

  /** The address was changed by a link or the back key. Until the question is answered it stays that of the page. */
  #follow(route: Route): void {
    if (this.#asksBefore(route)) {
      history.replaceState(history.state, '', addressOf(this.route));
      this.go(route);
    } else {
      this.route = route;
    }
  }

  #show(route: Route): void {
    this.route = route;
    const address = addressOf(route);
    if (location.hash !== address) location.hash = address;
  }
}

/** The page's place. */
export const navigation = new Navigation();
