import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { fakeBackend } from '../../lib/backend/fake';
import { navigation } from '../../lib/route.svelte';
import { openDesk } from '../../testing/desk';

const detailsRoute = { page: 'offer', offer: 'gold-data' } as const;
const noAnswer = { code: 'offline', message: 'No answer.', safe: 'Nothing was changed.', todo: 'Try again.' };

const described = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim())
    .join(' | ');

describe('the details of an offer', () => {
  it('are reached by the name on its tile', async () => {
    const { user } = await openDesk();
    await user.click(await screen.findByRole('link', { name: 'Gold Data Analytics competency' }));
    const heading = await screen.findByRole('heading', { name: 'Gold Data Analytics competency', level: 1 });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(location.hash).toBe('#/offer/gold-data');
    const links = within(screen.getByRole('navigation')).getAllByRole('link', { current: 'page' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/offers']);
  });

  it('show term bar, terms, invoices of this term and expired ones, links and names of other versions', async () => {
    await openDesk(detailsRoute);
    expect((await screen.findByRole('img')).getAttribute('aria-label')).toContain('82 days left');
    const invoices = within(screen.getByRole('table', { name: 'Invoices of this term' })).getAllByRole('row');
    const expired = within(screen.getByRole('table', { name: 'Expired' })).getAllByRole('row');
    expect(invoices).toHaveLength(2);
    expect(expired.length).toBeGreaterThan(2);
    expect(within(screen.getByRole('table', { name: 'Terms' })).getAllByRole('row')).toHaveLength(3);
    const portal = screen.getByRole('region', { name: 'In Partner Center' });
    expect(portal.textContent).toContain('Bills and Payments (2023)');
    expect(within(portal).getByRole('button', { name: /^Membership offers in Partner Center/ })).toBeTruthy();
  });

  it('save the latest invoice with Download invoice, any other beside its row, and open it in the archive', async () => {
    const { user, backend } = await openDesk(detailsRoute);
    await user.click(await screen.findByRole('button', { name: 'Download invoice' }));
    const { latest_invoice, expired_invoices } = await backend.offerDetails('gold-data');
    expect(backend.saveInvoice).toHaveBeenLastCalledWith(latest_invoice, null, null);
    const number = expired_invoices[0]?.number ?? '';
    await user.click(screen.getByRole('button', { name: `Save PDF of ${number}` }));
    expect(backend.saveInvoice).toHaveBeenLastCalledWith(number, null, null);
    expect(screen.getByRole('link', { name: number }).getAttribute('href')).toBe(`#/invoices?number=${number}`);
  });

  it('say next to the button why there is no invoice and why nothing can be cancelled', async () => {
    const { user, backend } = await openDesk({ page: 'offer', offer: 'learning-action-pack' });
    const download = await screen.findByRole('button', { name: 'Download invoice' });
    expect([download.getAttribute('aria-disabled'), described(download)]).toEqual([
      'true',
      'There is no invoice of this offer.',
    ]);
    const cancel = screen.getByRole('button', { name: 'Cancel subscription' });
    expect([cancel.getAttribute('aria-disabled'), described(cancel)]).toEqual([
      'true',
      'No term of this offer runs, so there is nothing to cancel.',
    ]);
    await user.click(download);
    await user.click(cancel);
    expect(backend.saveInvoice).not.toHaveBeenCalled();
    expect(navigation.route.page).toBe('offer');
  });

  it('lead to cancelling, and to the request once support is asked', async () => {
    const { user, backend } = await openDesk(detailsRoute);
    await user.click(await screen.findByRole('button', { name: 'Cancel subscription' }));
    expect(await screen.findByRole('region', { name: 'Check the refund' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    const link = await screen.findByRole('link', { name: 'View the request' });
    const { open_request } = await backend.offerDetails('gold-data');
    expect(link.getAttribute('href')).toBe(`#/request/${open_request}`);
    expect(screen.getByRole('button', { name: 'Cancel subscription' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('renew where that is possible, and say why not where it is not', async () => {
    const { user } = await openDesk({ page: 'offer', offer: 'action-pack' });
    await user.click(await screen.findByRole('button', { name: 'Renew subscription' }));
    expect(navigation.route).toEqual({ page: 'renew', offer: 'action-pack' });
    navigation.go(detailsRoute);
    await user.click(await screen.findByRole('button', { name: 'Why can’t I renew?' }));
    expect(await screen.findByRole('dialog', { name: 'Why can’t I renew?' })).toBeTruthy();
  });

  it('tell that an offer is not there', async () => {
    await openDesk({ page: 'offer', offer: 'none-such' });
    expect((await screen.findByRole('alert')).textContent).toContain('This record is not there.');
  });
});

describe('automatic renewal', () => {
  const turnOff = () => screen.findByRole('button', { name: 'Turn off automatic renewal' });

  it('is turned off after a word that it stays so until the next renewal, with the safe answer focused', async () => {
    const { user, backend } = await openDesk(detailsRoute);
    await user.click(await turnOff());
    const dialog = within(await screen.findByRole('dialog', { name: 'Turn off automatic renewal?' }));
    expect(dialog.getByText(/cannot be turned on again before the next renewal/)).toBeTruthy();
    expect(document.activeElement?.textContent?.trim()).toBe('Keep it on');
    await user.click(dialog.getByRole('button', { name: 'Keep it on' }));
    expect(backend.turnOffAutoRenew).not.toHaveBeenCalled();
    await user.click(await turnOff());
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Turn off automatic renewal' }));
    expect(await screen.findByText('Automatic renewal is off.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(backend.turnOffAutoRenew).toHaveBeenCalledExactlyOnceWith('gold-data');
    expect(screen.getByRole('region', { name: 'Automatic renewal' }).textContent).toContain('Off');
  });

  it('tells in the dialog why it could not be turned off', async () => {
    const { user, backend } = await openDesk(detailsRoute);
    await user.click(await turnOff());
    vi.mocked(backend.turnOffAutoRenew).mockRejectedValueOnce(noAnswer);
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Turn off automatic renewal' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('No answer.');
  });

  it('cannot be turned off by a role that may not, which is told beside the button', async () => {
    const { user } = await openDesk(detailsRoute, { mayCancel: false });
    const button = await turnOff();
    expect([button.getAttribute('aria-disabled'), described(button)]).toEqual([
      'true',
      'Billing admin may not cancel. These may: Global admin and MPN partner admin.',
    ]);
    await user.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('what happened by itself', () => {
  it('is told above the offers and taken away one by one', async () => {
    const { user, backend } = await openDesk({ page: 'offers' }, { notices: true });
    const failed = await screen.findByText(/was not renewed automatically/, { selector: 'b' });
    expect(failed.closest('li')?.dataset.notice).toBe('warn');
    const dismiss = () => screen.getAllByRole('button', { name: /^Dismiss/ });
    expect(dismiss()).toHaveLength(2);
    await user.click(dismiss()[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByText(/was not renewed automatically/, { selector: 'b' })).toBeNull());
    expect(document.activeElement).toBe(dismiss()[0]);
    expect(backend.dismissNotice).toHaveBeenCalledExactlyOnceWith('notice-failed');
    await user.click(dismiss()[0] as HTMLElement);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Membership offers'));
  });

  it('stays where it cannot be taken away', async () => {
    const { user, backend } = await openDesk({ page: 'offers' }, { notices: true });
    await screen.findByText(/was not renewed automatically/, { selector: 'b' });
    vi.mocked(backend.dismissNotice).mockRejectedValueOnce(noAnswer);
    await user.click(screen.getAllByRole('button', { name: /^Dismiss/ })[0] as HTMLElement);
    expect((await screen.findByRole('alert')).textContent).toContain('No answer.');
    expect(screen.getByText(/was not renewed automatically/, { selector: 'b' })).toBeTruthy();
  });
});

describe('an account that is no member yet', () => {
  it('joins here, and is told that it is a member', async () => {
    const { user, backend } = await openDesk({ page: 'offers' }, { membership: 'can-join' });
    const panel = within(await screen.findByRole('region', { name: 'This account is not a member yet' }));
    expect(panel.getByRole('button', { name: /^Membership page in Partner Center/ })).toBeTruthy();
    expect(panel.getByRole('button', { name: /^How to join/ })).toBeTruthy();
    await user.dblClick(panel.getByRole('button', { name: 'Join now' }));
    expect(await screen.findByText('You are a member.')).toBeTruthy();
    expect(backend.join).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: 'Join now' })).toBeNull();
  });

  it('is led to the membership page where it cannot join here', async () => {
    const { user, backend } = await openDesk({ page: 'offers' }, { membership: 'elsewhere' });
    await user.click(await screen.findByRole('button', { name: 'Join now' }));
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith('membership');
    expect(backend.join).not.toHaveBeenCalled();
  });

  it('is told why it could not join', async () => {
    const backend = fakeBackend({ membership: 'can-join' });
    const { user } = await openDesk({ page: 'offers' }, {}, backend);
    vi.mocked(backend.join).mockRejectedValueOnce(noAnswer);
    await user.click(await screen.findByRole('button', { name: 'Join now' }));
    expect((await screen.findByRole('alert')).textContent).toContain('No answer.');
  });
});

describe('where to go from the offers', () => {
  it('are the next steps, opened by their ids', async () => {
    const { user, backend } = await openDesk();
    const steps = within(await screen.findByRole('region', { name: 'Next steps' }));
    await user.click(steps.getByRole('button', { name: /^Activate benefits/ }));
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith('benefits');
  });

  it('lists in short what does not concern the account yet, with a search and the way to buy', async () => {
    const { user } = await openDesk({ page: 'offers' }, { moreOffers: true });
    const others = (await screen.findByText('14 more offers')).closest('details') as HTMLElement;
    expect(document.querySelectorAll('article')).toHaveLength(6);
    const rows = () => [...others.querySelectorAll<HTMLElement>('tr[data-offer]')];
    expect(rows()).toHaveLength(14);
    const search = within(others).getByLabelText('Search more offers');
    await user.type(search, 'datacenter');
    expect(rows().map(({ dataset }) => dataset.offer)).toEqual(['silver-datacenter', 'gold-datacenter']);
    await user.clear(search);
    await user.type(search, 'x-ray');
    expect(within(others).getByText('No offer matches “x-ray”.')).toBeTruthy();
    await user.clear(search);
    const blocked = within(rows()[0] as HTMLElement);
    await user.click(blocked.getByRole('button', { name: /^Why can’t I buy\?/ }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('shows the next steps after an order is confirmed', async () => {
    const backend = fakeBackend({ free: true });
    const wizard = await backend.beginOrder('action-pack');
    const { order } = await backend.submitOrder(wizard.order, null, '0.00 EUR');
    await openDesk({ page: 'order', order: order.local_id, placed: true }, {}, backend);
    expect(await screen.findByRole('region', { name: 'Next steps' })).toBeTruthy();
  });
});
