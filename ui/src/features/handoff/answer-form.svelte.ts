import { FormProblems } from '../../components/fields/form-problems.svelte';
import type { Backend } from '../../lib/backend/backend';
import type { ConfirmationView, HandoffAnswer, HandoffPayment, OrderView } from '../../lib/backend/types';
import { Action } from '../../lib/waiting/action.svelte';
import { joinSentences, t } from '../../lib/words.svelte';

/** What can have happened, in the order of the page. */
export const answers: readonly HandoffAnswer[] = ['done', 'declined', 'later', 'unknown'];

/** How it can have been paid; the first says nothing of it. */
export const payments: readonly (HandoffPayment | 'unsaid')[] = ['unsaid', 'card', 'transfer'];

type AnswerField = 'answer' | 'date' | 'payment' | 'total';

/** The field that an error is about. */
const fieldOfCode: Partial<Record<string, AnswerField>> = {
  handoff_date_ahead: 'date',
  invalid_date: 'date',
  invalid_amount: 'total',
};

/** What a person says of an order that was handed off. */
export class HandoffAnswerForm extends Action<'record'> {
  /** What happened; empty until it is chosen. */
  answer = $state<HandoffAnswer | ''>('');
  /** The day on which it was done, `YYYY-MM-DD`; today where it is empty. */
  date = $state('');
  /** How it is paid. */
  payment = $state<HandoffPayment | 'unsaid'>('unsaid');
  /** The total with its currency. */
  total = $state('');
  /** What is wrong with the fields. */
  readonly problems: FormProblems<AnswerField>;

  readonly #backend: Backend;
  readonly #order: string;

  constructor(backend: Backend, order: OrderView) {
    super();
    this.#backend = backend;
    this.#order = order.local_id;
    if (order.handoff?.answer) {
      const { answer, done, payment } = order.handoff;
      this.answer = answer;
      this.date = done ?? '';
      this.payment = payment ?? 'unsaid';
      this.total = order.total ? `${order.total.amount} ${order.total.currency}` : '';
    }
    this.problems = new FormProblems<AnswerField>({
      prefix: 'handoff',
      fields: () => (this.answer === 'done' ? ['answer', 'date', 'payment', 'total'] : ['answer']),
      judge: (field) => (field === 'answer' && this.answer === '' ? t('page-handoff-answer-missing') : ''),
    });
  }

  /** Another answer was chosen: what was told of the one before no longer counts. */
  chosen(): void {
    this.problems.forget();
    this.error = null;
  }

  /** Records the answer; resolves with the order where nothing stands in the way. */
  async record(): Promise<ConfirmationView | undefined> {
    if (this.busy || this.problems.tell()) return undefined;
    const { answer } = this;
    const said = await this.run('record', () =>
      answer === 'done'
        ? this.#backend.handoffDone(this.#order, {
            date: this.date,
            total: this.total,
            payment: this.payment === 'unsaid' ? null : this.payment,
          })
        : this.#backend.handoffNotDone(this.#order, answer as HandoffAnswer),
    );
    const { error } = this;
    const field = error ? fieldOfCode[error.code] : undefined;
    if (error && field) {
      this.problems.refuse(field, joinSentences(error.message, error.todo));
      this.error = null;
    }
    return said;
  }
}
