import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { described, fill, openPage, replay } from '../../../testing/page';

// Only a real webview draws a PDF.
vi.mock('../sheet/PdfView.svelte', async () => await import('../../../testing/PdfStandIn.svelte'));

const route = { page: 'invoices' } as const;
const number = 'T000219940';
const only = { invoices: [{ account: 'sample', number }], query: null, except: [] };

const grid = () => screen.findByRole('grid', { name: 'Invoices' });

describe('what the books say of an invoice', () => {
  it('is ticked, typed and taken back beside it, and stands in its row', async () => {
    const { user, backend } = await openPage(route, 'booked');
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown}');
    const pane = await screen.findByRole('complementary');
    const tick = await within(pane).findByRole<HTMLInputElement>('checkbox', { name: 'Booked' });
    expect(tick.checked).toBe(false);
    await user.click(tick);
    expect(backend.changeBookkeeping).toHaveBeenLastCalledWith(only, { booking: 'booked' });
    await waitFor(() => expect(table.querySelector(`tr[data-number="${number}"]`)?.textContent).toContain('Booked'));
    expect(await within(pane).findByRole('checkbox', { name: /^Booked .*2021/ })).toBeTruthy();

    const code = within(pane).getByLabelText<HTMLInputElement>('Ledger code');
    await fill(code, '6210');
    await waitFor(() => expect(backend.changeBookkeeping).toHaveBeenLastCalledWith(only, { ledger_code: '6210' }));
    await within(pane).findByText('Saved.');
    expect(code.value).toBe('6210');
  });

  it('leaves what cannot be kept in its field, with the reason there', async () => {
    const at = replay('booked');
    at.skip('changeBookkeeping');
    at.skip('changeBookkeeping');
    const taiwan = at.answer('invoice', number, null, null);
    vi.mocked(at.backend.invoice).mockResolvedValueOnce({
      ...taiwan,
      bookkeeping: { ...taiwan.bookkeeping, uniform_number: 'CD87654321' },
    });
    const { user } = await openPage(route, at);
    (await grid()).focus();
    await user.keyboard('{ArrowDown}');
    const pane = await screen.findByRole('complementary');
    const field = await within(pane).findByLabelText<HTMLInputElement>('Uniform invoice number');
    field.focus();
    await fireEvent.input(field, { target: { value: '12' } });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(described(field)).toContain(at.error('setUniformNumber').message);
    expect(field.value).toBe('12');
    await fireEvent.input(field, { target: { value: 'ab-12345678' } });
    field.blur();
    await waitFor(() => expect(field.value).toBe('AB12345678'));
    expect(field.hasAttribute('aria-invalid')).toBe(false);
  });
});

describe('selected invoices', () => {
  it('say what they come to in each currency, never in one sum', async () => {
    const { user, backend, replay } = await openPage(route, 'booked');
    const table = await grid();
    table.focus();
    await user.click(table.querySelector(`tr[data-number="${number}"] .tick`) as HTMLElement);
    const [sum] = replay.answer('selectionSums', only).sums;
    expect(await screen.findByText(sum?.total.label ?? '')).toBeTruthy();
    const two = [
      { currency: 'EUR', invoices: 2, total: { amount: '10', currency: 'EUR', label: '€10.00' } },
      { currency: 'TWD', invoices: 1, total: { amount: '300', currency: 'TWD', label: 'NT$300' } },
    ];
    vi.mocked(backend.selectionSums).mockResolvedValueOnce({ invoices: 3, booked: 0, sums: two, summary: '' });
    await user.click(screen.getByRole('checkbox', { name: 'Select all that match' }));
    const bar = document.getElementById('invoice-sums') as HTMLElement;
    await waitFor(() => expect([...bar.children].map(({ textContent }) => textContent)).toEqual(['€10.00', 'NT$300']));
  });

  it('are booked together, and that is undone', async () => {
    const { user, backend } = await openPage(route, 'booked-together');
    const table = await grid();
    await user.click(table.querySelector(`tr[data-number="${number}"] .tick`) as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Book' }));
    const dialog = await screen.findByRole('dialog', { name: 'Book 1 invoice' });
    await fill(within(dialog).getByLabelText(/^Ledger code/), '6210');
    await user.click(within(dialog).getByRole('button', { name: 'Mark as booked' }));
    await screen.findByText('1 invoice was changed.');
    expect(screen.queryByRole('dialog')).toBeNull();
    const row = () => table.querySelector(`tr[data-number="${number}"]`)?.textContent ?? '';
    await waitFor(() => expect(row()).toContain('Booked'));
    expect(row()).toContain('6210');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(backend.restoreBookkeeping).toHaveBeenCalledOnce();
    await waitFor(() => expect(row()).not.toContain('Booked'));
  });
});

describe('saved filters', () => {
  it('have the last quarter among them, and narrow the list as one would by hand', async () => {
    const { user, backend } = await openPage(route, 'saved-filters');
    await grid();
    const choice = await screen.findByLabelText<HTMLSelectElement>('Saved filters');
    await waitFor(() => expect(choice.options.length).toBeGreaterThan(2));
    await user.selectOptions(choice, 'Last quarter');
    await waitFor(() =>
      expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ from: '2021-01-01', to: '2021-03-31' }),
    );
    expect(screen.getByLabelText<HTMLInputElement>('First invoice date').value).toBe('2021-01-01');
    expect(choice.selectedOptions[0]?.textContent).toBe('Last quarter');
    await user.selectOptions(choice, 'Saved filters');
    await waitFor(() => expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ from: null }));
  });

  it('are saved under a name and removed again', async () => {
    const { user, backend } = await openPage(route, 'saved-filters');
    await grid();
    await user.selectOptions(screen.getByLabelText('Status'), 'paid');
    await user.click(await screen.findByRole('button', { name: 'Save these filters' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save these filters' });
    await fill(within(dialog).getByLabelText('Name'), 'Paid ones');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const choice = screen.getByLabelText<HTMLSelectElement>('Saved filters');
    await waitFor(() => expect(choice.selectedOptions[0]?.textContent).toBe('Paid ones'));
    await user.click(screen.getByRole('button', { name: 'Remove saved filter' }));
    expect(backend.removeFilter).toHaveBeenCalledExactlyOnceWith('Paid ones');
    await screen.findByRole('button', { name: 'Save these filters' });
  });
});
