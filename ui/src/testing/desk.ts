import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';

import App from '../App.svelte';
import type { Backend } from '../lib/backend/backend';
import { fakeBackend, type FakeOptions } from '../lib/backend/fake';
import { navigation, type Route } from '../lib/route.svelte';

/** The whole page over a backend in memory, at a place, with its calls recorded. */
export async function openDesk(route: Route = { page: 'offers' }, options: FakeOptions = {}, backend?: Backend) {
  const answering = backend ?? fakeBackend(options);
  for (const name of Object.keys(answering) as (keyof Backend)[]) {
    if (!vi.isMockFunction(answering[name])) vi.spyOn(answering, name);
  }
  navigation.go(route);
  const view = render(App, { backend: answering });
  await screen.findByRole('main');
  return { backend: answering, user: userEvent.setup(), view };
}

/** A promise that is settled from outside. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** What the page keeps in the browser's own storage. */
export function pageStorage(): string {
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
}
