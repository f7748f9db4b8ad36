import { FormProblems } from '../../components/fields/form-problems.svelte';
import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type { TermCheckView, TermField, TermInput, TermView } from '../../lib/backend/types';
import { Action } from '../../lib/waiting/action.svelte';

/** What is typed is checked this many milliseconds after the last key. */
export const checkAfter = 300;

/** The fields of a term, in the order of the form. */
export const termFields: readonly TermField[] = [
  'offer',
  'purchased',
  'anniversary',
  'price',
  'auto_renew',
  'days_left',
  'read_on',
];

/** A term while it is entered or changed. Rust says what is wrong with it, and what follows from it. */
export class TermForm extends Action<'save'> {
  /** What stands in the fields. */
  input = $state<Required<TermInput>>() as Required<TermInput>;
  /** The last answer to what is typed. */
  check = $state.raw<TermCheckView | null>(null);
  /** What is wrong with the fields, as Rust last said it. */
  readonly problems: FormProblems<TermField>;
  /** The term that is changed; `null` for a new one. */
  readonly term: TermView | null;

  readonly #backend: Backend;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend, term: TermView | null, offer: string) {
    super();
    this.#backend = backend;
    this.term = term;
    this.input = {
      offer: term?.offer ?? offer,
      purchased: term?.purchased ?? '',
      anniversary: term?.anniversary ?? '',
      price: term?.price?.amount ?? '',
      currency: term?.price?.currency ?? '',
      auto_renew: term === null || term.auto_renew === null ? 'unknown' : term.auto_renew ? 'on' : 'off',
      days_left: term?.tile_days_left?.toString() ?? '',
      read_on: term?.tile_read_on ?? '',
    };
    this.problems = new FormProblems<TermField>({
      prefix: 'term',
      fields: () => termFields,
      judge: (field) => this.check?.problems.find((problem) => problem.field === field)?.message ?? '',
    });
  }

  /** A field was typed in: everything is checked when the typing pauses. */
  changed(field: TermField): void {
    this.problems.typed(field);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), checkAfter);
  }

  /** A field was left: what is wrong with it may be told. */
  left(field: TermField): void {
    if (this.#isEmpty(field)) return;
    this.problems.left(field);
    clearTimeout(this.#timer);
    void this.look();
  }

  /** Asks what the fields come to. An answer that a later one has overtaken does not count. */
  async look(): Promise<TermCheckView | null> {
    const turn = ++this.#turn;
    try {
      const check = await this.#backend.checkTerm(this.term?.term ?? null, this.#given());
      if (turn === this.#turn) this.check = check;
      return check;
    } catch (reason) {
      // What cannot be checked while it is typed is told when it is to be entered.
      if (turn === this.#turn && this.busy) this.error = asErrorView(reason);
      return null;
    }
  }

  /** Enters the term, or changes it; resolves with it where nothing stands in the way. */
  async save(): Promise<TermView | undefined> {
    return this.run('save', async () => {
      this.problems.tell();
      clearTimeout(this.#timer);
      const check = await this.look();
      if (!check || check.problems.length > 0) return undefined;
      const input = this.#given();
      if (this.term === null) return this.#backend.addTerm(input);
      return this.#backend.changeTerm(this.term.term, {
        input,
        without_price: input.price === '',
        without_tile: input.days_left === '',
      });
    });
  }

  /** The form is closed: nothing that is under way counts any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#turn++;
  }

  #isEmpty(field: TermField): boolean {
    return this.input[field] === '';
  }

  /** A currency without a price says nothing, and the account's own stands there before anything is typed. */
  #given(): Required<TermInput> {
    const { price, currency, ...others } = this.input;
    return { ...others, price, currency: price.trim() === '' ? '' : currency };
  }
}
