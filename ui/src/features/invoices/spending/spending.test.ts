import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { CurrencySpending } from '../../../lib/backend/types';
import { navigation, parseRoute } from '../../../lib/route.svelte';
import { openPage, replay } from '../../../testing/page';
import { coloured, colours, partsOf } from './spending-bars';

const money = (amount: number) => ({ amount: String(amount), currency: 'EUR', label: `€${amount}` });

function spending(offers: number): CurrencySpending {
  const ofOffer = Array.from({ length: offers }, (_, index) => ({
    offer: `o${index}`,
    offer_name: `Offer ${index}`,
    total: money(index === 0 ? -50 : index * 100),
    share: index === 0 ? 0 : index * 10,
    invoices: 1,
    query: {},
  }));
  return {
    currency: 'EUR',
    total: money(1000),
    query: {},
    offers: ofOffer.map((offer) => ({ value: offer.offer, label: offer.offer_name, count: null })),
    years: [{ year: '2020', total: money(1000), share: 1000, invoices: offers, query: {}, offers: ofOffer }],
  };
}

describe('the bars', () => {
  it.each([1, 3, 6, 12])('of %s offers stand end to end, what most was spent on first', (offers) => {
    const currency = spending(offers);
    const ofColour = coloured(currency);
    expect(ofColour.length).toBeLessThanOrEqual(colours);
    const year = currency.years[0];
    const parts = year ? partsOf(year, ofColour) : [];
    let from = 0;
    for (const part of parts) {
      expect(part.from).toBe(from);
      expect(part.length).toBeGreaterThan(0);
      from += part.length;
    }
    const positive = year?.offers.reduce((sum, offer) => sum + offer.share, 0);
    expect(from).toBe(positive);
    if (offers > 1) expect(ofColour[0]).toBe(`o${offers - 1}`);
  });
});

describe('the view of years', () => {
  it('has a chart of each currency with its table beneath, and the offers of a year', async () => {
    const { user } = await openPage({ page: 'invoices', view: 'spending' }, 'opening');
    const section = await screen.findByRole('region', { name: 'Spending in EUR' });
    const chart = within(section).getByRole('group', { name: /Spending in EUR per year/ });
    expect(chart.querySelectorAll('rect').length).toBeGreaterThan(1);
    const table = within(section).getByRole('table');
    expect(within(table).queryByText('Gold Cloud Platform')).toBeNull();
    await user.click(within(table).getByRole('button', { name: '2020, by offer' }));
    expect(within(table).getByText('Gold Cloud Platform')).toBeTruthy();
  });

  it('leads from a bar to its invoices', async () => {
    const { user, backend } = await openPage({ page: 'invoices', view: 'spending' });
    const bar = await screen.findByRole('link', { name: /^2020: Gold Cloud Platform/ });
    await user.click(bar);
    navigation.go(parseRoute(bar.getAttribute('href') ?? ''));
    await screen.findByRole('grid', { name: 'Invoices' });
    expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({
      offer: 'gold-cloud-platform',
      from: '2020-01-01',
      to: '2020-12-31',
      currency: 'EUR',
    });
    expect(screen.getByLabelText<HTMLInputElement>('First invoice date').value).toBe('2020-01-01');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ from: null }));
    expect(location.hash).toBe('#/invoices');
  });

  it('never adds currencies up', async () => {
    const opening = replay();
    const two = [spending(2), { ...spending(2), currency: 'TWD' }];
    vi.mocked(opening.backend.spending).mockResolvedValue({ currencies: two, note: '', empty: '' });
    await openPage({ page: 'invoices', view: 'spending' }, opening);
    expect(await screen.findByRole('group', { name: /EUR/ })).toBeTruthy();
    expect(screen.getByRole('group', { name: /TWD/ })).toBeTruthy();
  });

  it('says that nothing was spent', async () => {
    const { replay } = await openPage({ page: 'invoices', view: 'spending' }, 'no-invoices');
    expect(await screen.findByText(replay.answer('spending', null).empty)).toBeTruthy();
  });
});
