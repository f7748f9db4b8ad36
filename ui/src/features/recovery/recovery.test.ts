import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import App from '../../App.svelte';
import type { RecoveryView, StartState, StartView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, described, pageStorage, replay } from '../../testing/page';
import type { Replay } from '../../testing/replay';

/** The page as it stands when the data cannot be opened, with its start in the test's hands. */
async function open(situation: string, change: Partial<RecoveryView> = {}, language: 'en' | 'zh-TW' = 'en') {
  const replayed: Replay = replay({ situation, language });
  replayed.goOn();
  const { backend } = replayed;
  const view = { ...replayed.answer('recovery'), ...change };
  if (Object.keys(change).length > 0) vi.mocked(backend.recovery).mockResolvedValue(view);
  let follow: (view: StartView) => void = () => {};
  vi.mocked(backend.watchStart).mockImplementation(async (onProgress) => {
    follow = onProgress;
    return null;
  });
  navigation.go({ page: 'offers' });
  render(App, { backend });
  const tell = (start: StartState) => follow({ language, start });
  if (!view.reason) throw new Error('the data can be opened');
  tell({ state: 'recovery', reason: view.reason });
  await screen.findByRole('heading', { level: 1 });
  return { backend, replay: replayed, view, tell, user: userEvent.setup() };
}

it('says why, has the focus at its heading, and offers what the view offers in its order', async () => {
  const { view } = await open('ledger-lost');
  expect((await screen.findByRole('alert')).textContent).toContain(view.reason?.message);
  expect(document.activeElement?.textContent).toBe('Packdesk cannot open your data');
  await screen.findByRole('heading', { name: 'Go back to a backup' });
  const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(view.actions).toEqual(['restore', 'cache']);
  expect(titles).toEqual(['Go back to a backup', 'Fetch records again']);
  expect(document.body.textContent).not.toMatch(/packdesk-cli|recover key|\[y\/n\]/);
});

it('keeps the order of the view, whatever it is', async () => {
  await open('ledger-lost', { actions: ['export', 'key', 'restore'] });
  await screen.findByRole('heading', { name: 'Enter the key' });
  const titles = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(titles).toEqual(['Write what can be read to files', 'Enter the key', 'Go back to a backup']);
});

it('goes back to a backup by the keyboard, after it said what moves where and what would be lost', async () => {
  const { backend, replay: replayed, view, tell, user } = await open('ledger-lost');
  const backup = view.backups[0];
  if (!backup) throw new Error('there is no backup');
  const row = (await screen.findByRole('rowheader', { name: backup.made_label })).closest('tr');
  expect(row?.textContent).toContain(backup.contents_label);
  expect(row?.textContent).toContain(backup.loss_label);

  const button = screen.getByRole('button', { name: `Restore ${backup.made_label}` });
  while (document.activeElement !== button) await user.tab();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain(backup.moves_label);
  expect(dialog.textContent).toContain(backup.loss_label);
  const safe = within(dialog).getByRole('button', { name: 'Do not restore' });
  expect(document.activeElement).toBe(safe);
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(button);
  expect(backend.restoreBackup).not.toHaveBeenCalled();

  await user.keyboard('{Enter}');
  const restored = replayed.recorded('restoreBackup');
  await user.click(screen.getByRole('button', { name: 'Restore backup' }));
  expect(backend.restoreBackup).toHaveBeenCalledExactlyOnceWith(backup.file);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  tell({ state: 'starting', step: 'files' });
  tell({ state: 'recovery', reason: { ...replayed.refusal('recovery') } });
  expect((await screen.findByText(restored.label)).textContent).toBe(restored.label);
});

it('says why a backup could not be gone back to, and stays', async () => {
  const { backend, user } = await open('ledger-lost');
  const reason = {
    code: 'backup_unusable' as const,
    message: 'The backup cannot be used.',
    safe: 'Nothing was changed.',
    todo: 'Choose another backup.',
    translated: [],
  };
  vi.mocked(backend.restoreBackup).mockRejectedValue(reason);
  await user.click(await screen.findByRole('button', { name: /^Restore / }));
  await user.click(screen.getByRole('button', { name: 'Restore backup' }));
  const dialog = screen.getByRole('dialog');
  expect((await within(dialog).findByRole('alert')).textContent).toContain('The backup cannot be used.');
});

