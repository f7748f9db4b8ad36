import { getContext, setContext, tick } from 'svelte';

import type { Backend } from './backend/backend';
import { asErrorView } from './backend/error';
import type {
  ErrorView,
  StartState,
  StartView,
  StatusView,
  SyncedView,
  SyncReport,
  WorkProgress,
  ZoomStep,
} from './backend/types';
import { watched } from './backend/watched';
import { mainPageOf, navigation } from './route.svelte';
import { applyTheme } from './theme';
import { whenSlow } from './waiting/slow';
import { words } from './words.svelte';

/** What an action of the frame is doing, for the word beside the button. */
export type Activity = 'sync' | 'change';

/** The frame's state: who is shown, how old it is, and the changes that touch every page. */
export class AppState {
  /** The one way to Rust. */
  readonly backend: Backend;
  /** How far the start has come; `null` until Rust has said so. */
  start = $state.raw<StartState | null>(null);
  /** The frame as Rust last told it. */
  status = $state.raw<StatusView | null>(null);
  /** Counts up when every page has to read again. */
  revision = $state(0);
  /** The data folder is new, and nobody has chosen yet how to begin. */
  isFirst = $state(false);
  /** The error of the last action of the frame. */
  error = $state.raw<ErrorView | null>(null);
  /** What was done before the data could be opened, in words. */
  recovered = $state('');
  /** Why something for which the data was closed came to nothing. */
  refused = $state.raw<ErrorView | null>(null);
  /** The action under way, once it takes long enough to say so. */
  slow = $state<Activity | null>(null);
  /** How far the sync under way has come; `null` where it has told nothing. */
  progress = $state.raw<WorkProgress | null>(null);
  /** What the last sync of this account came to, connection by connection. */
  report = $state.raw<SyncReport | null>(null);
  /** A sync is under way. */
  syncing = $state(false);

  #syncing: Promise<boolean> | null = null;
  #switches = 0;
  #zoomed = 100;
  readonly #unfinished = new Set<Promise<unknown>>();

  constructor(backend: Backend) {
    // Whatever fails may have failed for want of a connection, and whatever succeeds may have found it again.
    this.backend = watched(backend, (failed) => {
      if (this.status && (failed || this.unreached)) void this.#readQuietly(this.#switches);
    });
  }

  /** The name of the account that is shown; empty before it is known. */
  get account(): string {
    return this.status?.accounts.find((account) => account.current)?.name ?? '';
  }

  /** The records cannot be had anew, or were never had. */
  get unreached(): boolean {
    return this.status?.freshness === 'offline' || this.status?.freshness === 'never';
  }

  /** Follows the start from now on; resolves as soon as there is something to show. */
  follow(): Promise<void> {
    return new Promise((resolve) => {
      let told = Promise.resolve();
      const take = (view: StartView) => {
        told = told.then(() => this.#follow(view)).then(resolve);
      };
      this.backend.watchStart(take).catch((reason: unknown) => {
        this.error = asErrorView(reason);
        this.start = { state: 'ready', checking: false };
        resolve();
      });
    });
  }

  /** Reads the frame. */
  async read(): Promise<void> {
    await this.change('change', () => this.backend.status());
  }

  async #follow({ language, start }: StartView): Promise<void> {
    const before = this.start;
    if (start.state === 'locked') this.#forget();
    if (start.state !== 'ready') words.language = language;
    else if (before?.state !== 'ready') {
      await this.read();
      this.isFirst = await this.backend.firstStart().catch(() => false);
    } else if (before.checking && !start.checking) await this.#readAgain();
    this.start = start;
  }

