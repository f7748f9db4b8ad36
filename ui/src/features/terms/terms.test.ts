import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { TermCheckView } from '../../lib/backend/types';
import { described, fill, openPage, replay } from '../../testing/page';
import type { Place, Replay } from '../../testing/replay';

const core = 'partner-success-core';
const offers = { page: 'offers' } as const;

const field = (name: string | RegExp) => screen.findByLabelText<HTMLInputElement>(name);
const button = (name: string | RegExp) => screen.findByRole('button', { name });

/** What is only half typed is checked by nobody here: when that happens depends on the speed of typing. */
function checked(situation: Place | string): Replay {
  const at = replay(situation);
  const nothing: TermCheckView = {
    problems: [],
    purchased: null,
    anniversary: null,
    opens: null,
    closes: null,
    answer: null,
    doubts: [],
  };
  vi.mocked(at.backend.checkTerm).mockImplementation(async (term, input) => {
    const known = at.asked('checkTerm', term, input);
    return known ? (at.answer('checkTerm', term, input) as TermCheckView) : nothing;
  });
  return at;
}

describe('the terms of an account of one’s own', () => {
  it('say what to do first where there is none', async () => {
    await openPage(offers, 'terms');
    const panel = within(await screen.findByRole('region', { name: 'Enter the term you have' }));
    expect(panel.getByText(/Look at the tile of your offer in Partner Center/)).toBeTruthy();
    expect(panel.getByRole('button', { name: 'Enter a term' }).className).toContain('primary');
  });

  it('are entered in a form that says what follows from it', async () => {
    const { user, backend } = await openPage(offers, checked('terms'));
    await user.click(await button('Enter a term'));
    const dialog = await screen.findByRole('dialog', { name: 'Enter a term' });
    await user.selectOptions(await field('Offer'), core);
    await fill(await field('Anniversary date'), '2026-12-15');
    await fill(await field(/^Price before tax/), '895.00');
    expect((await field('Currency')).value).toBe('EUR');
    await user.selectOptions(await field('Automatic renewal'), 'on');
    expect(await within(dialog).findByText('Anniversary date: 15 December 2026')).toBeTruthy();
    expect(within(dialog).getByText(/^Renewal window: .*2026/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Enter term' }));
    expect(
      await screen.findByText('Partner Success Core Benefits is entered, anniversary date 15 December 2026.'),
    ).toBeTruthy();
    expect(backend.addTerm).toHaveBeenCalledOnce();
    const table = await screen.findByRole('table', { name: 'Entered terms' });
    expect(table.textContent).toContain('15 December 2026');
    expect(table.textContent).toContain('Entered by hand');
    // A rule that nobody has confirmed is told as one.
    expect(table.textContent).toContain('May already be open. Check Partner Center.');
  });

  it('are told at their fields what keeps them from being entered', async () => {
    const { user, backend } = await openPage(offers, checked('terms'));
    await user.click(await button('Enter a term'));
    await user.click(await button('Enter term'));
    const offer = await field('Offer');
    await waitFor(() => expect(document.activeElement).toBe(offer));
    expect(described(offer)).toContain('Choose the offer.');
    await user.selectOptions(offer, core);
    await fill(await field('Day of the purchase'), '2026-03-01');
    await fill(await field('Anniversary date'), '2026-02-01');
    await fill(await field(/^Days left on the tile/), 'x');
    await user.click(await button('Enter term'));
    const days = await field(/^Days left on the tile/);
    await waitFor(() => expect(described(days)).toContain('A tile shows a whole number of days'));
    expect(days.getAttribute('aria-invalid')).toBe('true');
    await waitFor(() => expect(document.activeElement).toBe(days));
    expect(backend.addTerm).not.toHaveBeenCalled();
  });

  it('are changed, the price and the tile with them', async () => {
    const { user, backend } = await openPage(offers, checked({ situation: 'terms', after: 'addTerm' }));
    await user.click(await button(/^Change Partner Success Core/));
    const dialog = await screen.findByRole('dialog', { name: 'Change term' });
    expect((await field('Day of the purchase')).value).toBe('2025-12-15');
    await fill(await field(/^Price before tax/), '');
    await fill(await field(/^Days left on the tile/), '20');
    await fill(await field(/^Read on/), '2026-11-22');
    await user.selectOptions(await field('Automatic renewal'), 'off');
    await user.click(within(dialog).getByRole('button', { name: 'Save change' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(vi.mocked(backend.changeTerm).mock.lastCall).toMatchObject([
      1,
      { without_price: true, without_tile: false },
    ]);
  });

  it('are removed only after it was asked', async () => {
    const { user, replay: at } = await openPage(offers, { situation: 'terms', after: 'changeTerm' });
    await user.click(await button(/^Remove Partner Success Core/));
    const dialog = await screen.findByRole('dialog', { name: 'Remove this term?' });
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Go back' }));
    await user.click(within(dialog).getByRole('button', { name: 'Remove term' }));
    expect(await screen.findByText(at.recorded('removeTerm').label)).toBeTruthy();
    expect(await screen.findByRole('region', { name: 'Enter the term you have' })).toBeTruthy();
  });

  it('come from a file only after it was shown what would be entered', async () => {
    const { user, backend, replay: at } = await openPage(offers, 'terms-file');
    vi.mocked(backend.chooseTermsFile).mockResolvedValue('terms.csv');
    vi.mocked(backend.saveTermTemplate).mockResolvedValue({ path: '/home/aoife/packdesk-terms.csv' });
    await user.click(await button('Import terms'));
    const dialog = await screen.findByRole('dialog', { name: 'Import terms' });
    const enter = within(dialog).getByRole('button', { name: /^Enter 0 terms/ });
    await user.click(enter);
    expect(backend.importTerms).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Save a table to fill in' }));
    expect(await within(dialog).findByText('Saved: /home/aoife/packdesk-terms.csv')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Choose a file' }));
    expect(await within(dialog).findByText(/^Row 2: partner-success-core/)).toBeTruthy();
    expect(within(dialog).getByText(/^Row 3: .*none-such/)).toBeTruthy();
    expect(vi.mocked(backend.importTerms).mock.calls).toEqual([[true]]);
    await user.click(within(dialog).getByRole('button', { name: 'Enter 1 term' }));
    expect(await screen.findByText(at.recorded('importTerms').label)).toBeTruthy();
    expect(await screen.findByRole('table', { name: 'Entered terms' })).toBeTruthy();
  });

  it('stand with their offer, and can be entered there for it', async () => {
    const { user } = await openPage({ page: 'offer', offer: core }, checked({ situation: 'terms', after: 'addTerm' }));
    expect(await screen.findByRole('table', { name: 'Entered terms' })).toBeTruthy();
    await user.click(await button('Enter a term'));
    expect((await field('Offer')).value).toBe(core);
  });

  it('are no matter of a sample', async () => {
    const { backend } = await openPage(offers, 'opening');
    await screen.findByText('24 days left to renew');
    expect(backend.enteredTerms).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Enter a term' })).toBeNull();
  });
});

describe('a term that an invoice tells of', () => {
  it('is entered by a press, with its source', async () => {
    const { user, backend } = await openPage(offers, { situation: 'mail', after: 'acceptProposal' });
    const table = within(await screen.findByRole('table', { name: 'Terms that invoices tell of' }));
    expect(table.getByText('1 January 2027')).toBeTruthy();
    expect(table.getByRole('link', { name: 'From invoice T000001023' })).toBeTruthy();
    await user.click(table.getByRole('button', { name: /^Enter it/ }));
    expect(
      await screen.findByText('Partner Success Core Benefits is entered, anniversary date 1 January 2027.'),
    ).toBeTruthy();
    expect(backend.acceptTerm).toHaveBeenCalledExactlyOnceWith('partner-success-core@2026-01-01');
    expect(screen.queryByRole('table', { name: 'Terms that invoices tell of' })).toBeNull();
    await waitFor(() => expect(document.activeElement?.id).toBe('terms-title'));
  });

  it('is not shown again once somebody does not enter it', async () => {
    const { user } = await openPage(offers, 'proposed');
    const table = within(await screen.findByRole('table', { name: 'Terms that invoices tell of' }));
    await user.click(table.getByRole('button', { name: /^Do not enter/ }));
    expect(await screen.findByText(/Partner Success Core Benefits.*not proposed/)).toBeTruthy();
    expect(screen.queryByRole('table', { name: 'Terms that invoices tell of' })).toBeNull();
  });
});
