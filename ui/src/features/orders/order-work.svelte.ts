import { slowAfter } from '../../lib/waiting/reader.svelte';

/** What an order is waiting for. */
export type Work = 'upload' | 'cancel';

/** The change of an order that is under way; no second one starts before it has ended. */
export class OrderWork {
  /** The change under way. */
  current = $state<Work | null>(null);
  /** It takes long enough to say so. */
  slow = $state(false);

  /** Runs a change unless another one is under way. Resolves with its answer, `undefined` when it was not begun. */
  async run<T>(work: Work, action: () => Promise<T>): Promise<T | undefined> {
    if (this.current) return undefined;
    this.current = work;
    const timer = setTimeout(() => (this.slow = true), slowAfter);
    try {
      return await action();
    } finally {
      clearTimeout(timer);
      this.slow = false;
      this.current = null;
    }
  }
}
