import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { WhyView } from '../../lib/backend/types';
import { deferred, openPage } from '../../testing/page';

async function tileOf(state: string): Promise<HTMLElement> {
  return waitFor(() => {
    const tile = document.querySelector<HTMLElement>(`article[data-state="${state}"]`);
    if (!tile) throw new Error(`no tile ${state}`);
    return tile;
  });
}

describe('the tiles', () => {
  it.each([
    ['opening', 'window', 'Renewal open', 'Renew subscription'],
    ['order-list', 'pending', 'Order in progress', 'Upload payment proof'],
    ['opening', 'active', 'Active', 'Renew subscription'],
    ['opening', 'lapsed', 'Lapsed', 'Buy again'],
    ['opening', 'available', 'Available', 'Buy subscription'],
    ['retired', 'retired', 'Retired', 'View invoices'],
  ])(
    'show in the situation %s the state %s as the word %s with the button %s',
    async (situation, state, word, button) => {
      await openPage({ page: 'offers' }, situation);
      const tile = within(await tileOf(state));
      expect(tile.getByText(word)).toBeTruthy();
      expect(tile.getByRole('button', { name: button })).toBeTruthy();
    },
  );

  it('describe the term bar in one sentence', async () => {
    await openPage();
    const bar = within(await tileOf('window')).getByRole('img');
    expect(bar.getAttribute('aria-label')).toContain('The renewal window runs from 23 June 2021 to 22 July 2021.');
  });

  it('have at most one primary button each, and none where nothing is urgent', async () => {
    await openPage();
    await tileOf('window');
    const primaries = [...document.querySelectorAll('article')].map((tile) => [
      tile.dataset.state,
      tile.querySelectorAll('.primary').length,
    ]);
    expect(primaries[0]).toEqual(['window', 1]);
    expect(primaries.slice(1).filter(([, count]) => count !== 0)).toEqual([]);
  });

  it('say in words why a button is disabled, tie the reason to it and keep it focusable', async () => {
    const { user, backend } = await openPage();
    const tile = await tileOf('active');
    const button = within(tile).getByRole('button', { name: 'Renew subscription' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
    const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toMatch(/^Opens 15 October 2021, the day after it expires\./);
    expect(tile.contains(reason)).toBe(true);
    button.focus();
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Why can’t I renew?' })).toBeTruthy();
    expect(backend.beginOrder).not.toHaveBeenCalled();
  });

  it('offer to go on with a draft', async () => {
    const { user } = await openPage({ page: 'offers' }, { situation: 'draft-discarded', after: 'beginOrder' });
    const tile = within(await tileOf('window'));
    await user.click(tile.getByRole('button', { name: 'Continue renewal' }));
    expect(location.hash).toBe('#/renew/action-pack');
  });

  it('are chosen by state, with their counts', async () => {
    const { user } = await openPage();
    await tileOf('window');
    const states = () => new Set([...document.querySelectorAll('article')].map((tile) => tile.dataset.state));
    await user.click(screen.getByRole('radio', { name: /Past\s*1/ }));
    expect(states()).toEqual(new Set(['lapsed']));
    await user.click(screen.getByRole('radio', { name: /Needs action\s*1/ }));
    expect(states()).toEqual(new Set(['window']));
  });

  it('leave a retired offer its invoices', async () => {
    const { user } = await openPage({ page: 'offers' }, 'retired');
    const tile = await tileOf('retired');
    await user.click(within(tile).getByRole('button', { name: 'View invoices' }));
    expect(location.hash).toBe(`#/invoices?offer=${tile.dataset.offer}`);
  });
});

describe('what a button says', () => {
  it('is where it leads: details to the page, why to the checks, the title to the page', async () => {
    const { user } = await openPage();
    const tile = within(await tileOf('window'));
    const page = '#/offer/action-pack';
    expect(tile.getByRole('link', { name: /^Details/ }).getAttribute('href')).toBe(page);
    expect(within(tile.getByRole('heading')).getByRole('link').getAttribute('href')).toBe(page);
    await user.click(tile.getByRole('button', { name: 'Why can I renew?' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('calls nothing available that cannot be bought yet', async () => {
    const { user, replay } = await openPage();
    await tileOf('window');
    const { offers } = replay.answer('offers');
    const forSale = offers.filter(({ prominent, state }) => prominent && state === 'available');
    const blocked = forSale.filter(({ action }) => action === 'none');
    const possible = forSale.filter(({ action }) => action === 'buy');
    expect(Math.min(blocked.length, possible.length)).toBeGreaterThan(0);
    expect(blocked.map(({ badge }) => badge)).not.toContain('Available');
    const shown = () => [...document.querySelectorAll('article')].map((tile) => tile.dataset.offer);
    await user.click(screen.getByRole('radio', { name: /^Available/ }));
    expect(shown()).toEqual(possible.map(({ offer }) => offer));
    await user.click(screen.getByRole('radio', { name: /^Not yet/ }));
    expect(shown()).toEqual(blocked.map(({ offer }) => offer));
  });
});

describe('the why-panel', () => {
  it('has its question and says that it loads, before anything is read', async () => {
    const { user, backend } = await openPage();
    vi.mocked(backend.why).mockReturnValueOnce(deferred<WhyView>().promise);
    await user.click(within(await tileOf('active')).getByRole('button', { name: 'Why can’t I renew?' }));
    const panel = within(await screen.findByRole('dialog', { name: 'Why can’t I renew?' }));
    expect(panel.getByText('Loading the stored records')).toBeTruthy();
    expect(panel.getByText('Gold competency: Cloud Platform')).toBeTruthy();
  });

  it('leads on to the order where the answer is yes, and nowhere where it is no', async () => {
    const { user } = await openPage();
    await user.click(within(await tileOf('active')).getByRole('button', { name: 'Why can’t I renew?' }));
    const no = within(await screen.findByRole('dialog'));
    await no.findByRole('button', { name: 'Copy as text' });
    expect(no.queryByRole('button', { name: 'Renew subscription' })).toBeNull();
    await user.click(no.getAllByRole('button', { name: 'Close' })[0] as HTMLElement);
    await user.click(within(await tileOf('window')).getByRole('button', { name: 'Why can I renew?' }));
    const yes = within(await screen.findByRole('dialog', { name: 'Can I renew?' }));
    expect(yes.getByRole('button', { name: 'Renew subscription' }).className).toContain('primary');
  });

  it('names each check, its outcome, the finding and what to do', async () => {
    const { user, replay } = await openPage();
    await user.click(within(await tileOf('active')).getByRole('button', { name: 'Why can’t I renew?' }));
    const panel = within(await screen.findByRole('dialog'));
    const told = replay.answer('why', 'gold-cloud-platform', null);
    expect(new Set(told.checks.map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
    const checks = panel.getAllByRole('listitem').map((check) => [check.dataset.check, check.className.split(' ')[0]]);
    expect(checks).toEqual(told.checks.map(({ id, outcome }) => [id, outcome]));
    for (const { reason, remedy } of told.checks) {
      if (reason) expect(panel.getAllByText(reason).length).toBeGreaterThan(0);
      if (remedy) expect(panel.getAllByText(remedy).length).toBeGreaterThan(0);
    }
  });

  it('closes with its button and gives the focus back', async () => {
    const { user } = await openPage();
    const opener = within(await tileOf('active')).getByRole('button', { name: 'Why can’t I renew?' });
    await user.click(opener);
    const panel = within(await screen.findByRole('dialog'));
    await user.click(panel.getAllByRole('button', { name: 'Close' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
  });

  it('closes when the dialog is cancelled, as Esc does', async () => {
    const { user } = await openPage();
    await user.click(within(await tileOf('window')).getByRole('button', { name: 'Why can I renew?' }));
    const dialog = await screen.findByRole('dialog');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
