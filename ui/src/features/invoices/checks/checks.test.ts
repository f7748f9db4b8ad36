import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';

import { openPage, replay } from '../../../testing/page';

const route = { page: 'invoices', view: 'checks' } as const;
const number = 'STRANGE-1';
const check = `totals:${number}`;

it('explains each check, settles it with a note and opens it again', async () => {
  const { user, backend } = await openPage(route, 'checks');
  const list = await screen.findByRole('list', { name: 'Checks' });
  expect(list.textContent).toContain('The total shown is €');
  expect(list.textContent).toContain('Do not book it as it is.');
  const [invoice] = within(list).getAllByRole('link', { name: `Invoice ${number}` });
  expect(invoice?.getAttribute('href')).toBe(`#/invoices?number=${number}`);
  await user.click(within(list).getAllByRole('button', { name: /^Mark as settled/ })[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Mark as settled' });
  await user.type(within(dialog).getByLabelText(/^Note/), 'Booked by hand');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as settled' }));
  expect(backend.settleCheck).toHaveBeenCalledExactlyOnceWith(check, 'Booked by hand');
  await waitFor(() => expect(within(list).queryByText(/The total shown is €/)).toBeNull());
  await user.click(screen.getByRole('radio', { name: 'Include settled' }));
  expect(await screen.findByText(/Booked by hand/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Reopen/ }));
  expect(backend.reopenCheck).toHaveBeenCalledExactlyOnceWith(check);
});

it('takes settling back', async () => {
  const { user, backend } = await openPage(route, 'checks');
  await user.click((await screen.findAllByRole('button', { name: /^Mark as settled/ }))[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Mark as settled' });
  await user.type(within(dialog).getByLabelText(/^Note/), 'Booked by hand');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as settled' }));
  await screen.findByText('Marked as settled.');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(backend.reopenCheck).toHaveBeenCalledExactlyOnceWith(check);
  await waitFor(() => expect(screen.queryByText('Marked as settled.')).toBeNull());
  const list = screen.getByRole('list', { name: 'Checks' });
  await waitFor(() =>
    expect(list.querySelector(`[data-check="${check}"]`)?.contains(document.activeElement)).toBe(true),
  );
});

it('verifies every document and tells what changed', async () => {
  const opening = replay('verified');
  const intact = opening.answer('verifyRecords');
  const changed = {
    kind: 'invoice' as const,
    id: number,
    change: 'content' as const,
    message: 'It is not what was stored.',
  };
  vi.mocked(opening.backend.verifyRecords).mockImplementation(async (onProgress) => {
    onProgress({ done: 1, total: intact.checked, current: number, label: '1 of many' });
    return { ...intact, intact: false, changed: [changed], advice: 'Copy the data folder first.' };
  });
  const { user } = await openPage(route, opening);
  await user.click(await screen.findByRole('button', { name: 'Verify all documents' }));
  expect(await screen.findByText(intact.summary)).toBeTruthy();
  expect(screen.getByText(changed.message)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
});

it('says why the checks cannot be read', async () => {
  const locked = replay('connection-lost').error('sync');
  const opening = replay();
  vi.mocked(opening.backend.invoiceChecks).mockRejectedValue(locked);
  await openPage(route, opening);
  expect(await screen.findByText(locked.message)).toBeTruthy();
});
