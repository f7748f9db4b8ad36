import type { Backend } from '../../lib/backend/backend';
import type { CancelField, CancelInput, CancelView, RefundQuestion, RequestDetailsView } from '../../lib/backend/types';
import { FormProblems } from '../../components/fields/form-problems.svelte';
import { Action } from '../../lib/waiting/action.svelte';
import { Reader } from '../../lib/waiting/reader.svelte';
import { t } from '../../lib/words.svelte';

/** What is typed is checked this many milliseconds after the last key. */
export const checkAfter = 300;

/** The texts in the order of the page. */
export const cancelFields: readonly CancelField[] = ['summary', 'description'];

/**
 * The request to cancel a subscription while it is written. A text follows the answers as a proposal until it is typed
 * in; from then on it stays as typed.
 */
export class CancelForm extends Action<'send'> {
  /** The form as Rust last told it. */
  readonly form = new Reader<CancelView>();
  /** What stands in the fields. */
  text = $state<Record<CancelField, string>>({ summary: '', description: '' });

  /** What is wrong with the texts. */
  readonly problems = new FormProblems<CancelField>({
    prefix: 'cancel',
    fields: () => cancelFields,
    judge: (field) => this.#problem(field),
  });

  readonly #backend: Backend;
  readonly #offer: string;
  #given = $state<Record<RefundQuestion, boolean | null>>({ benefit_activated: null, key_viewed: null });
  #typed = $state<CancelField[]>([]);
  #sent = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend, offer: string) {
    super();
    this.#backend = backend;
    this.#offer = offer;
  }

  /** What the form was read as; `null` while it was not. */
  get view(): CancelView | null {
    return this.form.value;
  }

  /** Something is answered or typed that is not sent. */
  get dirty(): boolean {
    const answered = Object.values(this.#given).some((answer) => answer !== null);
    return !this.#sent && (answered || this.#typed.length > 0);
  }

  /** The answer to a question; `null` while nobody answered. */
  answer(question: RefundQuestion): boolean | null {
    return this.#given[question];
  }

  /** A text differs from the proposal. */
  isTyped(field: CancelField): boolean {
    return this.#typed.includes(field);
  }

  /** Reads the form for what is answered and typed so far. An answer that a later one has overtaken does not count. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    if (!(await this.form.read(() => this.#backend.cancelForm(this.#input()))) || !this.view) return;
    for (const field of cancelFields) if (!this.isTyped(field)) this.text[field] = this.view[field];
  }

  /** Answers a question; the same answer again takes it back. */
  async give(question: RefundQuestion, answer: boolean): Promise<void> {
    if (this.busy) return;
    this.#given[question] = this.#given[question] === answer ? null : answer;
    await this.read();
  }

  /** A text was typed in: it is checked when the typing pauses. */
  changed(field: CancelField): void {
    if (!this.isTyped(field)) this.#typed.push(field);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), checkAfter);
  }

  /** A text was left: what is wrong with it may be told. */
  left(field: CancelField): void {
    if (!this.isTyped(field)) return;
    this.problems.left(field);
    void this.read();
  }

  /** Takes the proposal in the place of what is typed. */
  async propose(field: CancelField): Promise<void> {
    this.#typed = this.#typed.filter((other) => other !== field);
    await this.read();
  }

  /** Sends the request, once. Resolves with it, with the field that keeps it back, or with `null` where it failed. */
  async send(): Promise<RequestDetailsView | CancelField | null> {
    if (this.busy || !this.view?.can_send) return null;
    const outcome = await this.run('send', async () => {
      await this.read();
      if (this.form.error) return null;
      const wrong = this.problems.tell();
      if (wrong) return wrong;
      const request = await this.#backend.sendCancellation(this.#input());
      this.#sent = true;
      return request;
    });
    // Meanwhile another request may have been made, or the subscription may have ended.
    if (this.error) await this.read();
    return outcome ?? null;
  }

  /** The page is left: nothing that is under way counts any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.form.forget();
  }

  #problem(field: CancelField): string {
    // Rust takes an empty text for the wish to have the proposal, which is not what an emptied field says.
    if (this.isTyped(field) && !this.text[field].trim()) return t('page-field-missing');
    return this.view?.problems.find((problem) => problem.field === field)?.message ?? '';
  }

  #input(): CancelInput {
    const text = (field: CancelField) => (this.isTyped(field) ? this.text[field] : '');
    return { offer: this.#offer, ...this.#given, summary: text('summary'), description: text('description') };
  }
}
