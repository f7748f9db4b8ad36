import { asErrorView } from '../backend/error';
import type { ErrorView } from '../backend/types';
import { whenSlow } from './slow';

/**
 * Something read from Rust. A newer reading overtakes an older one that is still under way, and the value of the last
 * reading stays on screen until the next one is there.
 */
export class Reader<T> {
  /** What was read last. */
  value = $state.raw<T | null>(null);
  /** Why the last reading failed. */
  error = $state.raw<ErrorView | null>(null);
  /** The reading under way takes long enough to say so. */
  slow = $state(false);

  #turn = 0;

  /** Reads, and resolves with whether this reading was the one that counted and succeeded. */
  async read(source: () => Promise<T>): Promise<boolean> {
    const turn = ++this.#turn;
    try {
      const value = await whenSlow(source(), () => (this.slow = turn === this.#turn));
      if (turn !== this.#turn) return false;
      this.value = value;
      this.error = null;
      return true;
    } catch (reason) {
      if (turn === this.#turn) this.error = asErrorView(reason);
      return false;
    } finally {
      if (turn === this.#turn) this.slow = false;
    }
  }

  /** Takes a value that came with the answer to a change; a reading that began before it no longer counts. */
  take(value: T): void {
    this.clear();
    this.value = value;
  }

  /** Forgets the value and whatever is under way. */
  clear(): void {
    this.forget();
    this.value = null;
    this.error = null;
  }

  /** What is under way no longer counts. */
  forget(): void {
    this.#turn++;
    this.slow = false;
  }
}
