import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { fakeBackend } from '../../lib/backend/fake';
import { navigation } from '../../lib/route.svelte';
import { openDesk } from '../../testing/desk';
import { groupDigits } from '../../lib/amount';
import { InvoiceList, windowSize } from './list/invoice-list.svelte';
import { everything } from './list/search';

// Only a real webview draws a PDF; here it matters which document the preview is given.
vi.mock('./sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const route = { page: 'invoices' } as const;

const grid = () => screen.findByRole('grid', { name: 'Invoices' });

function currentRow(): HTMLElement | null {
  return document.querySelector('tr[aria-current="true"]');
}

describe('the list of invoices', () => {
  it('is one Tab stop whose arrow keys, Home and End move the current row', async () => {
    const { user } = await openDesk(route, { invoices: 40 });
    const table = await grid();
    expect(table.querySelectorAll('tbody [tabindex], tbody a, tbody button, tbody input')).toHaveLength(0);
    table.focus();
    const places: (string | null)[] = [];
    for (const keys of ['{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{End}', '{ArrowDown}', '{Home}', '{ArrowUp}']) {
      await user.keyboard(keys);
      places.push(table.getAttribute('aria-activedescendant'));
    }
    expect(places.slice(0, 3)).toEqual(['invoice-0', 'invoice-1', 'invoice-0']);
    expect(places.slice(5)).toEqual(['invoice-0', 'invoice-0']);
    await user.keyboard('{End}');
    await waitFor(() => expect(screen.getByRole('complementary').textContent).toContain('T99999961'));
    expect(document.activeElement).toBe(table);
  });

  it('shows the current invoice in the preview, and leads into it and back', async () => {
    const { user, backend } = await openDesk(route);
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown}');
    const pane = await screen.findByRole('complementary', { name: 'Preview of T00000000' });
    expect(await within(pane).findByText('EUR 420.00')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(pane);
    await user.keyboard('{Control>}s{/Control}');
    expect(backend.saveInvoice).toHaveBeenCalledExactlyOnceWith('T00000000', null, null);
    expect(await within(pane).findByText('Saved as /home/aoife/Documents/T00000000.pdf')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(table);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(currentRow()).toBeNull();
  });

  it('passes over invoices under a held key without opening each of them', async () => {
    const { backend } = await openDesk(route);
    const table = await grid();
    await fireEvent.keyDown(table, { key: 'ArrowDown' });
    await screen.findByRole('complementary', { name: 'Preview of T00000000' });
    for (let count = 0; count < 5; count++) await fireEvent.keyDown(table, { key: 'ArrowDown' });
    await screen.findByRole('complementary', { name: 'Preview of T99999995' });
    expect(vi.mocked(backend.invoice).mock.calls.map(([number]) => number)).toEqual(['T00000000', 'T99999995']);
  });

  it('draws few rows of many, and says how many there are', async () => {
    await openDesk(route, { invoices: 12_000 });
    const table = await grid();
    expect(table.getAttribute('aria-rowcount')).toBe('12001');
    expect(table.querySelectorAll('tbody tr').length).toBeLessThan(60);
  });

  it('is searched as one types, and says when nothing matches', async () => {
    const { user, backend } = await openDesk(route);
    await grid();
    await user.type(screen.getByRole('searchbox'), 'T99999990');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ text: 'T99999990', offset: 0 });
    await user.type(screen.getByRole('searchbox'), 'zz');
    expect(await screen.findByText(/No invoice matches “T99999990zz”/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(20));
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('is narrowed to an offer and says so in its choice', async () => {
    await openDesk({ page: 'invoices', offer: 'gold-data' });
    const table = await grid();
    expect(screen.getByLabelText<HTMLSelectElement>('Offer').value).toBe('gold-data');
    const names = [...table.querySelectorAll('tbody tr[data-number] td:nth-child(4)')].map((cell) => cell.textContent);
    expect(new Set(names)).toEqual(new Set(['Gold competency']));
  });

  it('is sorted by its heads, which name the direction', async () => {
    const { user, backend } = await openDesk(route);
    await grid();
    const head = (name: string) => screen.getByRole('columnheader', { name });
    expect(head('Date').getAttribute('aria-sort')).toBe('descending');
    await user.click(within(head('Date')).getByRole('button'));
    await waitFor(() => expect(head('Date').getAttribute('aria-sort')).toBe('ascending'));
    await user.click(within(head('Amount')).getByRole('button'));
    await waitFor(() =>
      expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ sort: 'amount', descending: true }),
    );
    expect(head('Date').hasAttribute('aria-sort')).toBe(false);
    expect(head('Amount').getAttribute('aria-sort')).toBe('descending');
  });

  it('shows the one invoice it was opened for, with its preview', async () => {
    await openDesk({ page: 'invoices', number: 'T99999997' });
    await screen.findByRole('complementary', { name: 'Preview of T99999997' });
    await waitFor(() => expect(currentRow()?.dataset.number).toBe('T99999997'));
    expect(screen.getAllByRole('row')).toHaveLength(2);
  });

  it('says that there are none yet', async () => {
    await openDesk(route, { invoices: 0 });
    expect(await screen.findByText(/No invoices yet/)).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('enlarges the preview in a dialog of its own', async () => {
    const { user } = await openDesk({ page: 'invoices', number: 'T99999997' });
    const pane = await screen.findByRole('complementary');
    await user.click(within(pane).getByRole('button', { name: 'Enlarge preview' }));
    const dialog = await screen.findByRole('dialog', { name: 'T99999997' });
    await user.click(within(dialog).getByRole('button', { name: 'Zoom in' }));
    expect(within(dialog).getByText('125%')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('goes back to the whole list from the navigation', async () => {
    const { user } = await openDesk({ page: 'invoices', number: 'T99999997' });
    await screen.findByRole('complementary');
    await user.click(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Invoices' }));
    navigation.go({ page: 'invoices' });
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(20));
  });
});

describe('the windows of the list', () => {
  it('are fetched when they are looked at, each once', async () => {
    const backend = fakeBackend({ invoices: 1000 });
    const asked = vi.spyOn(backend, 'invoices');
    const list = new InvoiceList(backend);
    await list.search(everything());
    expect(list.rowAt(0)?.number).toBe('T00000000');
    expect(list.rowAt(windowSize)).toBeUndefined();
    await Promise.all([list.need(150, 320), list.need(90, 210)]);
    expect(asked.mock.calls.map(([query]) => query.offset)).toEqual([0, 100, 200, 300]);
    expect(list.rowAt(321)?.number).toBe('T99999679');
    await list.need(990, 1200);
    expect(list.rowAt(999)?.number).toBe('T99999001');
  });

  it('of an older search never stand among those of a newer one', async () => {
    const backend = fakeBackend({ invoices: 1000 });
    const real = backend.invoices.bind(backend);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const list = new InvoiceList(backend);
    await list.search(everything());
    vi.spyOn(backend, 'invoices').mockImplementation(async (query) => {
      if (query.offset === 100) await held;
      return real(query);
    });
    const old = list.need(100, 100);
    await list.search({ ...everything(), descending: false });
    release();
    await old;
    expect(list.rowAt(100)).toBeUndefined();
  });

  it('come without the choices while one types; a filter and changed records bring them', async () => {
    const backend = fakeBackend({ invoices: 300 });
    const asked = vi.spyOn(backend, 'invoices');
    const list = new InvoiceList(backend);
    const typed = (text: string) => list.search({ ...everything(), text });
    await list.search(everything());
    const { choices } = list;
    expect(choices.offers.length).toBeGreaterThan(0);
    await typed('T9');
    await typed('T99');
    await list.need(100, 100);
    expect(list.choices).toBe(choices);
    await typed('T99');
    await list.search({ ...everything(), text: 'T99', status: 'paid' });
    await list.search({ ...everything(), text: 'T999', status: 'paid' });
    const choicesAsked = asked.mock.calls.map(([query]) => !query.without_choices);
    expect(choicesAsked).toEqual([true, false, false, false, true, true, false]);
  });

  it('that could not be fetched are asked for again', async () => {
    const backend = fakeBackend({ invoices: 300 });
    const list = new InvoiceList(backend);
    await list.search(everything());
    const failure = { code: 'x', message: 'm', safe: 's', todo: 't' };
    vi.spyOn(backend, 'invoices').mockRejectedValueOnce(failure);
    await list.need(100, 100);
    expect(list.error).toEqual(failure);
    await list.need(100, 100);
    expect(list.rowAt(100)?.number).toBe('T99999900');
  });
});

it.each([
  ['0', '0'],
  ['516.60', '516.60'],
  ['57330', '57,330'],
  ['1234567.80', '1,234,567.80'],
  ['-5387.40', '-5,387.40'],
  ['-420', '-420'],
])('the amount %s stands in its column as %s', (amount, shown) => {
  expect(groupDigits(amount)).toBe(shown);
});
