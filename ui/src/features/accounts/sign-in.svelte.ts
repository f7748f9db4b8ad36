import type { Backend } from '../../lib/backend/backend';
import type { SignInAddress, SignedInView } from '../../lib/backend/types';
import { Action } from '../../lib/waiting/action.svelte';

/** A sign-in in the system's browser: it waits until the person comes back, or until it is cancelled. */
export class SignIn extends Action<'sign-in' | 'sign-out'> {
  /** Where the person signs in; `null` until the browser was given it. */
  address = $state.raw<SignInAddress | null>(null);

  readonly #backend: Backend;

  constructor(backend: Backend) {
    super();
    this.#backend = backend;
  }

  /** Resolves with who signed in; with `null` where it was cancelled or failed. */
  async begin(): Promise<SignedInView | null> {
    const signedIn = await this.run('sign-in', () => this.#backend.signIn((address) => (this.address = address)));
    this.address = null;
    return signedIn ?? null;
  }

  /** Waits no more. */
  cancel(): void {
    if (this.current !== 'sign-in') return;
    void this.#backend.cancelSignIn().catch((reason: unknown) => console.error(reason));
  }

  /** Forgets the sign-in; resolves with what is said of it. */
  async end(): Promise<string | undefined> {
    return this.run('sign-out', () => this.#backend.signOut());
  }
}
