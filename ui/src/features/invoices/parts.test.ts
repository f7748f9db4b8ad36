import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { openPage, replay } from '../../testing/page';

// Only a real webview draws a PDF.
vi.mock('./sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const whole = 'G000000417';
const bare = 'G000000418';
const of = (number: string) => ({ page: 'invoices', number }) as const;
const section = (name: string) => screen.findByRole('region', { name });

describe('the lines of an invoice of one’s own', () => {
  it('are told as they were sent, and only those are fetched that are looked at', async () => {
    const { user, backend } = await openPage(of(whole), 'received');
    const lines = await section('Lines');
    expect(await within(lines).findByText('250 lines, told line by line')).toBeTruthy();
    expect(within(lines).getAllByRole('listitem')).toHaveLength(3);
    expect(within(lines).getByText('Not told')).toBeTruthy();
    await user.click(within(lines).getByRole('button', { name: 'Show all 250 lines' }));
    const dialog = within(await screen.findByRole('dialog', { name: `Lines of ${whole}` }));
    const table = await dialog.findByRole('grid');
    await waitFor(() => expect(document.activeElement).toBe(table));
    expect(table.getAttribute('aria-activedescendant')).toBe('line-0');
    expect(table.getAttribute('aria-rowcount')).toBe('251');
    expect(backend.invoiceLines).not.toHaveBeenCalledWith(whole, null, 200, 100);
    const cells = (row: number) =>
      [...table.querySelectorAll(`#line-${row} td`)].map((cell) => cell.textContent.trim());
    expect(cells(0)).toEqual([
      'Azure plan 1',
      'Purchase',
      '1 October 2026',
      '31 October 2026',
      '1',
      'EUR',
      '1,234.57',
      '200.00',
      '1,434.57',
    ]);
    // What is not told stays empty: nothing is computed of the rest.
    expect(cells(1)).toEqual(['Not told', '', '', '', '', 'EUR', '1,234.58', '', '']);
    expect(cells(2)[0]).toBe('Azure plan 3 (not on this invoice)');
    const scroller = table.parentElement as HTMLElement;
    scroller.scrollTop = 240 * 32;
    await fireEvent.scroll(scroller);
    await waitFor(() => expect(backend.invoiceLines).toHaveBeenCalledWith(whole, null, 200, 100));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are not known where the service refused them, also where there is no document', async () => {
    const at = replay('received');
    await openPage(of(bare), at);
    expect((await screen.findByRole('alert')).textContent).toContain(at.refusal('invoice', bare, null, null).message);
    const lines = await section('Lines');
    expect(await within(lines).findByText('not known')).toBeTruthy();
    expect(within(lines).getByText(at.answer('invoiceLines', bare, null, 0, 3).reason)).toBeTruthy();
    expect(within(lines).queryByRole('button')).toBeNull();
    const files = await section('Further files');
    expect(await within(files).findByText('No further file is known of this invoice.')).toBeTruthy();
  });
});

describe('the files beside an invoice of one’s own', () => {
  it('are listed, and saved and opened where they are there', async () => {
    const { user, backend } = await openPage(of(whole), 'received');
    const files = within(await section('Further files'));
    const receipt = within((await files.findByText('Tax receipt “R-2026-11”')).closest('li') as HTMLElement);
    expect(receipt.getByText('1 KB, stored 20 November 2026')).toBeTruthy();
    await user.click(receipt.getByRole('button', { name: 'Save as: Tax receipt “R-2026-11”' }));
    expect(backend.saveInvoiceFile).toHaveBeenCalledExactlyOnceWith(whole, null, 'tax-receipt');
    expect((await files.findByRole('status')).textContent).toContain('(tax-receipt).pdf');
    await user.click(receipt.getByRole('button', { name: 'Open: Tax receipt “R-2026-11”' }));
    expect(backend.openInvoiceFile).toHaveBeenCalledExactlyOnceWith(whole, null, 'tax-receipt');
    const table = within(files.getByText('Transactions').closest('li') as HTMLElement);
    expect(table.getByText('not stored yet')).toBeTruthy();
    expect(table.queryByRole('button')).toBeNull();
    expect(screen.queryByText('original')).toBeNull();
  });
});

it('a sample, whose documents have the lines on them, is asked for neither', async () => {
  const { backend } = await openPage({ page: 'invoices', number: 'T000219940' });
  await screen.findByRole('complementary');
  await waitFor(() => expect(backend.invoicePdf).toHaveBeenCalled());
  expect(screen.queryByRole('region', { name: 'Lines' })).toBeNull();
  expect(backend.invoiceLines).not.toHaveBeenCalled();
  expect(backend.invoiceFiles).not.toHaveBeenCalled();
});
