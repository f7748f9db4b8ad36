import type { Backend } from '../lib/backend/backend';
import type { Arrangement, ErrorView, StartView } from '../lib/backend/types';
import { commands } from '../lib/generated/bindings';

/** A command of the page. */
export type Command = keyof Backend;

/** What a command is answered with. */
export type Answer<C extends Command> = Awaited<ReturnType<Backend[C]>>;

interface Exchange {
  command: Command;
  arguments: unknown[];
  answer?: unknown;
  error?: ErrorView;
  /** The same as at the beginning of this situation. */
  as?: string;
}

/** A change, and what is answered after it otherwise than before. */
interface Step {
  change: Exchange | null;
  answers: Exchange[];
}

/** Where a page stands: a recorded situation, at its beginning or after one of its changes. */
export interface Place {
  situation: string;
  language?: 'en' | 'zh-TW';
  /** Begins after the last change by this command. */
  after?: Command;
}

/** The exchanges of a step by what was asked. */
type Answers = Map<string, Exchange>;

/** The recordings by language and situation, whichever page's folder they stand in. */
const recordings = new Map(
  Object.entries(import.meta.glob<Step[]>('./answers/*/*/*.json', { import: 'default', eager: true })).map(
    ([file, steps]) => [file.replace(/^.*\/answers\/([^/]+)\/.*\/([^/]+)\.json$/, '$1/$2'), steps],
  ),
);

/** What only the shell does, with the system's own programs; nothing is answered to it. */
const ofTheShell: readonly Command[] = [
  'ready',
  'startAgain',
  'firstStart',
  'chooseBeginning',
  'openDataFolder',
  'takeKeyFile',
  'exportReadable',
  'exportKey',
  'rotateKey',
  'printPage',
  'openLogFolder',
  'showZoom',
  'about',
  'noteActivity',
  'saveDiagnostics',
  'autoLock',
  'chooseAutoLock',
  'openLink',
  'openMail',
  'openExportFolder',
  'cancelWork',
  'cancelSync',
  'signIn',
  'signInByCode',
  'cancelSignIn',
  'signOut',
  'watchDrops',
  'chooseInvoiceFiles',
  'chooseTermsFile',
  'saveTermTemplate',
  'saveCalendar',
];

/** How the window is arranged is no part of what was recorded: it begins as it is by itself, and is kept by each replay. */
const asByItself: Arrangement = { preview_beside: null, preview_below: null, columns: [] };

/** A change that a later one of its kind overwrites. */
const overwritten: Command = 'saveDraft';

