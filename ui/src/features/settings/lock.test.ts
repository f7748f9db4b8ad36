import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import App from '../../App.svelte';
import type { AutoLockView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { described, replay } from '../../testing/page';

async function open(view: AutoLockView) {
  const { backend } = replay();
  vi.mocked(backend.autoLock).mockResolvedValue(view);
  navigation.go({ page: 'settings' });
  render(App, { backend });
  return { backend, field: await screen.findByLabelText<HTMLSelectElement>('Lock after'), user: userEvent.setup() };
}

const off: AutoLockView = { chosen: 'never', possible: true, note: 'The keyring is asked again.' };

it('never locks at first, says what the lock is worth, and keeps what is chosen', async () => {
  const { backend, field, user } = await open(off);
  expect(field.value).toBe('never');
  expect([...field.options].map((option) => option.text)).toEqual([
    'Never',
    '5 minutes without use',
    '15 minutes without use',
    '60 minutes without use',
  ]);
  expect(described(field)).toBe(off.note);
  vi.mocked(backend.chooseAutoLock).mockResolvedValue({ ...off, chosen: '15' });
  await user.selectOptions(field, '15');
  expect(backend.chooseAutoLock).toHaveBeenCalledExactlyOnceWith('15');
  expect(field.value).toBe('15');
});

it('says what was not kept, and shows what still holds', async () => {
  const { backend, field, user } = await open(off);
  const reason = {
    code: 'disk_full' as const,
    message: 'The disk is full.',
    safe: 'Nothing changed.',
    todo: 'Make room.',
    translated: [],
  };
  vi.mocked(backend.chooseAutoLock).mockRejectedValue(reason);
  await user.selectOptions(field, '5');
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  expect(field.value).toBe('never');
});

it('cannot be chosen where nothing is kept', async () => {
  const { field } = await open({ ...off, possible: false, note: 'Nothing is saved.' });
  expect(field.disabled).toBe(true);
  expect(described(field)).toBe('Nothing is saved.');
});
