import { FormProblems } from '../../components/fields/form-problems.svelte';
import type { Backend } from '../../lib/backend/backend';
import { asErrorView, reasonOf } from '../../lib/backend/error';
import type { Code, ConfirmationView, ErrorView, ProofInput, TransferView } from '../../lib/backend/types';
import { base64Of } from '../../lib/file-content';
import type { Action } from '../../lib/waiting/action.svelte';
import { joinSentences, t } from '../../lib/words.svelte';

/** The largest proof that is taken, in bytes: 5 MB. Rust refuses a larger one as well; here it is not even read. */
export const largestProofBytes = 5 * 1024 * 1024;

/** The codes of the errors that speak of the file and stand at its field. */
const fileCodes: readonly Code[] = ['proof_empty', 'proof_too_large', 'proof_wrong_kind'];

/** What an order can be changed by while it waits for its payment. */
export type OrderChange = 'upload' | 'cancel' | 'open';

/** The fields that can be wrong, in the order of the form, by the ends of their ids. */
const proofFields = ['file', 'paid-on', 'paid-to'] as const;

/** A field of the form that can be wrong. */
export type ProofField = (typeof proofFields)[number];

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
  /** What is wrong with the fields. */
  readonly problems = new FormProblems<ProofField>({
    prefix: 'proof',
    fields: () => proofFields,
    judge: (field) => this.#judge(field),
  });

  readonly #proposed: Pick<TransferView, 'paid_on' | 'paid_to'>;
  #file = $state.raw<File | null>(null);

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
    this.problems.typed('file');
    this.problems.left('file');
  }

  #judge(field: ProofField): string {
    if (field !== 'file')
      return (field === 'paid-on' ? this.paidOn : this.paidTo).trim() ? '' : t('page-field-missing');
    if (!this.#file) return t('page-proof-missing');
    if (this.#file.size <= largestProofBytes) return '';
    return joinSentences(t('page-proof-too-large'), t('page-proof-too-large-todo'));
  }

  /** Uploads the proof. Resolves with the order, or with `null` when a field or the connection kept it back. */
  async upload(backend: Backend, order: string, work: Action<OrderChange>): Promise<ConfirmationView | null> {
    if (work.busy) return null;
    this.error = null;
    const file = this.#file;
    if (this.problems.tell() || !file) return null;
    return (await work.run('upload', () => this.#send(backend, order, file))) ?? null;
  }

  async #send(backend: Backend, order: string, file: File): Promise<ConfirmationView | null> {
    const fields = { paid_on: this.paidOn, paid_to: this.paidTo.trim(), reference: this.reference.trim() };
    const content = await base64Of(file);
    if (content === null) {
      this.problems.refuse('file', () => t('page-proof-unreadable'));
      return null;
    }
    const proof: ProofInput = { file_name: file.name, content, ...fields };
    try {
      return await backend.uploadProof(order, proof);
    } catch (reason) {
      const error = asErrorView(reason);
      // Of another file, chosen meanwhile, nothing is known yet.
      if (fileCodes.includes(error.code) && file === this.#file) {
        this.problems.refuse('file', () => reasonOf(error));
      } else {
        this.error = error;
      }
      return null;
    }
  }
}
