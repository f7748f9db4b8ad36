import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type { AddressCheckView, ErrorView, ProfileField, ProfileInput } from '../../lib/backend/types';

/** The fields that are an address together. */
export const addressFields = [
  'address_line1',
  'address_line2',
  'county',
  'city',
  'state',
  'postal_code',
] as const satisfies readonly ProfileField[];

/** Tells addresses of forms from each other. */
export function addressKeyOf(input: ProfileInput): string {
  return JSON.stringify(addressFields.map((field) => input[field].trim()));
}

/**
 * What Partner Center says of an address before it is saved, for the person to decide. What is not known keeps nobody from
 * saving.
 */
export class AddressQuestion {
  /** What was said of it, where somebody has to decide. */
  check = $state.raw<AddressCheckView | null>(null);
  /** Why it could not be asked about. */
  error = $state.raw<ErrorView | null>(null);
  /** The question is under way. */
  asking = $state(false);
  /** A suggested address stands in the form. */
  taken = $state(false);

  readonly #backend: Backend;
  /** The address that the person was told about, or that they took. */
  #decided = '';

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** There is something to decide on screen. */
  get open(): boolean {
    return this.check !== null || this.error !== null;
  }

  /** Asks about an address, once. Resolves with whether there is something to decide that was not told before. */
  async ask(input: ProfileInput): Promise<boolean> {
    const key = addressKeyOf(input);
    if (key === this.#decided) return false;
    this.forget();
    this.asking = true;
    try {
      const check = await this.#backend.checkAddress({ ...input });
      if (check?.needs_decision) this.check = check;
    } catch (reason) {
      this.error = asErrorView(reason);
    } finally {
      this.asking = false;
    }
    this.#decided = key;
    return this.open;
  }

  /** A suggested address was put into the form. */
  take(input: ProfileInput): void {
    this.forget();
    this.#decided = addressKeyOf(input);
    this.taken = true;
  }

  /** What was told is of another address than the one that stands there now. */
  follow(input: ProfileInput): void {
    if (addressKeyOf(input) !== this.#decided) this.forget();
  }

  /** Nothing is told any more: the address is asked about anew. */
  forget(): void {
    this.check = null;
    this.error = null;
    this.taken = false;
    this.#decided = '';
  }
}
