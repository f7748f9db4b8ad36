import type { Backend } from '../../lib/backend/backend';
import type { Code, RequestDetailsView } from '../../lib/backend/types';
import { base64Of } from '../../lib/file-content';
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

  readonly #backend: Backend;
  readonly #request: string;
  #file = $state.raw<File | null>(null);
  #wrong = $state.raw<{ field: NoteField; message: string } | null>(null);

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

  /** What is wrong with a field; empty where nothing is known to be. */
  problem(field: NoteField): string {
    if (this.#wrong?.field === field) return this.#wrong.message;
    if (field === 'file' && this.#file && this.#file.size > largestAttachmentBytes) {
      return joinSentences(t('page-proof-too-large'), t('page-proof-too-large-todo'));
    }
    return '';
  }

  /** A field was changed: what was wrong with it no longer counts. */
  changed(field: NoteField): void {
    if (this.#wrong?.field === field) this.#wrong = null;
  }

  /** Chooses a file, or none. */
  choose(file: File | null): void {
    this.#file = file;
    this.changed('file');
  }

  /** Sends the note, once. Resolves with the request, with the field that is wrong, or with `null` where it failed. */
  async send(): Promise<RequestDetailsView | NoteField | null> {
    if (this.busy) return null;
    if (this.#wrong?.field !== 'file') this.#wrong = null;
    if (this.problem('file')) return 'file';
    const sent = await this.run('send', async () => {
      const file = this.#file;
      const content = file ? await base64Of(file) : '';
      if (content === null) return this.#refuse('file', t('page-proof-unreadable'));
      const note = { request: this.#request, text: this.text, file_name: file?.name ?? '', content };
      const request = await this.#backend.addNote(note);
      this.text = '';
      this.choose(null);
      return request;
    });
    const field = this.error && fieldOfCode[this.error.code];
    if (!this.error || !field) return sent ?? null;
    const { message, todo } = this.error;
    this.error = null;
    return this.#refuse(field, joinSentences(message, todo));
  }

  #refuse(field: NoteField, message: string): NoteField {
    this.#wrong = { field, message };
    return field;
  }
}
