import type { AppState } from '../../lib/app-state.svelte';
import type { RequestFilter } from './status';

/** What the list of requests was narrowed to. */
export interface RequestSearch {
  account: string;
  text: string;
  filter: RequestFilter;
}

const searches = new WeakMap<AppState, RequestSearch>();

/** The search that was left last in this account, for the way back from a request. */
export function rememberedSearch(app: AppState, account: string): RequestSearch {
  const search = searches.get(app);
  return search?.account === account ? search : { account, text: '', filter: 'all' };
}

/** Remembers a search while the window is open. */
export function rememberSearch(app: AppState, search: RequestSearch): void {
  searches.set(app, search);
}
