import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';

import { navigation } from '../../lib/route.svelte';
import { fill, openPage, replay } from '../../testing/page';

const route = { page: 'orders' } as const;
const grid = () => screen.findByRole('grid', { name: 'Orders' });
const states = () =>
  [...document.querySelectorAll<HTMLElement>('tbody tr[data-state]')].map(({ dataset }) => dataset.state);

it('is searched, filtered and sorted like the invoices, and cleared at once', async () => {
  const { user, backend } = await openPage(route, 'order-list');
  await grid();
  const last = () => vi.mocked(backend.orders).mock.lastCall?.[0];
  await fill(screen.getByRole('searchbox'), 'data platform');
  await waitFor(() => expect(states()).toEqual(['draft']));
  expect(last()).toMatchObject({ text: 'data platform', offset: 0 });
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(states()).toHaveLength(2));
  await user.selectOptions(screen.getByLabelText('Status'), 'awaiting_payment');
  await waitFor(() => expect(states()).toEqual(['awaiting_payment']));
  await user.selectOptions(screen.getByLabelText('Status'), '');
  await user.click(within(screen.getByRole('columnheader', { name: 'Date' })).getByRole('button'));
  await waitFor(() => expect(states()).toEqual(['awaiting_payment', 'draft']));
  expect(screen.getByRole('columnheader', { name: 'Date' }).getAttribute('aria-sort')).toBe('ascending');
});

it('is one Tab stop; Enter opens what is current, and a press what it is at', async () => {
  const { user } = await openPage(route, 'order-list');
  const table = await grid();
  const go = vi.spyOn(navigation, 'go').mockImplementation(() => {});
  table.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(table.getAttribute('aria-activedescendant')).toBe('order-1');
  const row = table.querySelector<HTMLElement>('#order-1');
  expect(go).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(go).toHaveBeenLastCalledWith({ page: 'order', order: row?.dataset.order }));
  await user.click(table.querySelector('#order-0 td:nth-child(4)') as HTMLElement);
  await waitFor(() => expect(go).toHaveBeenLastCalledWith({ page: 'renew', offer: 'gold-data-platform' }));
  go.mockRestore();
});

it('remembers the widths of its own columns', async () => {
  const { user, backend } = await openPage(route, 'order-list');
  await grid();
  screen.getByRole('separator', { name: 'Width of the column Offer' }).focus();
  await user.keyboard('{Home}');
  await waitFor(() =>
    expect(vi.mocked(backend.arrange).mock.lastCall?.[0].columns).toMatchObject([{ list: 'orders', column: 'offer' }]),
  );
});

it('lists an attempt as one, and tells nobody an id that only the program knows', async () => {
  const { order: attempt } = replay({ situation: 'card-declined', after: 'submitOrder' }).answer(
    'order',
    '00000000-0000-0000-0000-000000000001',
  );
  const list = replay('order-list');
  const page = list.answer('orders', { sort: 'date', descending: true, offset: 0, limit: 100 });
  vi.mocked(list.backend.orders).mockResolvedValue({ ...page, rows: [attempt, ...page.rows], matching: 3, all: 3 });
  await openPage(route, list);
  const table = await grid();
  await waitFor(() => expect(states()).toEqual(['declined', 'draft', 'awaiting_payment']));
  const rows = [...table.querySelectorAll<HTMLElement>('tbody tr[data-state]')];
  expect(rows.map((row) => row.querySelector('td:nth-child(2)')?.textContent.trim())).toEqual([
    'Attempt',
    'Draft',
    '7310061187',
  ]);
  const links = rows.map((row) => row.querySelector('a')?.textContent.trim());
  expect(links).toEqual([
    'View order Attempt of 28 June 2021',
    'Continue purchase Gold competency: Data Platform',
    'View order 7310061187',
  ]);
  for (const row of rows) expect(row.textContent).not.toContain(row.dataset.order);
});
