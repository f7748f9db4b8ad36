import { FormProblems } from '../../components/fields/form-problems.svelte';
import type { Backend } from '../../lib/backend/backend';
import type { AcceptedProposal, ProposalInput, ProposalView } from '../../lib/backend/types';
import { Action } from '../../lib/waiting/action.svelte';
import { t } from '../../lib/words.svelte';
import { plainAmount } from '../invoices/list/search';

/** The fields of a proposal, in the order of the form. */
export const proposalFields = [
  'number',
  'date',
  'due',
  'total',
  'currency',
  'net',
  'tax',
  'seller',
  'buyer',
  'po_number',
  'period_from',
  'period_to',
] as const;

/** A field of a proposal. */
export type ProposalField = (typeof proposalFields)[number];

/** What a field holds. */
type Shape = 'text' | 'day' | 'amount' | 'currency';

/** What each field holds. */
export const shapes: Readonly<Record<ProposalField, Shape>> = {
  number: 'text',
  date: 'day',
  due: 'day',
  total: 'amount',
  currency: 'currency',
  net: 'amount',
  tax: 'amount',
  seller: 'text',
  buyer: 'text',
  po_number: 'text',
  period_from: 'day',
  period_to: 'day',
};

/** What an invoice cannot be without. */
const needed: readonly ProposalField[] = ['number', 'date', 'total', 'currency'];

const missing: Readonly<Record<Shape, string>> = {
  text: 'page-proposal-number-problem',
  day: 'page-proposal-date-problem',
  amount: 'page-proposal-amount-problem',
  currency: 'page-proposal-currency-problem',
};

/** What was read of a document while a person compares and corrects it. What was not found is empty. */
export class ProposalForm extends Action<'accept' | 'discard'> {
  /** What stands in the fields. */
  input = $state<Record<ProposalField, string>>() as Record<ProposalField, string>;
  /** What is wrong with them. */
  readonly problems: FormProblems<ProposalField>;
  /** What is looked at. */
  readonly proposal: ProposalView;

  readonly #backend: Backend;

  constructor(backend: Backend, proposal: ProposalView) {
    super();
    this.#backend = backend;
    this.proposal = proposal;
    this.input = this.#read();
    this.problems = new FormProblems<ProposalField>({
      prefix: 'proposal',
      fields: () => proposalFields,
      judge: (field) => this.#judge(field),
    });
  }

  /** Something was corrected that is not accepted yet. */
  get dirty(): boolean {
    const read = this.#read();
    return proposalFields.some((field) => this.input[field] !== read[field]);
  }

  /** Whether a field is not needed. */
  isOptional(field: ProposalField): boolean {
    return !needed.includes(field);
  }

  /** Takes the proposal over as it stands in the fields. */
  async accept(): Promise<AcceptedProposal | undefined> {
    if (this.problems.tell()) return undefined;
    const accepted = await this.run('accept', () => this.#backend.acceptProposal(this.proposal.id, this.#given()));
    const code = this.error?.code;
    const refused = code === 'invoice_there' ? 'number' : code === 'invalid_amount' ? 'total' : null;
    if (refused && this.error) this.problems.refuse(refused, this.error.message);
    return accepted;
  }

  /** Forgets the proposal with its document. */
  discard(): Promise<string | undefined> {
    return this.run('discard', () => this.#backend.discardProposal(this.proposal.id));
  }

  #read(): Record<ProposalField, string> {
    const read = proposalFields.map((field) => [field, this.proposal[field]] as const);
    return Object.fromEntries(read) as Record<ProposalField, string>;
  }

  #given(): ProposalInput {
    const { total, currency, net, tax, ...others } = this.input;
    return {
      ...others,
      net: plainAmount(net) ?? net,
      tax: plainAmount(tax) ?? tax,
      total: `${plainAmount(total) ?? total} ${currency.trim().toUpperCase()}`,
    };
  }

  #judge(field: ProposalField): string {
    const value = this.input[field].trim();
    if (value === '') return needed.includes(field) ? t(missing[shapes[field]]) : '';
    const { period_from, period_to } = this.input;
    if (field === 'period_to' && period_from > period_to) return t('page-proposal-period-problem');
    const fits = {
      text: true,
      day: /^\d{4}-\d{2}-\d{2}$/.test(value),
      amount: plainAmount(value) !== null,
      currency: /^[a-z]{3}$/i.test(value),
    }[shapes[field]];
    return fits ? '' : t(missing[shapes[field]]);
  }
}
