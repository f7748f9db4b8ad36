import { tick } from 'svelte';

/** How a form tells what is wrong. */
export interface FormRules<Field extends string> {
  /** The ids of the fields are this, a hyphen and the name of the field. */
  prefix: string;
  /** The fields on screen, in the order of the form. */
  fields: () => readonly Field[];
  /** What is wrong with what stands in a field, in words that say what to enter; empty where nothing is. */
  judge: (field: Field) => string;
}

/**
 * What is wrong with the fields of a form, told at each field and not before it is fair: once the field was left, or
 * once the form was to be sent. It is the one rule for every form of the page.
 *
 * ```ts
 * readonly problems = new FormProblems<'summary' | 'text'>({
 *   prefix: 'note',
 *   fields: () => ['summary', 'text'],
 *   judge: (field) => (this.input[field].trim() ? '' : t('page-field-missing')),
 * });
 * ```
 *
 * In the page: `<TextField id={problems.idOf('text')} problem={problems.problem('text')} bind:value={…}
 * oninput={() => problems.typed('text')} onblur={() => problems.left('text')} />`; the field draws the message and ties
 * it with `aria-invalid` and `aria-describedby`. On submit: `if (problems.tell()) return problems.focusFirst();`. What
 * Rust says of a field goes to `refuse`, and stands there until the field is typed in.
 */
export class FormProblems<Field extends string> {
  readonly #rules: FormRules<Field>;
  #told = $state.raw<readonly Field[]>([]);
  #refused = $state.raw<Partial<Record<Field, () => string>>>({});

  constructor(rules: FormRules<Field>) {
    this.#rules = rules;
  }

  /** The id of a field's control. */
  idOf(field: Field): string {
    return `${this.#rules.prefix}-${field}`;
  }

  /** What is to be told at a field; empty where nothing is. */
  problem(field: Field): string {
    return this.#refused[field]?.() ?? (this.#told.includes(field) ? this.#rules.judge(field) : '');
  }

  /** Whether what is wrong with a field, or only looks so, may be told. */
  isTold(field: Field): boolean {
    return this.#told.includes(field);
  }

  /** The first field, in the order of the form, at which something is told. */
  get first(): Field | null {
    return this.#rules.fields().find((field) => this.problem(field) !== '') ?? null;
  }

  /** A field was typed in: a refusal of what stood there before no longer counts. */
  typed(field: Field): void {
    if (this.#refused[field] === undefined) return;
    this.#refused = { ...this.#refused, [field]: undefined };
  }

  /** A field was left: what is wrong with it may be told. */
  left(field: Field): void {
    if (!this.#told.includes(field)) this.#told = [...this.#told, field];
  }

  /** Says of a field why it was refused. The page's own words are asked for anew when the language changes. */
  refuse(field: Field, message: string | (() => string)): void {
    this.#refused = { ...this.#refused, [field]: typeof message === 'string' ? () => message : message };
  }

  /** The form is to be sent: everything that is wrong is told. Answers the first field that keeps it back. */
  tell(): Field | null {
    this.#told = [...this.#rules.fields()];
    return this.first;
  }

  /** The form is empty again: nothing is told. */
  forget(): void {
    this.#told = [];
    this.#refused = {};
  }

  /** Moves the focus to the first field at which something is told. Resolves with whether there is one. */
  async focusFirst(): Promise<boolean> {
    // The field may only now be drawn, or be marked.
    await tick();
    const { first } = this;
    if (first === null) return false;
    document.getElementById(this.idOf(first))?.focus();
    return true;
  }
}
