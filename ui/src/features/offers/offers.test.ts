import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { fakeBackend } from '../../lib/backend/fake';
import { openDesk } from '../../testing/desk';

async function tileOf(state: string): Promise<HTMLElement> {
  return waitFor(() => {
    const tile = document.querySelector<HTMLElement>(`article[data-state="${state}"]`);
    if (!tile) throw new Error(`no tile ${state}`);
    return tile;
  });
}

describe('the tiles', () => {
  it.each([
    ['window', 'Renewal open', 'Renew subscription'],
    ['pending', 'Order in progress', 'Upload payment proof'],
    ['active', 'Active', 'Renew competency'],
    ['lapsed', 'Lapsed', 'Buy again'],
    ['available', 'Available', 'Buy subscription'],
    ['retired', 'Retired', 'View invoices'],
  ])('show the state %s as the word %s with the button %s', async (state, word, button) => {
    await openDesk();
    const tile = within(await tileOf(state));
    expect(tile.getByText(word)).toBeTruthy();
    expect(tile.getByRole('button', { name: button })).toBeTruthy();
  });

  it('describe the term bar in one sentence', async () => {
    await openDesk();
    const bar = within(await tileOf('window')).getByRole('img');
    expect(bar.getAttribute('aria-label')).toContain('today is day 6 of 30');
  });

  it('have at most one primary button each, and none where nothing is urgent', async () => {
    await openDesk();
    await tileOf('window');
    const primaries = [...document.querySelectorAll('article')].map((tile) => [
      tile.dataset.state,
      tile.querySelectorAll('.primary').length,
    ]);
    expect(primaries).toEqual([
      ['window', 1],
      ['pending', 0],
      ['active', 0],
      ['lapsed', 0],
      ['available', 0],
      ['retired', 0],
    ]);
  });

  it('say in words why a button is disabled, tie the reason to it and keep it focusable', async () => {
    const { user, backend } = await openDesk();
    const tile = await tileOf('active');
    const button = within(tile).getByRole('button', { name: 'Renew competency' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
    const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe('Opens 19 September 2021, the day after it expires.');
    expect(tile.contains(reason)).toBe(true);
    button.focus();
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Why can’t I renew?' })).toBeTruthy();
    expect(backend.beginOrder).not.toHaveBeenCalled();
  });

  it('offer to go on with a draft', async () => {
    const backend = fakeBackend();
    await backend.beginOrder('action-pack');
    const { user } = await openDesk({ page: 'offers' }, {}, backend);
    const tile = within(await tileOf('window'));
    await user.click(tile.getByRole('button', { name: 'Continue renewal' }));
    expect(location.hash).toBe('#/renew/action-pack');
  });

  it('are chosen by state, with their counts', async () => {
    const { user } = await openDesk();
    await tileOf('window');
    await user.click(screen.getByRole('radio', { name: /Past\s*2/ }));
    expect([...document.querySelectorAll('article')].map((tile) => tile.dataset.state)).toEqual(['lapsed', 'retired']);
    await user.click(screen.getByRole('radio', { name: /Needs action\s*2/ }));
    expect([...document.querySelectorAll('article')].map((tile) => tile.dataset.state)).toEqual(['window', 'pending']);
  });

  it('leave a retired offer its invoices', async () => {
    const { user } = await openDesk();
    await user.click(within(await tileOf('retired')).getByRole('button', { name: 'View invoices' }));
    expect(location.hash).toBe('#/invoices?offer=solution-provider');
  });
});

describe('the why-panel', () => {
  it('names each check, its outcome, the finding and what to do', async () => {
    const { user } = await openDesk();
    await user.click(within(await tileOf('active')).getByRole('button', { name: 'Why can’t I renew?' }));
    const panel = within(await screen.findByRole('dialog'));
    const checks = panel.getAllByRole('listitem').map((check) => [check.dataset.check, check.className.split(' ')[0]]);
    expect(checks).toEqual([
      ['vetting', 'passed'],
      ['window', 'failed'],
      ['billing', 'unknown'],
    ]);
    expect(panel.getByText('Not yet.')).toBeTruthy();
    expect(panel.getByText('Ask a Global admin to check it.')).toBeTruthy();
    expect(panel.getByText(/Rule of November 2020/)).toBeTruthy();
  });

  it('closes with its button and gives the focus back', async () => {
    const { user } = await openDesk();
    const opener = within(await tileOf('active')).getByRole('button', { name: 'Why can’t I renew?' });
    await user.click(opener);
    const panel = within(await screen.findByRole('dialog'));
    await user.click(panel.getAllByRole('button', { name: 'Close' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
  });

  it('closes when the dialog is cancelled, as Esc does', async () => {
    const { user } = await openDesk();
    await user.click(within(await tileOf('window')).getByRole('button', { name: 'Details' }));
    const dialog = await screen.findByRole('dialog');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
