import type { Backend } from '../../lib/backend/backend';
import { reasonOf } from '../../lib/backend/error';
import type { Code, RequestDetailsView } from '../../lib/backend/types';
import { base64Of } from '../../lib/file-content';
import { FormProblems } from '../../components/fields/form-problems.svelte';
import { Action } from '../../lib/waiting/action.svelte';
import { joinSentences, t } from '../../lib/words.svelte';

/** The largest file that is taken, in bytes: 5 MB. Rust refuses a larger one as well; here it is not even read. */
export const largestAttachmentBytes = 5 * 1024 * 1024;

/** A field of a note that can be wrong. */
export type NoteField = 'text' | 'file';

const fieldOfCode: Partial<Record<Code, NoteField>> = {
  note_empty: 'text',
  note_too_long: 'text',
  attachment_too_large: 'file',
};

/** A note while it is written. What is typed and chosen stays until it is sent. */
export class NoteForm extends Action<'send'> {
  text = $state('');

  /** What is wrong with the note. */
  readonly problems = new FormProblems<NoteField>({
    prefix: 'note',
    fields: () => ['text', 'file'],
    judge: (field) => (field === 'file' || this.text.trim() ? '' : t('page-field-missing')),
  });

  readonly #backend: Backend;
  readonly #request: string;
  #file = $state.raw<File | null>(null);

  constructor(backend: Backend, request: string) {
    super();
    this.#backend = backend;
    this.#request = request;
  }

  /** The chosen file. */
  get file(): File | null {
    return this.#file;
  }

  /** Something is typed or chosen that is not sent. */
  get dirty(): boolean {
    return this.text.trim() !== '' || this.#file !== null;
  }

  /** Chooses a file, or none. */
  choose(file: File | null): void {
    this.#file = file;
    this.problems.typed('file');
    if (file && file.size > largestAttachmentBytes) {
      this.problems.refuse('file', () => joinSentences(t('page-proof-too-large'), t('page-proof-too-large-todo')));
    }
  }

  /** Sends the note, once. Resolves with the request, with the field that is wrong, or with `null` where it failed. */
  async send(): Promise<RequestDetailsView | NoteField | null> {
    if (this.busy) return null;
    const wrong = this.problems.tell();
    if (wrong) return wrong;
    const sent = await this.run('send', async () => {
      const file = this.#file;
      const content = file ? await base64Of(file) : '';
      if (content === null) {
        this.problems.refuse('file', () => t('page-proof-unreadable'));
        return 'file' as const;
      }
      const note = { request: this.#request, text: this.text, file_name: file?.name ?? '', content };
      const request = await this.#backend.addNote(note);
      this.text = '';
      this.choose(null);
      this.problems.forget();
      return request;
    });
    const { error } = this;
    const field = error && fieldOfCode[error.code];
    if (!error || !field) return sent ?? null;
    this.problems.refuse(field, () => reasonOf(error));
    this.error = null;
    return field;
  }
}