  /** Keeps nothing of what was read: the window is locked. */
  #forget(): void {
    this.#switches++;
    this.status = null;
    this.error = null;
    this.recovered = '';
    this.refused = null;
    this.slow = null;
    this.report = null;
    this.progress = null;
  }

  /** Lets every page read again what may have changed by itself. What cannot be read stays as it was. */
  async #readAgain(): Promise<void> {
    await this.refreshStatus();
    this.revision++;
  }

  /** Re-reads the frame without touching the pages, after an order has changed what it counts. */
  async refreshStatus(): Promise<void> {
    try {
      this.#take(await this.backend.status());
    } catch (reason) {
      this.error = asErrorView(reason);
    }
  }

  /** Runs a change that every page has to follow. What it tells of an account that was left meanwhile is not shown. */
  async change(activity: Activity, action: () => Promise<StatusView>): Promise<boolean> {
    const switches = this.#switches;
    try {
      const status = await whenSlow(action(), () => (this.slow = activity));
      if (switches !== this.#switches) return false;
      this.#take(status);
      this.error = null;
      return true;
    } catch (reason) {
      if (switches === this.#switches) this.error = asErrorView(reason);
      // Whether the connection was reached, and what waits for it, is part of the frame.
      if (this.status) await this.#readQuietly(switches);
      return false;
    } finally {
      if (this.slow === activity) this.slow = null;
      this.revision++;
    }
  }

  async #readQuietly(switches: number): Promise<void> {
    const status = await this.backend.status().catch(() => null);
    if (status && switches === this.#switches) this.#take(status);
  }

  /** Fetches the records anew; asked again meanwhile, it is the same sync. */
  sync(): Promise<boolean> {
    if (this.#syncing) return this.#syncing;
    const switches = this.#switches;
    const isCurrent = () => switches === this.#switches;
    let synced: SyncedView | null = null;
    const told = (progress: WorkProgress) => {
      if (isCurrent()) this.progress = progress;
    };
    const read = async () => {
      synced = await this.backend.sync(told);
      return synced.status;
    };
    this.syncing = true;
    const syncing = this.change('sync', read)
      .then((done) => {
        if (!isCurrent()) return done;
        // Being offline is a state with a bar of its own.
        if (!done && this.unreached) this.error = null;
        if (done) this.#report(synced);
        return done;
      })
      .finally(() => {
        if (this.#syncing === syncing) this.#endSync();
      });
    this.#syncing = syncing;
    return syncing;
  }

  /** Ends the sync under way; what was read is stored. */
  cancelSync(): void {
    if (!this.#syncing) return;
    void this.backend.cancelSync().catch((reason: unknown) => console.error(reason));
  }

  #report(synced: SyncedView | null): void {
    this.report = synced?.report ?? null;
    this.error = synced?.error ?? null;
  }

  #endSync(): void {
    this.#syncing = null;
    this.syncing = false;
    this.progress = null;
  }

  /** Shows everything larger or smaller, now and at the next start. */
  async zoom(step: ZoomStep): Promise<void> {
    try {
      this.#take(await this.backend.changeZoom(step));
    } catch (reason) {
      this.error = asErrorView(reason);
    }
  }

  /** What was said on a page is not carried on to the next one. */
  leavePage(): void {
    if (this.status) this.error = null;
    this.recovered = '';
    this.refused = null;
  }

  /**
   * It was said how to begin, or the question was left: the sample is behind it. The question goes once the answer is
   * noted, so that a window opened right after asks no second time.
   */
  async chooseBeginning(): Promise<void> {
    await this.backend.chooseBeginning().catch((reason: unknown) => console.error(reason));
    this.isFirst = false;
  }

  /** Gives the data another key. It is closed for it, so that what came of it is said once it is open again. */
  async rotateKey(): Promise<void> {
    this.recovered = '';
    this.refused = null;
    this.cancelSync();
    try {
      this.recovered = (await this.backend.rotateKey()).label;
    } catch (reason) {
      this.refused = asErrorView(reason);
    }
  }

  /** Shows another account. What belongs to the former one alone, an order or an invoice, is left first. */
  async switchAccount(name: string): Promise<boolean> {
    if (!(await navigation.mayLeave())) return false;
    const { route } = navigation;
    navigation.go(route.page === 'accounts' ? { page: 'accounts' } : { page: mainPageOf(route) });
    await tick();
    await Promise.allSettled(this.#unfinished);
    // What is read of the former account is stored; nobody waits for the rest of it.
    this.cancelSync();
    this.#endSync();
    this.report = null;
    this.#switches++;
    return this.change('change', () => this.backend.switchAccount(name));
  }

  /** The accounts have changed: this one is shown with those that there are now, or the current one. */
  async readAccounts(name?: string): Promise<boolean> {
    const shown = name ?? this.account;
    return shown === '' ? false : this.switchAccount(shown);
  }

  /** Work that has to end before another account is shown. */
  finishFirst(work: Promise<unknown>): void {
    const watched = work.catch(() => {}).finally(() => this.#unfinished.delete(watched));
    this.#unfinished.add(watched);
  }

  #take(status: StatusView): void {
    this.status = status;
    words.language = status.language;
    applyTheme(status.theme);
    if (status.zoom !== this.#zoomed) {
      this.#zoomed = status.zoom;
      void this.backend.showZoom(status.zoom).catch((reason: unknown) => console.error(reason));
    }
  }
}

const key = Symbol('app state');

/** Puts the state where every component finds it. */
export function provideAppState(app: AppState): AppState {
  return setContext(key, app);
}

/** The state of this page. */
export function useAppState(): AppState {
  return getContext<AppState>(key);
}
