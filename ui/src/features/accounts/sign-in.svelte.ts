import type { Backend } from '../../lib/backend/backend';
import type { DeviceCodeView, SignInAddress, SignedInView } from '../../lib/backend/types';
import { Action } from '../../lib/waiting/action.svelte';

/** A sign-in in a browser, this computer's or another one's: it waits for the person, or until it is cancelled. */
export class SignIn extends Action<'sign-in' | 'sign-out'> {
  /** Where the person signs in; `null` until the browser was given it. */
  address = $state.raw<SignInAddress | null>(null);

  /** The code that is typed elsewhere; `null` where none was asked for. */
  code = $state.raw<DeviceCodeView | null>(null);

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

  /** As {@link begin}, with a code that is typed in a browser elsewhere. */
  async beginByCode(): Promise<SignedInView | null> {
    const signedIn = await this.run('sign-in', () => this.#backend.signInByCode((code) => (this.code = code)));
    this.code = null;
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
