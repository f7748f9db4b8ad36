import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { navigation } from '../../lib/route.svelte';
import { fill, openPage, replay } from '../../testing/page';
import { groupDigits } from '../../lib/amount';
import { windowSize } from '../../components/table/windowed-list.svelte';
import { InvoiceList } from './list/invoice-list.svelte';
import { everything } from './list/search';

// Only a real webview draws a PDF; here it matters which document the preview is given.
vi.mock('./sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const route = { page: 'invoices' } as const;

/** The newest invoice, the sixth, the fourth and the oldest of the recorded ones. */
const [newest, sixth, fourth, oldest] = ['T000219940', 'T000180264', 'T000188021', 'E03996B83L'];

const grid = () => screen.findByRole('grid', { name: 'Invoices' });

function currentRow(): HTMLElement | null {
  return document.querySelector('tr[aria-current="true"]');
}

describe('the list of invoices', () => {
  it('is one Tab stop whose arrow keys, Home and End move the current row', async () => {
    const { user } = await openPage(route);
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
    await waitFor(() => expect(screen.getByRole('complementary').textContent).toContain(oldest));
    expect(document.activeElement).toBe(table);
  });

  it('shows the current invoice in the preview, and leads into it and back', async () => {
    const { user, backend } = await openPage(route);
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown}');
    const pane = await screen.findByRole('complementary', { name: `Preview of ${newest}` });
    expect(await within(pane).findByText('€5,387.40')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(pane);
    await user.keyboard('{Control>}s{/Control}');
    expect(backend.saveInvoice).toHaveBeenCalledExactlyOnceWith(newest, null, null);
    expect(await within(pane).findByText(/^Saved as \/home\/aoife\/Documents\//)).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(table);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(currentRow()).toBeNull();
  });

  it('passes over invoices under a held key without opening each of them', async () => {
    const { backend } = await openPage(route);
    const table = await grid();
    await fireEvent.keyDown(table, { key: 'ArrowDown' });
    await screen.findByRole('complementary', { name: `Preview of ${newest}` });
    for (let count = 0; count < 5; count++) await fireEvent.keyDown(table, { key: 'ArrowDown' });
    await screen.findByRole('complementary', { name: `Preview of ${sixth}` });
    expect(vi.mocked(backend.invoice).mock.calls.map(([number]) => number)).toEqual([newest, sixth]);
  });

  it('draws few rows of many, and says how many there are', async () => {
    await openPage(route, 'long-archive');
    const table = await grid();
    expect(table.getAttribute('aria-rowcount')).toBe('400');
    expect(table.querySelectorAll('tbody tr').length).toBeLessThan(60);
  });

  it('is searched as one types, and says when nothing matches', async () => {
    const { user, backend } = await openPage(route);
    await grid();
    await fill(screen.getByRole('searchbox'), fourth);
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ text: fourth, offset: 0 });
    await fill(screen.getByRole('searchbox'), `${fourth}zz`);
    expect(await screen.findByText(new RegExp(`No invoice matches “${fourth}zz”`))).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(15));
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('is narrowed to an offer and says so in its choice', async () => {
    await openPage({ page: 'invoices', offer: 'gold-cloud-platform' });
    const table = await grid();
    expect(screen.getByLabelText<HTMLSelectElement>('Offer').value).toBe('gold-cloud-platform');
    const names = [...table.querySelectorAll('tbody tr[data-number] td:nth-child(4)')].map((cell) => cell.textContent);
    expect(new Set(names)).toEqual(new Set(['Gold Cloud Platform']));
  });

  it('is sorted by its heads, which name the direction', async () => {
    const { user, backend } = await openPage(route);
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
    await openPage({ page: 'invoices', number: fourth });
    await screen.findByRole('complementary', { name: `Preview of ${fourth}` });
    await waitFor(() => expect(currentRow()?.dataset.number).toBe(fourth));
    expect(screen.getAllByRole('row')).toHaveLength(2);
  });

  it('says that there are none yet', async () => {
    await openPage(route, 'no-invoices');
    expect(await screen.findByText(/No invoices yet/)).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('enlarges the preview in a dialog of its own', async () => {
    const { user } = await openPage({ page: 'invoices', number: fourth });
    const pane = await screen.findByRole('complementary');
    await user.click(within(pane).getByRole('button', { name: 'Enlarge preview' }));
    const dialog = await screen.findByRole('dialog', { name: fourth });
    await user.click(within(dialog).getByRole('button', { name: 'Zoom in' }));
    expect(within(dialog).getByText('125%')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('goes back to the whole list from the navigation', async () => {
    const { user } = await openPage({ page: 'invoices', number: fourth });
    await screen.findByRole('complementary');
    await user.click(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Invoices' }));
    navigation.go({ page: 'invoices' });
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(15));
  });
});

describe('the windows of the list', () => {
  it('are fetched when they are looked at, each once', async () => {
    const { backend } = replay('long-archive');
    const list = new InvoiceList(backend);
    await list.search(everything());
    expect(list.rowAt(0)).toBeTruthy();
    expect(list.rowAt(windowSize)).toBeUndefined();
    await Promise.all([list.need(150, 320), list.need(90, 210)]);
    const offsets = () => vi.mocked(backend.invoices).mock.calls.map(([query]) => query.offset);
    expect(offsets()).toEqual([0, 100, 200, 300]);
    await list.need(390, 600);
    expect(offsets()).toHaveLength(4);
    const numbers = Array.from({ length: 399 }, (_, index) => list.rowAt(index)?.number);
    expect(new Set(numbers).size).toBe(399);
  });

  it('of an older search never stand among those of a newer one', async () => {
    const { backend } = replay('long-archive');
    const recorded = replay('long-archive').backend;
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const list = new InvoiceList(backend);
    await list.search(everything());
    vi.mocked(backend.invoices).mockImplementation(async (query) => {
      if (query.offset === 100) await held;
      return recorded.invoices(query);
    });
    const old = list.need(100, 100);
    await list.search({ ...everything(), text: 'T1' });
    expect(list.error).toBeNull();
    expect(list.rowAt(0)).toBeTruthy();
    release();
    await old;
    expect(list.rowAt(100)).toBeUndefined();
  });

  it('come without the choices while one types; a filter and changed records bring them', async () => {
    const { backend } = replay('long-archive');
    const list = new InvoiceList(backend);
    const typed = (text: string) => list.search({ ...everything(), text });
    await list.search(everything());
    const { choices } = list;
    expect(choices.offers.length).toBeGreaterThan(0);
    await typed('T1');
    await typed('T10');
    await list.need(100, 100);
    expect(list.choices).toBe(choices);
    await typed('T10');
    await list.search({ ...everything(), text: 'T10', status: 'paid' });
    await list.search({ ...everything(), text: 'T100', status: 'paid' });
    const choicesAsked = vi.mocked(backend.invoices).mock.calls.map(([query]) => !query.without_choices);
    expect(choicesAsked).toEqual([true, false, false, false, true, true, false]);
  });

  it('that could not be fetched are asked for again', async () => {
    const failure = replay('connection-lost').error('sync');
    const { backend } = replay('long-archive');
    const list = new InvoiceList(backend);
    await list.search(everything());
    vi.mocked(backend.invoices).mockRejectedValueOnce(failure);
    await list.need(100, 100);
    expect(list.error).toEqual(failure);
    await list.need(100, 100);
    expect(list.rowAt(100)).toBeTruthy();
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
