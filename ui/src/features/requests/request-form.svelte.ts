import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type { ErrorView, RequestDetailsView } from '../../lib/backend/types';
import { slowAfter } from '../../lib/waiting/reader.svelte';
import { joinSentences } from '../../lib/words.svelte';

/** A field of a new request that can be wrong. */
export type RequestField = 'summary' | 'description';

/** The fields whose contents an error speaks of, by its code. */
const fieldOfCode: Record<string, RequestField> = {
  summary_missing: 'summary',
  summary_too_long: 'summary',
  note_empty: 'description',
  note_too_long: 'description',
};

/** A new request while it is written. What is typed stays until it is sent. */
export class RequestForm {
  /** Place of the chosen type of problem: its name follows the language. */
  kind = $state(0);
  summary = $state('');
  description = $state('');
  /** Why the last try came to nothing, where no field is the reason. */
  error = $state.raw<ErrorView | null>(null);
  /** The request is being sent. */
  busy = $state(false);
  /** It takes long enough to say so. */
  slow = $state(false);

  readonly #backend: Backend;
  #wrong = $state.raw<{ field: RequestField; message: string } | null>(null);
  #sent = $state(false);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Something is typed that is not sent. */
  get dirty(): boolean {
    return !this.#sent && (this.summary.trim() !== '' || this.description.trim() !== '');
  }

  /** Why a field was refused; empty once it is typed in again. */
  problem(field: RequestField): string {
    return this.#wrong?.field === field ? this.#wrong.message : '';
  }

  /** A field was typed in. */
  changed(field: RequestField): void {
    if (this.#wrong?.field === field) this.#wrong = null;
  }

  /** Sends the request, once. Resolves with it, with the field that was refused, or with `null` where it failed. */
  async send(kinds: string[]): Promise<RequestDetailsView | RequestField | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    this.#wrong = null;
    const timer = setTimeout(() => (this.slow = true), slowAfter);
    try {
      const { summary, description } = this;
      const request = await this.#backend.makeRequest({ kind: kinds[this.kind] ?? '', summary, description });
      this.#sent = true;
      return request;
    } catch (reason) {
      const error = asErrorView(reason);
      const field = fieldOfCode[error.code];
      if (!field) {
        this.error = error;
        return null;
      }
      this.#wrong = { field, message: joinSentences(error.message, error.todo) };
      return field;
    } finally {
      clearTimeout(timer);
      this.slow = false;
      this.busy = false;
    }
  }
}
