import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { navigation } from '../../lib/route.svelte';
import { described, fill, openPage, replay } from '../../testing/page';

// Only a real webview draws a PDF.
vi.mock('../invoices/sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const view = 'proposals';
const imported = { situation: 'mail', after: 'importInvoices' } as const;
/** The beginning of the digest of the English invoice, the Chinese one, and the letter that says only a number. */
const english = '59ed9f017c92';
const chinese = '7257c8b202c5';

const field = (name: string | RegExp) => screen.findByLabelText<HTMLInputElement>(name);

describe('what was read of documents', () => {
  it('is listed with what is missing, and opens beside its page', async () => {
    const { user } = await openPage({ page: 'invoices', view }, imported);
    const table = within(await screen.findByRole('table', { name: 'To look at' }));
    expect(table.getAllByRole('row')).toHaveLength(4);
    const row = table.getByText('T000001023').closest('tr') as HTMLElement;
    expect(row.textContent).toContain('14 March 2026');
    expect(row.textContent).toContain('EUR 7,917.46');
    expect(row.textContent).toContain('Complete');
    await user.click(within(row).getByRole('link'));
    expect(await screen.findByRole('heading', { level: 1, name: 'T000001023' })).toBeTruthy();
    expect((await field('Invoice date')).value).toBe('2026-03-14');
    expect((await field(/^Period to/)).value).toBe('2026-12-31');
    await user.click(screen.getByRole('link', { name: 'To look at' }));
    expect(await screen.findByRole('table', { name: 'To look at' })).toBeTruthy();
  });

  it('is empty where it was not found, and cannot be accepted without what an invoice has', async () => {
    const { user, backend, replay: at } = await openPage({ page: 'invoices', view }, imported);
    const letter = at.answer('proposals').find(({ number }) => number === 'T000009001');
    expect(letter?.missing).toEqual(['date', 'currency', 'total']);
    const row = (await screen.findByText('T000009001')).closest('tr') as HTMLElement;
    expect(row.textContent).toContain('Invoice date, Currency, Total');
    await user.click(within(row).getByRole('link'));
    const date = await field('Invoice date');
    expect([date.value, (await field('Total')).value]).toEqual(['', '']);
    expect(described(date)).toContain('Not found in the document');
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    expect(backend.acceptProposal).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement).toBe(date));
    expect(described(date)).toContain('Enter a date.');
    expect(described(await field('Currency'))).toContain('Enter three letters, such as EUR.');
    await fill(await field('Total'), 'ten');
    expect(described(await field('Total'))).toContain('Enter an amount in digits');
  });

  it('is accepted with the corrections, and the next document follows', async () => {
    const { user, backend } = await openPage({ page: 'invoices', view, proposal: english }, imported);
    await fill(await field(/^Buyer/), 'Contoso Ireland Ltd');
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    await waitFor(() => expect(backend.acceptProposal).toHaveBeenCalledOnce());
    expect(vi.mocked(backend.acceptProposal).mock.lastCall?.[1]).toMatchObject({
      buyer: 'Contoso Ireland Ltd',
      total: '7917.46 EUR',
    });
    expect(await screen.findByText('Invoice T000001023 is in the archive.')).toBeTruthy();
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe('T000001023'));
    expect(navigation.route).toMatchObject({ view, proposal: expect.not.stringContaining(english) as string });
    expect(screen.getByRole('link', { name: 'Show invoice' }).getAttribute('href')).toBe(
      '#/invoices?number=T000001023',
    );
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  });

  it('is told as what came with an import once it was accepted, and not as Microsoft’s own', async () => {
    const accepted = { situation: 'mail', after: 'acceptProposal' } as const;
    await openPage({ page: 'invoices', number: 'T000001023' }, accepted);
    expect(await screen.findByRole('option', { name: 'PDF that came with an import' })).toBeTruthy();
    expect(screen.queryByRole('option', { name: /Microsoft/ })).toBeNull();
  });

  it('is refused at the number where the archive has it, and stays', async () => {
    const { user, backend } = await openPage({ page: 'invoices', view, proposal: english }, imported);
    const there = {
      code: 'invoice_there',
      message: 'Invoice T000001023 is there.',
      safe: 'Nothing was changed.',
      todo: 'Look at it.',
      translated: [],
    };
    vi.mocked(backend.acceptProposal).mockRejectedValueOnce(there);
    const number = await field('Invoice number');
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    await waitFor(() => expect(described(number)).toContain(there.message));
    await waitFor(() => expect(document.activeElement).toBe(number));
  });

  it('says which number is known already', async () => {
    const at = replay(imported);
    const known = at.answer('proposals').map((one) => ({ ...one, duplicate: 'There is one.' }));
    vi.mocked(at.backend.proposals).mockResolvedValue(known);
    await openPage({ page: 'invoices', view, proposal: english }, at);
    expect(await screen.findByText('There is one.')).toBeTruthy();
  });

  it('is discarded only after it was asked, with what is lost', async () => {
    const { user, backend, replay: at } = await openPage({ page: 'invoices', view, proposal: chinese }, 'discarded');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    const dialog = await screen.findByRole('dialog', { name: 'Discard this document?' });
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Go back' }));
    await user.click(within(dialog).getByRole('button', { name: 'Go back' }));
    expect(backend.discardProposal).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await user.click(await screen.findByRole('button', { name: 'Discard document' }));
    expect(await screen.findByText(at.recorded('discardProposal'))).toBeTruthy();
    expect(vi.mocked(backend.discardProposal).mock.calls).toEqual([[chinese]]);
  });

  it('asks before corrections are lost', async () => {
    const { user } = await openPage({ page: 'invoices', view, proposal: english }, imported);
    await fill(await field(/^Seller/), 'Somebody else');
    await user.click(screen.getByRole('link', { name: 'To look at' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Keep editing' }));
    expect((await field(/^Seller/)).value).toBe('Somebody else');
  });

  it('waits nowhere in a sample account', async () => {
    const { backend } = await openPage({ page: 'invoices' }, 'opening');
    await screen.findByRole('grid', { name: 'Invoices' });
    expect(backend.proposals).not.toHaveBeenCalled();
    expect(screen.queryByRole('link', { name: /to look at/ })).toBeNull();
  });
});