function keyOf(command: string, given: unknown[]): string {
  const values = given.filter((value) => typeof value !== 'function');
  return JSON.stringify([command, ...values], (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value,
  );
}

function recorded(situation: string, language: string): Step[] {
  const steps = recordings.get(`${language}/${situation}`);
  if (!steps) throw new Error(`the situation “${situation}” is not recorded`);
  return steps;
}

const known = new Map<Step, Answers>();

function answersOf(step: Step | undefined, language: string): Answers {
  const found = step && known.get(step);
  if (!step || found) return found ?? new Map();
  const answers: Answers = new Map();
  for (const exchange of step.answers) {
    const key = keyOf(exchange.command, exchange.arguments);
    const same =
      exchange.as === undefined ? exchange : answersOf(recorded(exchange.as, language)[0], language).get(key);
    if (!same) throw new Error(`“${exchange.as}” has no answer to ${key}`);
    answers.set(key, same);
  }
  known.set(step, answers);
  return answers;
}

/**
 * The engine as it answered in a recorded situation. Whatever changes something leads on to the answers that were given
 * after it. What was not recorded is refused, and told at the end of the test.
 */
export class Replay {
  /** What the page asks. */
  readonly backend: Backend;
  /** What was asked and is not recorded. */
  readonly missing: string[] = [];

  readonly #place: Place;
  readonly #steps: Step[];
  readonly #answers: Answers[];
  readonly #changing: ReadonlySet<string>;
  #step = 0;
  #arrangement = asByItself;

  constructor(place: Place) {
    const language = place.language ?? 'en';
    const steps = recorded(place.situation, language);
    this.#place = place;
    this.#steps = steps;
    this.#answers = steps.map((step) => answersOf(step, language));
    this.#changing = new Set(steps.flatMap(({ change }) => (change ? [change.command] : [])));
    if (place.after) this.#step = steps.findLastIndex(({ change }) => change?.command === place.after);
    if (this.#step < 0) throw new Error(`nothing is changed by ${place.after} in “${place.situation}”`);
    const names = Object.keys(commands) as Command[];
    this.backend = Object.fromEntries(
      names.map((name) => [name, (...given: unknown[]) => this.#ask(name, given)]),
    ) as unknown as Backend;
  }

  /** What a command is answered with now; the same as the page is told. */
  answer<C extends Command>(command: C, ...given: unknown[]): Answer<C> {
    return this.#outcome(this.#find(command, given)) as Answer<C>;
  }

  /** Whether it was recorded what a command is answered with now. */
  asked(command: Command, ...given: unknown[]): boolean {
    const wanted = keyOf(command, given);
    return this.#answers.slice(0, this.#step + 1).some((answers) => answers.has(wanted));
  }

  /** What a change is answered with in this situation. */
  recorded<C extends Command>(command: C): Answer<C> {
    const change = this.#steps.find((step) => step.change?.command === command && !step.change.error)?.change;
    if (!change) throw new Error(`nothing is changed by ${command} in “${this.#place.situation}”`);
    return structuredClone(change.answer) as Answer<C>;
  }

  /** The error that a change is refused with in this situation. */
  error(command: Command): ErrorView {
    const refused = this.#steps.find(({ change }) => change?.command === command && change.error)?.change?.error;
    if (!refused) throw new Error(`${command} is not refused in “${this.#place.situation}”`);
    return structuredClone(refused);
  }

  /** The error that a command is refused with now. */
  refusal(command: Command, ...given: unknown[]): ErrorView {
    const { error } = this.#find(command, given);
    if (!error) throw new Error(`${command} is not refused`);
    return structuredClone(error);
  }

  /** Goes past the next change, which is one by this command. */
  skip(command: Command): void {
    const next = this.#steps[this.#step + 1]?.change?.command;
    if (next !== command) throw new Error(`the next change is by ${next}`);
    this.#step++;
  }

  /** What happens elsewhere in this situation happens now. */
  goOn(): void {
    if (this.#steps[this.#step + 1]?.change !== null) throw new Error('nothing happens elsewhere now');
    this.#step++;
  }

  async #ask(command: Command, given: unknown[]): Promise<unknown> {
    if (ofTheShell.includes(command)) return null;
    if (command === 'watchStart') return this.#start(given[0] as (start: StartView) => void);
    // What a document is made of is no matter of the page.
    if (command === 'invoicePdf' || command === 'proposalDocument') return new ArrayBuffer(0);
    if (command === 'arrangement') return structuredClone(this.#arrangement);
    if (command === 'arrange') {
      this.#arrangement = structuredClone(given[0] as Arrangement);
      return null;
    }
    const wanted = keyOf(command, given);
    const next = this.#next(wanted);
    if (next === undefined) return this.#outcome(this.#find(command, given));
    this.#step = next;
    return this.#outcome(this.#steps[next]?.change as Exchange);
  }

  /** Everything can be read at once. */
  #start(onProgress: (start: StartView) => void): null {
    onProgress({ language: this.#place.language ?? 'en', start: { state: 'ready', checking: false } });
    return null;
  }

  /** The step that a change leads to. */
  #next(wanted: string): number | undefined {
    for (let step = this.#step + 1; step < this.#steps.length; step++) {
      const change = this.#steps[step]?.change;
      if (!change) return undefined;
      if (keyOf(change.command, change.arguments) === wanted) return step;
      // A draft may be saved without those before it, which it would have overwritten.
      if (change.command !== overwritten || !wanted.startsWith(`["${overwritten}"`)) return undefined;
    }
    return undefined;
  }

  #find(command: Command, given: unknown[]): Exchange {
    const wanted = keyOf(command, given);
    // What changes something says the same again only right after it was said.
    const oldest = this.#changing.has(command) ? this.#step : 0;
    for (let step = this.#step; step >= oldest; step--) {
      const found = this.#answers[step]?.get(wanted);
      if (found) return found;
    }
    this.missing.push(wanted);
    throw new Error(`“${this.#place.situation}”, step ${this.#step}: not recorded is ${wanted}`);
  }

  #outcome({ answer, error }: Exchange): unknown {
    if (error) throw structuredClone(error);
    return structuredClone(answer);
  }
}
