import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import App from '../../App.svelte';
import type { StartView, StatusView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { pageStorage, replay } from '../../testing/page';
import { Replay } from '../../testing/replay';

/** The words of the recorded computer. */
const code: string[] = new Replay({ situation: 'key-lost' }).answer('recoveryCode').words;

async function open(change: Partial<StatusView> = {}) {
  const { backend } = replay();
  const status = { ...(await backend.status()), ...change };
  vi.mocked(backend.status).mockResolvedValue(status);
  vi.mocked(backend.recoveryCode).mockResolvedValue({ words: code });
  navigation.go({ page: 'settings' });
  render(App, { backend });
  await screen.findByRole('heading', { name: 'Recovery code' });
  return { backend, user: userEvent.setup() };
}

function shown(): string[] {
  return screen.queryAllByRole('listitem').flatMap((item) => item.querySelector('b')?.textContent ?? []);
}

it('shows the words only after they were asked for, and hides them again when the page is left', async () => {
  const { backend, user } = await open();
  expect(backend.recoveryCode).not.toHaveBeenCalled();
  expect(screen.getByText(/Whoever has these words or the key file can open your data\./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show recovery code' }));
  await waitFor(() => expect(shown()).toEqual(code));
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(shown()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Show recovery code' }));
  await waitFor(() => expect(shown()).toEqual(code));
  navigation.go({ page: 'help' });
  await screen.findByRole('heading', { name: 'Help' });
  navigation.go({ page: 'settings' });
  await screen.findByRole('button', { name: 'Show recovery code' });
  expect(shown()).toEqual([]);
  expect(pageStorage()).not.toContain(code.slice(0, 3).join(' '));
});

it('prints what is shown, and says why it does not', async () => {
  const { backend, user } = await open();
  expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show recovery code' }));
  await user.click(await screen.findByRole('button', { name: 'Print' }));
  expect(backend.printPage).toHaveBeenCalledExactlyOnceWith();
  const reason = {
    code: 'cannot_print' as const,
    message: 'The system opened no dialog to print.',
    safe: 'Nothing was printed.',
    todo: 'Copy the words to paper by hand.',
    translated: [],
  };
  vi.mocked(backend.printPage).mockRejectedValue(reason);
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Copy the words to paper by hand.');
});

it('saves the key to a file that the system asks for, and says who can open the data with it', async () => {
  const { backend, user } = await open();
  const label = 'The key was written to /home/aoife/packdesk.key. Whoever has this file can open your data.';
  vi.mocked(backend.exportKey).mockResolvedValueOnce({ path: '/home/aoife/packdesk.key', label });
  await user.click(screen.getByRole('button', { name: 'Save key to a file' }));
  expect(await screen.findByText(label)).toBeTruthy();
  vi.mocked(backend.exportKey).mockResolvedValueOnce(null);
  await user.click(screen.getByRole('button', { name: 'Save key to a file' }));
  await waitFor(() => expect(screen.queryByText(label)).toBeNull());
});

it('has no code where the key ends with the session, and says why', async () => {
  const label = 'No keyring was found. You can look at everything.';
  await open({ session_only: true, key_label: label });
  expect(screen.getByText('There is no key to write down.')).toBeTruthy();
  expect(screen.getAllByText(label).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Show recovery code' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Save key to a file' })).toBeNull();
});

it('changes the key only after a question, forgets the words of the former one, and says what came of it', async () => {
  const { backend, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Show recovery code' }));
  await waitFor(() => expect(shown()).toEqual(code));
  await user.click(screen.getByRole('button', { name: 'Change the key' }));
  const question = await screen.findByRole('dialog');
  expect(question.textContent).toContain('only copies that you made elsewhere');
  await user.click(screen.getByRole('button', { name: 'Keep the present key' }));
  expect(backend.rotateKey).not.toHaveBeenCalled();
  const label = 'The data has a new key. 3 files were encrypted again.';
  vi.mocked(backend.rotateKey).mockResolvedValueOnce({ files: 3, left: [], key_file: null, label });
  await user.click(screen.getByRole('button', { name: 'Change the key' }));
  const [, act] = [await screen.findByRole('dialog'), screen.getAllByRole('button', { name: 'Change the key' })];
  await user.click(act.at(-1) as HTMLElement);
  expect((await screen.findByText(label)).closest('[role=status]')).toBeTruthy();
  expect(shown()).toEqual([]);
  await waitFor(() => expect(document.activeElement?.textContent).toContain(label));

  const busy = {
    code: 'data_busy' as const,
    message: 'Busy.',
    safe: 'Nothing changed.',
    todo: 'Later.',
    translated: [],
  };
  vi.mocked(backend.rotateKey).mockRejectedValueOnce(busy);
  await user.click(screen.getByRole('button', { name: 'Change the key' }));
  await screen.findByRole('dialog');
  await user.click(screen.getAllByRole('button', { name: 'Change the key' }).at(-1) as HTMLElement);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Nothing changed.');
  expect(screen.queryByText(label)).toBeNull();
  await waitFor(() => expect(document.activeElement?.contains(alert)).toBe(true));
  expect(document.activeElement).not.toBe(document.body);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Settings' })));
});

it('has the focus at its heading again once the data was closed and is open', async () => {
  const { backend } = replay();
  let tell: (view: StartView) => void = () => undefined;
  const language = 'en' as const;
  vi.mocked(backend.watchStart).mockImplementation((told) => {
    tell = told;
    told({ language, start: { state: 'ready', checking: false } });
    return Promise.resolve(null);
  });
  navigation.go({ page: 'settings' });
  render(App, { backend });
  await screen.findByRole('heading', { name: 'Settings' });
  expect(document.activeElement).toBe(document.body);
  tell({ language, start: { state: 'starting', step: 'new_key' } });
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull());
  tell({ language, start: { state: 'ready', checking: false } });
  const heading = await screen.findByRole('heading', { name: 'Settings' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
});
