import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { navigation } from '../../lib/route.svelte';
import { described, fill, openPage } from '../../testing/page';

const offer = 'partner-success-core';
const order = '00000000-0000-0000-0000-000000000001';
const renewal = 'renewal';
const way = { page: 'handoff', kind: 'renew', offer } as const;

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const happened = () => screen.findByRole('region', { name: 'What happened in Partner Center?' });

describe('a renewal that no connection places', () => {
  it('leads from the tile to the way through Partner Center, and nothing is recorded before it is opened', async () => {
    const { user, backend } = await openPage({ page: 'offers' }, renewal);
    const tile = await screen.findByRole('article', { name: 'Partner Success Core Benefits' });
    await user.click(within(tile).getByRole('button', { name: 'Renew subscription' }));
    expect(await screen.findByRole('heading', { level: 1, name: /^Renew Partner Success Core/ })).toBeTruthy();
    const checks = within(await screen.findByRole('region', { name: 'Check first' }));
    expect(checks.getByText('Open until 15 December 2026. 22 days are left.')).toBeTruthy();
    expect(
      checks.getByText('6 of 9 checks did not pass or are unknown here. Look at them in Partner Center.'),
    ).toBeTruthy();
    expect(screen.getByText('Nothing is recorded yet.')).toBeTruthy();
    expect(screen.queryByRole('region', { name: /What happened/ })).toBeNull();
    expect(backend.handOff).not.toHaveBeenCalled();

    await user.click(await button(/^Open Partner Center/));
    await happened();
    expect(backend.handOff).toHaveBeenCalledExactlyOnceWith('renew', offer);
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith('membership-offers');
    await user.click(await button(/^Open Partner Center/));
    expect(backend.handOff).toHaveBeenCalledOnce();
    await waitFor(() => expect(backend.openLink).toHaveBeenCalledTimes(2));
  });

  it('is recorded without the page for who has done it already, and says what is wrong with what happened', async () => {
    const { user, backend } = await openPage(way, renewal);
    await user.click(await button('Record without opening it'));
    const form = within(await happened());
    await waitFor(() => expect(document.activeElement).toBe(form.getByLabelText('Done')));
    expect(backend.openLink).not.toHaveBeenCalled();
    await user.click(form.getByRole('button', { name: 'Record' }));
    expect((await form.findByRole('alert')).textContent).toBe('Choose what happened.');
    expect(backend.handoffNotDone).not.toHaveBeenCalled();

    await user.click(form.getByLabelText('Put off'));
    expect(form.queryByRole('alert')).toBeNull();
    expect(form.getByText('The hand-off stays open, and nothing else is recorded for this offer.')).toBeTruthy();
    await user.click(form.getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(navigation.route).toEqual({ page: 'order', order }));
    expect(await screen.findByText('Put off on 23 November 2026. The hand-off stays open.')).toBeTruthy();

    const again = within(await happened());
    expect((again.getByLabelText('Put off') as HTMLInputElement).checked).toBe(true);
    await user.click(again.getByLabelText('Done'));
    await fill(await again.findByLabelText('Day'), '2026-12-24');
    await user.click(again.getByRole('button', { name: 'Record' }));
    const day = again.getByLabelText('Day');
    await waitFor(() => expect(described(day)).toContain('Enter the day on which it was done in Partner Center.'));
    expect(document.activeElement).toBe(day);
  });

  it('shows what is wrong with the way: another kind of order, and nothing is recorded', async () => {
    const { user, backend } = await openPage({ ...way, kind: 'buy' }, renewal);
    expect(await screen.findByText(/Renew it instead of buying it again/)).toBeTruthy();
    const open = await button(/^Open Partner Center/);
    expect(open.getAttribute('aria-disabled')).toBe('true');
    await user.click(open);
    expect(backend.handOff).not.toHaveBeenCalled();
  });

  it('waits for its transfer with both clocks, and asks for no proof here', async () => {
    await openPage({ page: 'order', order }, { situation: renewal, after: 'handoffDone' });
    expect(await screen.findByText(/^Send the transfer with the order number/)).toBeTruthy();
    expect(screen.getByText('Send the transfer by')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /proof|Cancel order|card/i })).toBeNull();
    const said = within(await happened());
    // What was said stands there to be said otherwise.
    expect(said.getByLabelText<HTMLInputElement>('Day').value).toBe('2026-11-20');
    expect(said.getByLabelText<HTMLInputElement>(/^Total with tax/).value).toBe('1100.85 EUR');
    expect(said.getByLabelText<HTMLSelectElement>('Payment').value).toBe('transfer');
    expect(screen.getByRole('link', { name: 'Show the way again' }).getAttribute('href')).toBe(
      `#/handoff/renew/${offer}`,
    );
  });

  it.each(['bill-to', 'request', 'cancel'] as const)(
    'leads through %s with texts to copy and records nothing',
    async (kind) => {
      const { user, backend } = await openPage({ page: 'handoff', kind, offer }, renewal);
      await user.click(await button(/^Open Partner Center/));
      await waitFor(() => expect(backend.openLink).toHaveBeenCalledOnce());
      expect(backend.handOff).not.toHaveBeenCalled();
      expect(screen.getByText('Nothing is recorded: Partner Center has the request.')).toBeTruthy();
    },
  );

  it('is offered with the other ways on the page of the offer', async () => {
    await openPage({ page: 'offer', offer }, renewal);
    const ways = within(await screen.findByRole('region', { name: 'Guided steps' }));
    expect(ways.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      `#/handoff/bill-to/${offer}`,
      `#/handoff/request/${offer}`,
    ]);
  });
});