it('offers no backup that cannot be used', async () => {
  const { view } = await open('ledger-lost');
  const [usable] = view.backups;
  if (!usable) throw new Error('there is no backup');
  const damaged = { ...usable, file: 'ledger-1-2.db', is_usable: false, state_label: 'Damaged', loss_label: null };
  document.body.replaceChildren();
  await open('ledger-lost', { backups: [damaged, usable] });
  await screen.findByText('Damaged');
  expect(screen.getAllByRole('button', { name: /^Restore / })).toHaveLength(1);
});

it('tells what is wrong with the words at their field, and keeps them nowhere', async () => {
  const { backend, replay: replayed, view, user } = await open('key-lost');
  expect(view.actions).toEqual(['key']);
  const field = await screen.findByLabelText<HTMLTextAreaElement>('Recovery code');
  expect(field.getAttribute('spellcheck')).toBe('false');
  await user.click(screen.getByRole('button', { name: 'Open with this code' }));
  expect(described(field)).toContain('Fill in this field');
  expect(backend.takeRecoveryCode).not.toHaveBeenCalled();

  await user.type(field, 'abandon ability');
  await user.keyboard('{Tab}{Enter}');
  const refused = replayed.error('takeRecoveryCode');
  await waitFor(() => expect(described(field)).toContain(refused.message));
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('abandon ability');

  await user.type(field, ' able');
  expect(field.getAttribute('aria-invalid')).toBeNull();
  const taken = { key_file: null, label: 'The key opens the data.' };
  vi.mocked(backend.takeRecoveryCode).mockResolvedValue(taken);
  await user.click(screen.getByRole('button', { name: 'Open with this code' }));
  expect(backend.takeRecoveryCode).toHaveBeenLastCalledWith('abandon ability able');
  await waitFor(() => expect(field.value).toBe(''));
  expect(pageStorage()).not.toContain('abandon');
});

it('takes a key file that the system asks for, and does one thing at a time', async () => {
  const { backend, user } = await open('key-lost');
  const chosen = deferred<null>();
  vi.mocked(backend.takeKeyFile).mockReturnValue(chosen.promise);
  const button = await screen.findByRole('button', { name: 'Choose key file' });
  await user.click(button);
  await user.click(button);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(backend.takeKeyFile).toHaveBeenCalledExactlyOnceWith();
  expect(backend.startAgain).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  chosen.resolve(null);
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
  expect(screen.queryByText('The key opens the data.')).toBeNull();
});

it('asks before it lets the records be fetched again, and tells what was written to files', async () => {
  const { backend, user } = await open('ledger-lost', { actions: ['cache', 'export'] });
  vi.mocked(backend.rebuildCache).mockResolvedValue(null);
  await user.click(await screen.findByRole('button', { name: 'Fetch records again' }));
  expect(backend.rebuildCache).not.toHaveBeenCalled();
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Fetch records again' }));
  expect(backend.rebuildCache).toHaveBeenCalledExactlyOnceWith();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  vi.mocked(backend.exportReadable).mockResolvedValue({
    folder: '/home/aoife/packdesk-records',
    is_complete: true,
    kinds: [{ kind: 'order', files: 2, is_complete: true, label: '2 orders: all of them' }],
    label: 'Everything was written to /home/aoife/packdesk-records.',
  });
  await user.click(screen.getByRole('button', { name: 'Choose folder' }));
  expect(await screen.findByText('2 orders: all of them')).toBeTruthy();
  expect(screen.getByText(/Everything was written to/)).toBeTruthy();
});

it('sets a sample account up afresh whose file cannot be used, after it asked', async () => {
  const { backend, user } = await open('ledger-lost', { actions: ['sample'] });
  vi.mocked(backend.replaceSample).mockResolvedValue(null);
  await user.click(await screen.findByRole('button', { name: 'Set up the sample account afresh' }));
  expect(backend.replaceSample).not.toHaveBeenCalled();
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Set up the sample account afresh' }));
  expect(backend.replaceSample).toHaveBeenCalledExactlyOnceWith();
});

it('speaks Chinese', async () => {
  await open('ledger-lost', {}, 'zh-TW');
  expect(await screen.findByRole('heading', { name: '回到備份' })).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/packdesk-cli/);
});
