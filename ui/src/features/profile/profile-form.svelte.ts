import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type {
  FieldProblem,
  ProfileCheckView,
  ProfileField,
  ProfileInput,
  ProfileSide,
  ProfileView,
} from '../../lib/backend/types';
import { FormProblems } from '../../components/fields/form-problems.svelte';
import { Action } from '../../lib/waiting/action.svelte';
import { addressFields, addressKeyOf, AddressQuestion } from './address-question.svelte';

/** What is typed is checked this many milliseconds after the last key. */
export const checkAfter = 300;

/** What became of a press on Save that did not save. */
export type Halt = 'problems' | 'unchanged' | 'review' | 'address' | 'error';

/** The form of a side as it stands in a profile. */
export function formOf(profile: ProfileView, side: ProfileSide): ProfileInput {
  return { billing: profile.billing_form, legal: profile.legal_form }[side];
}

/**
 * One side of the profile while it is changed. What is typed stays until it is saved or given up, whatever is read or
 * refused meanwhile.
 */
export class ProfileForm extends Action<'save' | 'load'> {
  /** What stands in the fields. */
  input = $state<ProfileInput>() as ProfileInput;
  /** The last answer to what is typed. */
  check = $state.raw<ProfileCheckView | null>(null);
  /** Nothing differed when Save was pressed. */
  unchanged = $state(false);
  /** The current profile was loaded into a form that was filled in from an earlier one. */
  merged = $state(false);
  /** The side that is changed. */
  readonly side: ProfileSide;
  /** What is wrong with the fields, as Rust last said it. */
  readonly problems: FormProblems<ProfileField>;
  /** What Partner Center says of a changed address. */
  readonly address: AddressQuestion;

  readonly #fields: () => readonly ProfileField[];
  readonly #backend: Backend;
  readonly #asksAddress: boolean;
  #base = $state.raw<ProfileInput>() as ProfileInput;
  #current = $state<Partial<Record<ProfileField, string>>>({});
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `fields` are those of the form, in its order, which follows the language of the screen. */
  constructor(backend: Backend, profile: ProfileView, side: ProfileSide, fields: () => readonly ProfileField[]) {
    super();
    this.#backend = backend;
    this.side = side;
    this.address = new AddressQuestion(backend);
    this.#asksAddress = profile.checks_addresses;
    this.#fields = fields;
    this.problems = new FormProblems<ProfileField>({
      prefix: 'profile',
      fields,
      judge: (field) => told(this.check?.problems, field),
    });
    this.#base = formOf(profile, side);
    this.input = { ...this.#base };
  }

  /** Something is typed that is not saved. */
  get dirty(): boolean {
    return this.#fields().some((field) => this.input[field] !== this.#base[field]);
  }

  /** What stood in a field when the form was opened. */
  recorded(field: ProfileField): string {
    return this.#base[field];
  }

  /** What looks wrong about a field and can be saved all the same. */
  warning(field: ProfileField): string {
    return this.problems.isTold(field) ? told(this.check?.warnings, field) : '';
  }

  /** What stands in a field now, where the user typed something else meanwhile; `null` where nothing is to compare. */
  recordedMeanwhile(field: ProfileField): string | null {
    return this.#current[field] ?? null;
  }

  /** Problems of what the form does not show. */
  get otherProblems(): string[] {
    const shown = this.#fields();
    return (this.check?.problems ?? []).filter(({ field }) => !shown.includes(field)).map(({ message }) => message);
  }

  /** A field was typed in: it is checked when the typing pauses. */
  changed(): void {
    this.unchanged = false;
    this.address.follow(this.input);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), checkAfter);
  }

  /** A field was left: what is wrong with it may be told, and is asked for at once. */
  left(field: ProfileField): void {
    // A field that is only passed through is not blamed for what is recorded.
    if (!this.dirty && !this.check) return;
    this.problems.left(field);
    clearTimeout(this.#timer);
    void this.#look();
  }

  /** Asks anew what was told already, in the words of the screen. */
  again(): void {
    this.address.forget();
    if (this.check) void this.#look();
  }

  /** Asks what the change would mean. An answer that a later one has overtaken does not count. */
  async #look(): Promise<ProfileCheckView | null> {
    const turn = ++this.#turn;
    try {
      const check = await this.#backend.checkProfile({ ...this.input });
      if (turn === this.#turn) this.check = check;
      return check;
    } catch (reason) {
      // What cannot be checked while it is typed is told when it is to be saved.
      if (turn === this.#turn && this.busy) this.error = asErrorView(reason);
      return null;
    }
  }

  /**
   * Saves the side. A review is told before it is started, and what Partner Center says of a changed address before it is
   * saved: the first press shows what there is to decide and saves nothing.
   */
  async save(): Promise<ProfileView | Halt> {
    const told = this.check?.review_note ?? '';
    const outcome = await this.run('save', async (): Promise<ProfileView | Halt> => {
      this.unchanged = false;
      this.problems.tell();
      clearTimeout(this.#timer);
      const check = await this.#look();
      if (!check) return 'error';
      if (check.problems.length > 0) return 'problems';
      if (!check.changed) {
        this.unchanged = true;
        return 'unchanged';
      }
      const isTold = check.review_note === '' || check.review_note === told;
      const isAsked = this.#asksAddress && addressKeyOf(this.input) !== addressKeyOf(this.#base);
      if (isAsked && (await this.address.ask(this.input))) return 'address';
      if (!isTold) return 'review';
      return this.#backend.saveProfile({ ...this.input });
    });
    return outcome ?? 'error';
  }

  /** Puts a suggested address into the form. */
  takeAddress(suggested: ProfileInput): void {
    for (const field of addressFields) this.input[field] = suggested[field];
    this.changed();
    this.address.take(this.input);
  }

  /** Takes up the profile as it stands now. Fields that the user changed keep what is typed, all others follow. */
  async takeCurrent(): Promise<ProfileView | null> {
    const current = await this.run('load', async () => {
      this.unchanged = false;
      const profile = await this.#backend.profile();
      const theirs = formOf(profile, this.side);
      const before = this.#base;
      this.#current = {};
      for (const field of this.#fields()) {
        const mine = this.input[field] !== before[field];
        if (!mine) this.input[field] = theirs[field];
        else if (theirs[field] !== before[field] && theirs[field] !== this.input[field]) {
          this.#current[field] = theirs[field];
        }
      }
      this.input.revision = theirs.revision;
      this.#base = theirs;
      this.merged = true;
      this.address.follow(this.input);
      await this.#look();
      return profile;
    });
    return current ?? null;
  }

  /** The form is closed: nothing that is under way counts any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#turn++;
  }
}

function told(findings: FieldProblem<ProfileField>[] | undefined, field: ProfileField): string {
  return findings?.find((finding) => finding.field === field)?.message ?? '';
}
