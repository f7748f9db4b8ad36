import type { Backend } from '../../lib/backend/backend';
import { reasonOf } from '../../lib/backend/error';
import type { Code, RequestDetailsView } from '../../lib/backend/types';
import { FormProblems } from '../../components/fields/form-problems.svelte';
import { Action } from '../../lib/waiting/action.svelte';
import { t } from '../../lib/words.svelte';

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

  /** What is wrong with the texts: the form knows what is missing, Rust says what else it refuses. */
  readonly problems = new FormProblems<RequestField>({
    prefix: 'request',
    fields: () => ['summary', 'description'],
    judge: (field) => (this[field].trim() ? '' : t('page-field-missing')),
  });

  readonly #backend: Backend;
  #sent = $state(false);

  constructor(backend: Backend) {
    super();
    this.#backend = backend;
  }

  /** Something is typed that is not sent. */
  get dirty(): boolean {
    return !this.#sent && (this.summary.trim() !== '' || this.description.trim() !== '');
  }

  /** A field was left. A form that is only passed through is not blamed for being empty. */
  left(field: RequestField): void {
    if (this.dirty) this.problems.left(field);
  }

  /** Sends the request, once. Resolves with it, with the field that was refused, or with `null` where it failed. */
  async send(kinds: string[]): Promise<RequestDetailsView | RequestField | null> {
    if (this.busy) return null;
    const wrong = this.problems.tell();
    if (wrong) return wrong;
    const { summary, description } = this;
    const sent = await this.run('send', () =>
      this.#backend.makeRequest({ kind: kinds[this.kind] ?? '', summary, description }),
    );
    if (sent) this.#sent = true;
    const { error } = this;
    const field = error && fieldOfCode[error.code];
    if (!error || !field) return sent ?? null;
    this.problems.refuse(field, () => reasonOf(error));
    this.error = null;
    return field;
  }
}
