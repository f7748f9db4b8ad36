import type { Desk } from '../../lib/app-state.svelte';
import type { RequestFilter } from './status';

/** What the list of requests was narrowed to. */
export interface RequestSearch {
  account: string;
  text: string;
  filter: RequestFilter;
}

const searches = new WeakMap<Desk, RequestSearch>();

/** The search that was left last in this account, for the way back from a request. */
export function rememberedSearch(desk: Desk, account: string): RequestSearch {
  const search = searches.get(desk);
  return search?.account === account ? search : { account, text: '', filter: 'all' };
}

/** Remembers a search while the window is open. */
export function rememberSearch(desk: Desk, search: RequestSearch): void {
  searches.set(desk, search);
}
