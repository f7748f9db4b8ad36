/**
 * A place in the page. It stands in the address, so that a reload and the back key lead to the same place. An order is
 * `placed` when it is shown as the last step of the wizard.
 */
export type Route =
  | { page: 'offers' }
  | { page: 'renew'; offer: string }
  | { page: 'orders' }
  | { page: 'order'; order: string; placed?: boolean }
  | { page: 'invoices'; offer?: string; number?: string }
  | { page: 'profile' }
  | { page: 'settings' };

/** The pages of the navigation, in their order. */
export const mainPages = ['offers', 'orders', 'invoices', 'profile', 'settings'] as const;

/** A page of the navigation. */
export type MainPage = (typeof mainPages)[number];

/** The route that an address names; the offers where it names none. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page, rest] = path.split('/').map(decode);
  const values = new URLSearchParams(query);
  switch (page) {
    case 'renew':
      return rest ? { page, offer: rest } : { page: 'offers' };
    case 'order':
      return rest ? { page, order: rest, placed: values.has('placed') } : { page: 'orders' };
    case 'invoices':
      return { page, offer: values.get('offer') ?? undefined, number: values.get('number') ?? undefined };
    case 'orders':
    case 'profile':
    case 'settings':
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
    case 'renew':
      return `#/renew/${encodeURIComponent(route.offer)}`;
    case 'order':
      return `#/order/${encodeURIComponent(route.order)}${route.placed ? '?placed' : ''}`;
    case 'invoices': {
      const values = new URLSearchParams();
      if (route.offer) values.set('offer', route.offer);
      if (route.number) values.set('number', route.number);
      const query = values.toString();
      return query ? `#/invoices?${query}` : '#/invoices';
    }
    default:
      return `#/${route.page}`;
  }
}

/** The page of the navigation that a route belongs to. */
export function mainPageOf(route: Route): MainPage {
  if (route.page === 'renew') return 'offers';
  if (route.page === 'order') return route.placed ? 'offers' : 'orders';
  return route.page;
}

class Navigation {
  /** Where the page is. */
  route = $state.raw<Route>(parseRoute(location.hash));
  /** The offer whose tile takes the focus when the offers are shown next. */
  focusOffer: string | null = null;

  constructor() {
    addEventListener('hashchange', () => (this.route = parseRoute(location.hash)));
  }

  /** Goes to a route. */
  go(route: Route): void {
    this.route = route;
    const address = addressOf(route);
    if (location.hash !== address) location.hash = address;
  }

  /** Goes to a route in the place of this one, so that the back key does not lead here again. */
  replace(route: Route): void {
    this.route = route;
    history.replaceState(history.state, '', addressOf(route));
  }
}

/** The page's place. */
export const navigation = new Navigation();
