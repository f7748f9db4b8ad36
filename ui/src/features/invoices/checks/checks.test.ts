import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';

import { fakeBackend } from '../../../lib/backend/fake';
import { openDesk } from '../../../testing/desk';

const route = { page: 'invoices', view: 'checks' } as const;

it('explains each check, settles it with a note and opens it again', async () => {
  const { user, backend } = await openDesk(route);
  const list = await screen.findByRole('list', { name: 'Checks' });
  expect(list.textContent).toContain('Invoice T00000000 has no PO number.');
  expect(list.textContent).toContain('Book it under the PO number');
  expect(within(list).getByRole('link', { name: 'Invoice T00000000' }).getAttribute('href')).toBe(
    '#/invoices?number=T00000000',
  );
  await user.click(within(list).getByRole('button', { name: /^Mark as settled/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Mark as settled' });
  await user.type(within(dialog).getByLabelText(/^Note/), 'Booked by hand');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as settled' }));
  expect(backend.settleCheck).toHaveBeenCalledExactlyOnceWith('po_number:T00000000', 'Booked by hand');
  expect(await screen.findByText('Nothing needs to be looked into.')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'With settled ones' }));
  expect(await screen.findByText('Settled. Booked by hand')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Open again/ }));
  expect(backend.reopenCheck).toHaveBeenCalledExactlyOnceWith('po_number:T00000000');
});

it('verifies every document and tells what changed', async () => {
  const backend = fakeBackend({});
  vi.spyOn(backend, 'verifyRecords').mockImplementation(async (told) => {
    told({ done: 1, total: 40, current: 'T1', label: '1 of 40' });
    return {
      checked: 40,
      intact: false,
      cancelled: false,
      changed: [
        { kind: 'invoice', id: 'T1', change: 'content', message: 'Invoice T1: the content is not what was stored.' },
      ],
      not_indexed: [],
      summary: '1 of 40 stored records is not what was stored.',
      advice: 'Copy the data folder first.',
    };
  });
  const { user } = await openDesk(route, {}, backend);
  await user.click(await screen.findByRole('button', { name: 'Verify all documents' }));
  expect(await screen.findByText('1 of 40 stored records is not what was stored.')).toBeTruthy();
  expect(screen.getByText('Invoice T1: the content is not what was stored.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
});

it('says why the checks cannot be read', async () => {
  const backend = fakeBackend({});
  vi.spyOn(backend, 'invoiceChecks').mockRejectedValue({
    code: 'x',
    message: 'The records are locked.',
    safe: '',
    todo: '',
  });
  await openDesk(route, {}, backend);
  expect(await screen.findByText('The records are locked.')).toBeTruthy();
});
