import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';

import App from '../App.svelte';
import type { ErrorView, StatusView, SyncedView } from '../lib/backend/types';
import { navigation, type Route } from '../lib/route.svelte';
import { Replay, type Command, type Place } from './replay';

/** The engine of a recorded situation, with its calls noted. A test that asks it for what was not recorded fails. */
export function replay(at: Place | string = 'opening'): Replay {
  const replayed = new Replay(typeof at === 'string' ? { situation: at } : at);
  for (const name of Object.keys(replayed.backend) as Command[]) vi.spyOn(replayed.backend, name);
  onTestFinished(() => {
    if (replayed.missing.length > 0) throw new Error(`not recorded: ${replayed.missing.join('\n')}`);
  });
  return replayed;
}

/** The whole page at a place, over a recorded situation. */
export async function openPage(route: Route = { page: 'offers' }, at: Place | string | Replay = 'opening') {
  const replayed = at instanceof Replay ? at : replay(at);
  navigation.go(route);
  const view = render(App, { backend: replayed.backend });
  await screen.findByRole('main');
  return { replay: replayed, backend: replayed.backend, user: userEvent.setup(), view };
}

/** What the shell says of a folder that is not there any more; what the system's dialog gives is no part of a recording. */
export const folderGone: ErrorView = {
  code: 'folder_missing',
  message: 'The folder /nowhere does not exist.',
  safe: 'Nothing was written.',
  todo: 'Choose an existing folder.',
  translated: [],
};

/** What a sync answers of an account without connections of its own. */
export function synced(status: StatusView): SyncedView {
  return { status, report: { connections: [], cancelled: false }, error: null };
}

/** A promise that is settled from outside: an answer held back, or one that never comes. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Fills a field in at once and leaves it, so that what is asked meanwhile does not hang on the speed of typing. */
export async function fill(field: HTMLElement, value: string): Promise<void> {
  field.focus();
  await fireEvent.input(field, { target: { value } });
  field.blur();
}

/** What describes an element to a reader's voice. */
export function described(element: HTMLElement): string {
  return (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim())
    .join(' | ');
}

/** What the page keeps in the browser's own storage. */
export function pageStorage(): string {
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
}
