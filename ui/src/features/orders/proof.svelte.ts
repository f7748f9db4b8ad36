import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type { Code, ConfirmationView, ErrorView, ProofInput, TransferView } from '../../lib/backend/types';
import { base64Of } from '../../lib/file-content';
import type { Action } from '../../lib/waiting/action.svelte';
import { joinSentences, t } from '../../lib/words.svelte';

/** The largest proof that is taken, in bytes: 5 MB. Rust refuses a larger one as well; here it is not even read. */
export const largestProofBytes = 5 * 1024 * 1024;

/** The codes of the errors that speak of the file and stand at its field. */
const fileCodes: readonly Code[] = ['proof_empty', 'proof_too_large', 'proof_wrong_kind'];

/** What an order can be changed by while it waits for its payment. */
export type OrderChange = 'upload' | 'cancel';

/** A field of the form that can be wrong, by the end of its id. */
export type ProofField = 'file' | 'paid-on' | 'paid-to';

/** The form of a payment proof. What is typed stays until an upload has succeeded. */
export class ProofForm {
  /** The day of the payment, `YYYY-MM-DD`. */
  paidOn = $state('');
  /** The account that was paid to. */
  paidTo = $state('');
  /** The bank's reference; may be empty. */
  reference = $state('');
  /** Why the last try came to nothing, where the file is not the reason. */
  error = $state.raw<ErrorView | null>(null);

  readonly #proposed: Pick<TransferView, 'paid_on' | 'paid_to'>;
  #file = $state.raw<File | null>(null);
  #refused = $state.raw<ErrorView | null>(null);
  #unreadable = $state(false);
  #tried = $state(false);

  constructor(proposed: Pick<TransferView, 'paid_on' | 'paid_to'>) {
    this.#proposed = proposed;
    this.paidOn = proposed.paid_on;
    this.paidTo = proposed.paid_to;
  }

  /** Something is chosen or typed that is not uploaded. */
  get dirty(): boolean {
    const { paid_on, paid_to } = this.#proposed;
    return this.#file !== null || this.reference !== '' || this.paidOn !== paid_on || this.paidTo !== paid_to;
  }

  /** The chosen file. */
  get file(): File | null {
    return this.#file;
  }

  /** Chooses another file; what was wrong with the former one no longer counts. */
  choose(file: File): void {
    this.#file = file;
    this.#refused = null;
    this.#unreadable = false;
  }

  /** What is wrong with a field, in words; empty where nothing is. A missing value counts once Upload was pressed. */
  problem(field: ProofField): string {
    if (field === 'file') return this.#fileProblem();
    const value = field === 'paid-on' ? this.paidOn : this.paidTo;
    return this.#tried && !value.trim() ? t('page-field-missing') : '';
  }

  #fileProblem(): string {
    if (this.#refused) return joinSentences(this.#refused.message, this.#refused.todo);
    if (this.#unreadable) return t('page-proof-unreadable');
    if (!this.#file) return this.#tried ? t('page-proof-missing') : '';
    if (this.#file.size <= largestProofBytes) return '';
    return joinSentences(t('page-proof-too-large'), t('page-proof-too-large-todo'));
  }

  /** The first field that keeps the form back. */
  get firstProblem(): ProofField | null {
    return (['file', 'paid-on', 'paid-to'] as const).find((field) => this.problem(field)) ?? null;
  }

  /** Uploads the proof. Resolves with the order, or with `null` when a field or the connection kept it back. */
  async upload(backend: Backend, order: string, work: Action<OrderChange>): Promise<ConfirmationView | null> {
    if (work.busy) return null;
    this.#tried = true;
    this.error = null;
    const file = this.#file;
    if (!file || this.firstProblem) return null;
    return (await work.run('upload', () => this.#send(backend, order, file))) ?? null;
  }

  async #send(backend: Backend, order: string, file: File): Promise<ConfirmationView | null> {
    const fields = { paid_on: this.paidOn, paid_to: this.paidTo.trim(), reference: this.reference.trim() };
    const content = await base64Of(file);
    if (content === null) {
      this.#unreadable = true;
      return null;
    }
    const proof: ProofInput = { file_name: file.name, content, ...fields };
    try {
      return await backend.uploadProof(order, proof);
    } catch (reason) {
      const error = asErrorView(reason);
      // Of another file, chosen meanwhile, nothing is known yet.
      if (fileCodes.includes(error.code) && file === this.#file) this.#refused = error;
      else this.error = error;
      return null;
    }
  }
}
