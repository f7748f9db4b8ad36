import { FormProblems } from '../../components/fields/form-problems.svelte';
import type { AppState } from '../../lib/app-state.svelte';
import { reasonOf } from '../../lib/backend/error';
import type { Code, ErrorView, RecoveryView, SalvageView } from '../../lib/backend/types';
import { Action } from '../../lib/waiting/action.svelte';
import { Reader } from '../../lib/waiting/reader.svelte';
import { t } from '../../lib/words.svelte';

/** What can be done on the page of data that cannot be opened. */
export type Act = 'again' | 'folder' | 'restore' | 'code' | 'file' | 'cache' | 'sample' | 'export';

/** What is wrong with the words that were typed, and not with anything else. */
const ofTheCode: ReadonlySet<Code> = new Set<Code>([
  'code_length',
  'code_unknown_word',
  'code_checksum',
  'key_of_other_data',
]);

/** Data that cannot be opened: what can be done, and what is being done. What succeeds begins the start anew. */
export class Recovery {
  /** What can be done. */
  readonly view = new Reader<RecoveryView>();
  /** The recovery code while it is typed. It is wiped once it was taken, and never kept. */
  code = $state('');
  /** What was written of what can be read. */
  written = $state.raw<SalvageView | null>(null);
  /** What is wrong with the code. */
  readonly problems = new FormProblems<'code'>({
    prefix: 'recovery',
    fields: () => ['code'],
    judge: () => (this.code.trim() ? '' : t('page-field-missing')),
  });

  readonly #app: AppState;
  readonly #action = new Action<Act>();
  #last = $state<Act | null>(null);

  constructor(app: AppState) {
    this.#app = app;
  }

  /** Something is under way. */
  get busy(): boolean {
    return this.#action.busy;
  }

  /** Whether this is under way, and takes long enough to say so. */
  isSlow(...acts: Act[]): boolean {
    return this.#action.slow && acts.some((act) => act === this.#action.current);
  }

  /** Why the last one of these came to nothing. */
  errorOf(...acts: Act[]): ErrorView | null {
    return acts.some((act) => act === this.#last) ? this.#action.error : null;
  }

  /** Asks what can be done. */
  look(): void {
    void this.view.read(() => this.#app.backend.recovery());
  }

  /** Begins the start anew. */
  tryAgain(): void {
    void this.#run('again', () => this.#app.backend.startAgain());
  }

  /** Shows the data folder. */
  openFolder(): void {
    void this.#run('folder', () => this.#app.backend.openDataFolder());
  }

  /** Goes back to a backup. Resolves with whether that was done. */
  async restore(file: string): Promise<boolean> {
    const restored = await this.#run('restore', () => this.#app.backend.restoreBackup(file));
    if (restored) this.#app.recovered = restored.label;
    return restored !== undefined;
  }

  /** Takes the code that was typed. */
  async takeCode(): Promise<void> {
    if (this.busy) return;
    if (!this.problems.tell()) {
      const taken = await this.#run('code', () => this.#app.backend.takeRecoveryCode(this.code));
      if (taken) {
        this.code = '';
        this.problems.forget();
        this.#app.recovered = taken.label;
        return;
      }
      const { error } = this.#action;
      if (!error || !ofTheCode.has(error.code)) return;
      this.problems.refuse('code', () => reasonOf(error));
      this.#action.error = null;
    }
    await this.problems.focusFirst();
  }

  /** Takes the key of a file. */
  async takeFile(): Promise<void> {
    const taken = await this.#run('file', () => this.#app.backend.takeKeyFile());
    if (taken) this.#app.recovered = taken.label;
  }

  /** Lets the records be fetched again. Resolves with whether that was begun. */
  async rebuildCache(): Promise<boolean> {
    const done = await this.#run('cache', () => this.#app.backend.rebuildCache());
    if (done !== undefined) this.#app.recovered = t('page-recovery-cache-done');
    return done !== undefined;
  }

  /** Sets the sample account up afresh. Resolves with whether that was done. */
  async replaceSample(): Promise<boolean> {
    const done = await this.#run('sample', () => this.#app.backend.replaceSample());
    if (done !== undefined) this.#app.recovered = t('page-recovery-sample-done');
    return done !== undefined;
  }

  /** Writes what can be read to files. */
  async write(): Promise<void> {
    this.written = null;
    this.written = (await this.#run('export', () => this.#app.backend.exportReadable())) ?? null;
  }

  #run<T>(act: Act, command: () => Promise<T>): Promise<T | undefined> {
    if (!this.busy) this.#last = act;
    return this.#action.run(act, command);
  }
}
