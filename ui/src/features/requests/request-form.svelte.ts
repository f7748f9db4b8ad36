import type { Backend } from '../../lib/backend/backend';
import type { Code, RequestDetailsView } from '../../lib/backend/types';
import { Action } from '../../lib/waiting/action.svelte';
import { joinSentences } from '../../lib/words.svelte';

/** A field of a new request that can be wrong. */
export type RequestField = 'summary' | 'description';

/** The fields whose contents an error speaks of, by its code. */
const fieldOfCode: Partial<Record<Code, RequestField>> = {
  summary_missing: 'summary',
  summary_too_long: 'summary',
  note_empty: 'description',
  note_too_long: 'description',
};

/** A new request while it is written. What is typed stays until it is sent. */
export class RequestForm extends Action<'send'> {
  /** Place of the chosen type of problem: its name follows the language. */
  kind = $state(0);
  summary = $state('');
  description = $state('');

  readonly #backend: Backend;
  #wrong = $state.raw<{ field: RequestField; message: string } | null>(null);
  #sent = $state(false);

  constructor(backend: Backend) {
    super();
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
    this.#wrong = null;
    const { summary, description } = this;
    const sent = await this.run('send', () =>
      this.#backend.makeRequest({ kind: kinds[this.kind] ?? '', summary, description }),
    );
    if (sent) this.#sent = true;
    const field = this.error && fieldOfCode[this.error.code];
    if (!this.error || !field) return sent ?? null;
    this.#wrong = { field, message: joinSentences(this.error.message, this.error.todo) };
    this.error = null;
    return field;
  }
}
