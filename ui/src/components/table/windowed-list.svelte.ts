import { asErrorView } from '../../lib/backend/error';
import type { ErrorView } from '../../lib/backend/types';
import { whenSlow } from '../../lib/waiting/slow';
import type { Rows } from './columns';

/** Rows are fetched in windows of this many. */
export const windowSize = 100;

/** A window of a list, as it is answered. */
export interface WindowPage<Row> {
  rows: Row[];
  /** How many match in all. */
  matching: number;
}

/** Asks for a window of the list that is searched now. */
type Ask<Page> = (offset: number, limit: number) => Promise<Page>;

/** A list as long as its search says, with only those windows of it fetched that were looked at. */
export class WindowedList<Row, Page extends WindowPage<Row>> implements Rows<Row> {
  /** How many match. */
  matching = $state(0);
  /** The first window was read. */
  loaded = $state(false);
  /** Why the last reading failed. */
  error = $state.raw<ErrorView | null>(null);
  /** The first window takes long enough to say so. */
  slow = $state(false);

  #windows = $state.raw<ReadonlyMap<number, Row[]>>(new Map());
  #asked = new Set<number>();
  #turn = 0;
  #ask: Ask<Page> | null = null;

  /** The row at a place of the list; `undefined` while its window is not fetched. */
  rowAt(index: number): Row | undefined {
    return this.#windows.get(Math.floor(index / windowSize))?.[index % windowSize];
  }

  /**
   * Searches anew, its first window by `first` and what follows by `ask`. The rows on screen stay until the new ones are
   * there; then `take` hears what else was answered. Resolves with whether this search was the one that counted.
   */
  protected async begin(first: () => Promise<Page>, ask: Ask<Page>, take: (page: Page) => void): Promise<boolean> {
    const turn = ++this.#turn;
    this.#ask = ask;
    try {
      const page = await whenSlow(first(), () => (this.slow = turn === this.#turn));
      if (turn !== this.#turn) return false;
      this.matching = page.matching;
      take(page);
      this.#asked = new Set([0]);
      this.#windows = new Map([[0, page.rows]]);
      this.loaded = true;
      this.error = null;
      return true;
    } catch (reason) {
      if (turn === this.#turn) this.error = asErrorView(reason);
      return false;
    } finally {
      if (turn === this.#turn) this.slow = false;
    }
  }

  /** Asks for something more about the search that counts now; `take` hears the answer if it still does then. */
  protected async more(ask: () => Promise<Page>, take: (page: Page) => void): Promise<void> {
    const turn = this.#turn;
    try {
      const page = await ask();
      if (turn === this.#turn) take(page);
    } catch (reason) {
      if (turn === this.#turn) this.error = asErrorView(reason);
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
  async rows(first: number, last: number): Promise<Row[]> {
    const known = Array.from({ length: last - first + 1 }, (_, offset) => this.rowAt(first + offset));
    if (known.every((row) => row !== undefined)) return known;
    try {
      return (await this.#ask?.(first, last - first + 1))?.rows ?? [];
    } catch (reason) {
      this.error = asErrorView(reason);
      return [];
    }
  }

  async #fetch(index: number): Promise<void> {
    const turn = this.#turn;
    this.#asked.add(index);
    try {
      const page = await this.#ask?.(index * windowSize, windowSize);
      if (turn !== this.#turn || !page) return;
      this.#windows = new Map(this.#windows).set(index, page.rows);
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.#asked.delete(index);
      this.error = asErrorView(reason);
    }
  }
}
