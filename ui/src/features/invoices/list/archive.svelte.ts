import type { Backend } from '../../../lib/backend/backend';
import type { ExportScope } from '../../archive-work/archive-work.svelte';
import { InvoiceList } from './invoice-list.svelte';
import { everything, further, queryOf, scopeOf, type Search } from './search';
import { Selection } from './selection.svelte';

/** What the list of invoices keeps while another view of the page is shown; forgotten with the page. */
export class Archive {
  /** The rows. */
  readonly list: InvoiceList;
  /** The ticked rows. */
  readonly selection = new Selection();
  /** What is looked for. */
  search = $state<Search>(everything());
  /** The filters behind "More filters" are shown. */
  furtherShown = $state(false);
  /** How often what the books say was changed for several invoices at once. */
  booked = $state(0);

  #scope = '';

  constructor(backend: Backend) {
    this.list = new InvoiceList(backend);
  }

  /** Searches anew. "All" is never all of something else than what was on screen when it was ticked. */
  async find(search: Search): Promise<boolean> {
    const scope = scopeOf(search);
    if (scope !== this.#scope && this.selection.all) this.selection.clear();
    this.#scope = scope;
    return this.list.search(search);
  }

  /** Leaves nothing out any more. */
  clearFilters(): void {
    const { sort, descending } = this.search;
    this.search = { ...everything(), sort, descending };
  }

  /** Looks for something else. Nothing leaves invoices out unseen. */
  narrowTo(search: Partial<Search>): void {
    this.search = { ...everything(), ...search };
    if (further.some((filter) => this.search[filter] !== '')) this.furtherShown = true;
  }

  /** The same rows once more, after what stands in them has changed. */
  async refresh(): Promise<void> {
    await this.find($state.snapshot(this.search));
  }

  /** What the books say of several invoices is another thing now. */
  async changedBooks(): Promise<void> {
    this.booked++;
    await this.refresh();
  }

  /** The ticked invoices; all that match where none is ticked. */
  exportScope(): ExportScope {
    const keys = this.selection.keys;
    if (this.selection.all) return { invoices: [], query: queryOf(this.search), except: keys };
    if (keys.length > 0) return { invoices: keys, query: null, except: [] };
    return { invoices: [], query: queryOf(this.search), except: [] };
  }
}
