import { asErrorView } from '../backend/error';
import type { ErrorView } from '../backend/types';
import { whenSlow } from './slow';

/** Something that Rust is asked to do. None begins before the one under way has ended, so that nothing is done twice. */
export class Action<Name extends string = 'act'> {
  /** What is under way. */
  current = $state<Name | null>(null);
  /** It takes long enough to say so. */
  slow = $state(false);
  /** Why the last one came to nothing. */
  error = $state.raw<ErrorView | null>(null);

  /** Something is under way. */
  get busy(): boolean {
    return this.current !== null;
  }

  /** Resolves with the answer; with `undefined` where another one is under way, or where it failed and `error` says why. */
  async run<T>(name: Name, action: () => Promise<T>): Promise<T | undefined> {
    if (this.current) return undefined;
    this.current = name;
    this.error = null;
    try {
      return await whenSlow(action(), () => (this.slow = true));
    } catch (reason) {
      this.error = asErrorView(reason);
      return undefined;
    } finally {
      this.slow = false;
      this.current = null;
    }
  }
}
