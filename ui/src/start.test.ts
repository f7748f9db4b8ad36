import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import App from './App.svelte';
import type { ErrorView, Language, RecoveryView, StartState, StartView } from './lib/backend/types';
import { navigation } from './lib/route.svelte';
import { words } from './lib/words.svelte';
import { replay } from './testing/page';

const reason: ErrorView = {
  code: 'wrong_key',
  message: 'The key does not fit.',
  safe: 'Nothing was changed.',
  todo: 'Name the key file.',
  translated: [],
};

/** Where nothing can be done from here. */
const nothing: RecoveryView = {
  folder: '/home/aoife/.local/share/packdesk',
  reason,
  has_key: true,
  key_label: '',
  files: [],
  backups: [],
  actions: [],
};

/** The page with its start in the test's hands. */
function open() {
  const { backend } = replay();
  let follow: (view: StartView) => void = () => {};
  vi.mocked(backend.watchStart).mockImplementation(async (onProgress) => {
    follow = onProgress;
    return null;
  });
  navigation.go({ page: 'offers' });
  render(App, { backend });
  const tell = (start: StartState, language: Language = 'en') => follow({ language, start });
  return { backend, tell, user: userEvent.setup() };
}

beforeEach(() => void (words.language = 'en'));

it('is painted and says what it waits for, before anything can be read', async () => {
  const { backend, tell } = open();
  tell({ state: 'starting', step: 'files' });
  expect(await screen.findByText('Opening your data.')).toBeTruthy();
  await waitFor(() => expect(backend.ready).toHaveBeenCalledTimes(1));
  tell({ state: 'starting', step: 'keyring' });
  expect(await screen.findByText(/Waiting for the keyring/)).toBeTruthy();
  tell({ state: 'starting', step: 'other_process' }, 'zh-TW');
  expect(await screen.findByRole('heading', { name: 'Packdesk 正在啟動' })).toBeTruthy();
  expect(screen.getByText(/正在等待另一個/)).toBeTruthy();
  expect(document.title).toBe('Packdesk 正在啟動 – Packdesk');
  expect(backend.status).not.toHaveBeenCalled();
  tell({ state: 'ready', checking: false });
  expect(await screen.findByText('24 days left to renew')).toBeTruthy();
  expect(backend.ready).toHaveBeenCalledTimes(1);
});

it('says why the data cannot be opened, and tries again', async () => {
  const { backend, tell, user } = open();
  vi.mocked(backend.recovery).mockResolvedValue(nothing);
  tell({ state: 'recovery', reason });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/The key does not fit\..*Nothing was changed\. Name the key file\./);
  await user.click(screen.getByRole('button', { name: 'Open the data folder' }));
  expect(backend.openDataFolder).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(backend.startAgain).toHaveBeenCalledTimes(1);
  tell({ state: 'starting', step: 'files' });
  tell({ state: 'ready', checking: false });
  expect(await screen.findByText('24 days left to renew')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('reads again once what the run before left open has been asked for', async () => {
  const { backend, tell } = open();
  tell({ state: 'ready', checking: true });
  await screen.findByText('24 days left to renew');
  expect([vi.mocked(backend.status), vi.mocked(backend.offers)].map((call) => call.mock.calls.length)).toEqual([1, 1]);
  tell({ state: 'ready', checking: false });
  await waitFor(() => expect(backend.offers).toHaveBeenCalledTimes(2));
  expect(backend.status).toHaveBeenCalledTimes(2);
  // Another account was chosen.
  tell({ state: 'ready', checking: true });
  tell({ state: 'ready', checking: false });
  await waitFor(() => expect(backend.offers).toHaveBeenCalledTimes(3));
});

it('shows nothing of the data while it is locked, and is unlocked by the keyboard alone', async () => {
  const { backend, tell, user } = open();
  tell({ state: 'ready', checking: false });
  expect(await screen.findByText('24 days left to renew')).toBeTruthy();
  tell({ state: 'locked' });
  expect(await screen.findByRole('heading', { name: 'Packdesk is locked' })).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/Lindqvist|4512880|Action Pack|516/);
  expect(document.title).toBe('Packdesk is locked – Packdesk');
  await waitFor(() => expect(document.activeElement?.textContent.trim()).toBe('Unlock'));
  expect(screen.getAllByRole('button')).toHaveLength(1);
  await user.keyboard('{Control>}f{/Control}{F5}');
  expect(backend.startAgain).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(backend.startAgain).toHaveBeenCalledTimes(1);
  tell({ state: 'locked' }, 'zh-TW');
  expect(await screen.findByRole('button', { name: '解除鎖定' })).toBeTruthy();
  tell({ state: 'ready', checking: false });
  expect(await screen.findByText('24 days left to renew')).toBeTruthy();
});

it('tells that somebody is there, and not at every move', async () => {
  const { backend, tell, user } = open();
  tell({ state: 'ready', checking: false });
  expect(await screen.findByText('24 days left to renew')).toBeTruthy();
  await user.keyboard('a');
  await user.pointer([{ target: document.body }, { keys: '[MouseLeft]' }]);
  expect(backend.noteActivity).toHaveBeenCalledTimes(1);
});
