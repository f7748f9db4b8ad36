import { getContext, setContext } from 'svelte';

import type { Backend } from './backend/backend';
import { asErrorView } from './backend/error';
import type { ErrorView, StatusView } from './backend/types';
import { slowAfter } from './reader.svelte';
import { navigation } from './route.svelte';
import { applyTheme } from './theme';
import { words } from './words.svelte';

/** What an action of the frame is doing, for the word beside the button. */
export type Activity = 'sync' | 'change';

/** The frame's state: who is shown, how old it is, and the changes that touch every page. */
export class Desk {
  /** The one way to Rust. */
  readonly backend: Backend;
  /** The frame as Rust last told it. */
  status = $state.raw<StatusView | null>(null);
  /** Counts up when every page has to read again. */
  revision = $state(0);
  /** The error of the last action of the frame. */
  error = $state.raw<ErrorView | null>(null);
  /** The action under way, once it takes long enough to say so. */
  slow = $state<Activity | null>(null);

  #busy = false;

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Reads the frame for the first time. */
  async start(): Promise<void> {
    await this.change('change', () => this.backend.status());
  }

  /** Re-reads the frame without touching the pages, after an order has changed what it counts. */
  async refreshStatus(): Promise<void> {
    try {
      this.#take(await this.backend.status());
    } catch (reason) {
      this.error = asErrorView(reason);
    }
  }

  /** Runs a change that every page has to follow. A second one waits until the first has ended. */
  async change(activity: Activity, action: () => Promise<StatusView>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    const timer = setTimeout(() => (this.slow = activity), slowAfter);
    try {
      this.#take(await action());
      this.error = null;
      return true;
    } catch (reason) {
      this.error = asErrorView(reason);
      return false;
    } finally {
      clearTimeout(timer);
      this.slow = null;
      this.#busy = false;
      this.revision++;
    }
  }

  /** Fetches the records anew. */
  sync(): Promise<boolean> {
    return this.change('sync', () => this.backend.sync());
  }

  /** Shows another account, from its offers on. */
  async switchAccount(name: string): Promise<boolean> {
    const switched = await this.change('change', () => this.backend.switchAccount(name));
    if (switched && navigation.route.page !== 'settings') navigation.go({ page: 'offers' });
    return switched;
  }

  #take(status: StatusView): void {
    this.status = status;
    words.language = status.language === 'zh-TW' ? 'zh-TW' : 'en';
    applyTheme(status.theme);
  }
}

const key = Symbol('desk');

/** Puts the desk where every component finds it. */
export function provideDesk(desk: Desk): Desk {
  return setContext(key, desk);
}

/** The desk of this page. */
export function useDesk(): Desk {
  return getContext<Desk>(key);
}
