import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { navigation } from '../../lib/route.svelte';
import { described, openPage, replay } from '../../testing/page';

const detailsRoute = { page: 'offer', offer: 'gold-cloud-platform' } as const;
const packRoute = { page: 'offer', offer: 'action-pack' } as const;
const gold = 'Gold competency: Cloud Platform';

describe('the details of an offer', () => {
  it('are reached by the name on its tile', async () => {
    const { user } = await openPage();
    await user.click(await screen.findByRole('link', { name: gold }));
    const heading = await screen.findByRole('heading', { name: gold, level: 1 });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(location.hash).toBe('#/offer/gold-cloud-platform');
    const links = within(screen.getByRole('navigation')).getAllByRole('link', { current: 'page' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/offers']);
  });

  it('show term bar, terms, invoices of this term and expired ones, links and names of other versions', async () => {
    const { replay } = await openPage(detailsRoute);
    const told = replay.answer('offerDetails', detailsRoute.offer);
    expect((await screen.findByRole('img')).getAttribute('aria-label')).toBe(told.offer.bar?.description);
    const rows = (name: string) => within(screen.getByRole('table', { name })).getAllByRole('row').length - 1;
    expect(rows('Invoices of this term')).toBe(told.invoices.length);
    expect(rows('Earlier invoices')).toBe(told.expired_invoices.length);
    expect(rows('Earlier terms')).toBe(told.terms.length);
    expect(Math.min(told.invoices.length, told.expired_invoices.length, told.terms.length)).toBeGreaterThan(0);
    const portal = screen.getByRole('region', { name: 'In Partner Center' });
    expect(portal.textContent).toContain('Bills and Payments (2023)');
    expect(within(portal).getByRole('button', { name: /^Membership offers in Partner Center/ })).toBeTruthy();
  });

  it('say each date of the term once', async () => {
    const { replay } = await openPage(detailsRoute);
    const { offer, facts } = replay.answer('offerDetails', detailsRoute.offer);
    const panel = await screen.findByRole('region', { name: 'Subscription' });
    const told = (text: string) => panel.textContent.split(text).length - 1;
    for (const { label, value } of facts) expect([label, told(label), told(value) > 0]).toEqual([label, 1, true]);
    expect([told('14 October 2020'), told('14 October 2021')]).toEqual([1, 1]);
    const drawn = offer.bar?.captions ?? [];
    expect(drawn.length).toBeGreaterThan(0);
    for (const { value } of drawn) expect(told(value)).toBe(0);
  });

  it('save the latest invoice with Download invoice, any other beside its row, and open it in the archive', async () => {
    const { user, backend, replay } = await openPage(detailsRoute, 'documents');
    await user.click(await screen.findByRole('button', { name: 'Download invoice' }));
    const { latest_invoice, expired_invoices } = replay.answer('offerDetails', detailsRoute.offer);
    expect(backend.saveInvoice).toHaveBeenLastCalledWith(latest_invoice, null, null);
    const number = expired_invoices[0]?.number ?? '';
    await user.click(screen.getByRole('button', { name: `Save PDF of ${number}` }));
    expect(backend.saveInvoice).toHaveBeenLastCalledWith(number, null, null);
    expect(screen.getByRole('link', { name: number }).getAttribute('href')).toBe(`#/invoices?number=${number}`);
  });

  it('say next to the button why there is no invoice and why nothing can be cancelled', async () => {
    const { user, backend, replay } = await openPage({ page: 'offer', offer: 'learning-action-pack' });
    const download = await screen.findByRole('button', { name: 'Download invoice' });
    const { invoice_reason, cancel_reason } = replay.answer('offerDetails', 'learning-action-pack');
    expect([download.getAttribute('aria-disabled'), described(download)]).toEqual(['true', invoice_reason]);
    const cancel = screen.getByRole('button', { name: 'Cancel subscription' });
    expect([cancel.getAttribute('aria-disabled'), described(cancel)]).toEqual(['true', cancel_reason]);
    expect(Math.min(invoice_reason.length, cancel_reason.length)).toBeGreaterThan(0);
    await user.click(download);
    await user.click(cancel);
    expect(backend.saveInvoice).not.toHaveBeenCalled();
    expect(navigation.route.page).toBe('offer');
  });

  it('lead to cancelling, and to the request once support is asked', async () => {
    const { user, replay } = await openPage(packRoute, 'cancellation');
    replay.skip('sendCancellation');
    await user.click(await screen.findByRole('button', { name: 'Cancel subscription' }));
    expect(await screen.findByRole('region', { name: 'Check for a refund' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await user.click(await screen.findByRole('button', { name: 'Back to the subscription' }));
    const link = await screen.findByRole('link', { name: 'View the request' });
    const { open_request } = replay.answer('offerDetails', packRoute.offer);
    expect(link.getAttribute('href')).toBe(`#/request/${open_request}`);
    expect(screen.getByRole('button', { name: 'Cancel subscription' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('renew where that is possible, and say why not where it is not', async () => {
    const { user } = await openPage({ page: 'offer', offer: 'action-pack' }, 'renewal-by-card');
    await user.click(await screen.findByRole('button', { name: 'Renew subscription' }));
    expect(navigation.route).toEqual({ page: 'renew', offer: 'action-pack' });
    navigation.go(detailsRoute);
    await user.click(await screen.findByRole('button', { name: 'Why can’t I renew?' }));
    expect(await screen.findByRole('dialog', { name: 'Why can’t I renew?' })).toBeTruthy();
  });

  it('tell that an offer is not there', async () => {
    const { replay } = await openPage({ page: 'offer', offer: 'none-such' });
    expect((await screen.findByRole('alert')).textContent).toContain(
      replay.refusal('offerDetails', 'none-such').message,
    );
  });
});

describe('automatic renewal', () => {
  const turnOff = () => screen.findByRole('button', { name: 'Turn off automatic renewal' });

  it('is stated on the order as in the details, with its source', async () => {
    const at = { situation: 'renewal-by-card', after: 'submitOrder' } as const;
    const order = '00000000-0000-0000-0000-000000000001';
    const statements: string[] = [];
    for (const route of [{ page: 'order', order, placed: true }, packRoute] as const) {
      const { view } = await openPage(route, at);
      const panel = await screen.findByRole('region', { name: 'Automatic renewal' });
      statements.push([...panel.querySelectorAll('.body p:not(.hidden)')].map((part) => part.textContent).join(' '));
      view.unmount();
    }
    const [ofOrder, ofDetails] = statements;
    expect(ofOrder).toMatch(/^On\. It renews on 23 June 2022.*Source: Partner Center, November 2020\./);
    expect(ofOrder).toBe(ofDetails);
  });

  it('is turned off after a word that it stays so until the next renewal, with the safe answer focused', async () => {
    const { user, backend, replay } = await openPage(packRoute, 'automatic-renewal');
    replay.skip('turnOffAutoRenew');
    await user.click(await turnOff());
    const dialog = within(await screen.findByRole('dialog', { name: 'Turn off automatic renewal?' }));
    expect(dialog.getByText(/cannot turn it on again before the next renewal/)).toBeTruthy();
    expect(document.activeElement?.textContent?.trim()).toBe('Keep it on');
    await user.click(dialog.getByRole('button', { name: 'Keep it on' }));
    expect(backend.turnOffAutoRenew).not.toHaveBeenCalled();
    await user.click(await turnOff());
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Turn off automatic renewal' }));
    expect(await screen.findByText('Automatic renewal is off.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(backend.turnOffAutoRenew).toHaveBeenCalledExactlyOnceWith('action-pack');
    expect(screen.getByRole('region', { name: 'Automatic renewal' }).textContent).toContain('Off');
  });

  it('tells in the dialog why it could not be turned off', async () => {
    const { user, replay } = await openPage(packRoute, 'automatic-renewal');
    await user.click(await turnOff());
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Turn off automatic renewal' }));
    expect((await dialog.findByRole('alert')).textContent).toContain(replay.error('turnOffAutoRenew').message);
  });

  it('cannot be turned off by a role that may not, which is told beside the button', async () => {
    const { user, replay } = await openPage(packRoute, 'automatic-renewal-by-role');
    const button = await turnOff();
    const reason = replay.answer('offerDetails', packRoute.offer).auto_renew?.reason;
    expect([button.getAttribute('aria-disabled'), described(button)]).toEqual(['true', reason]);
    await user.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('what happened by itself', () => {
  const told = () => screen.findByText(/was not renewed automatically/, { selector: 'b' });

  it('is told above the offers and taken away one by one', async () => {
    const { user, backend, replay } = await openPage({ page: 'offers' }, 'notices');
    expect((await told()).closest('li')?.dataset.notice).toBe('warn');
    const { notices } = replay.answer('offers');
    expect(notices).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /^Dismiss/ }));
    await waitFor(() => expect(screen.queryByText(/was not renewed automatically/, { selector: 'b' })).toBeNull());
    expect(backend.dismissNotice).toHaveBeenCalledExactlyOnceWith(notices[0]?.id);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Membership offers'));
  });

  it('can be shown again after it was taken away', async () => {
    const { user, backend, replay } = await openPage({ page: 'offers' }, 'notices');
    const [notice] = replay.answer('offers').notices;
    await user.click(await screen.findByRole('button', { name: /^Dismiss/ }));
    await user.click(await screen.findByText('1 dismissed message'));
    await user.click(screen.getByRole('button', { name: /^Show again/ }));
    expect(await told()).toBeTruthy();
    expect(backend.recallNotice).toHaveBeenCalledExactlyOnceWith(notice?.id);
    expect(document.activeElement?.textContent).toContain('Dismiss');
    expect(screen.queryByText('1 dismissed message')).toBeNull();
  });

  it('stays where it cannot be taken away', async () => {
    const { user, backend } = await openPage({ page: 'offers' }, 'notices');
    const refused = replay('connection-lost').error('sync');
    vi.mocked(backend.dismissNotice).mockRejectedValueOnce(refused);
    await told();
    await user.click(screen.getByRole('button', { name: /^Dismiss/ }));
    expect((await screen.findByRole('alert')).textContent).toContain(refused.message);
    expect(await told()).toBeTruthy();
  });
});

describe('an account that is no member', () => {
  const joinRoute = { page: 'offers' } as const;

  it('joins once however often that is pressed, and is told so', async () => {
    const { user, backend, replay } = await openPage(joinRoute, 'joining');
    replay.skip('join');
    const { join } = replay.answer('offers');
    const panel = within(await screen.findByRole('region', { name: join?.title }));
    for (const { label } of join?.links ?? [])
      expect(panel.getByRole('button', { name: new RegExp(`^${label}`) })).toBeTruthy();
    await user.dblClick(panel.getByRole('button', { name: 'Join now' }));
    expect(await screen.findByText('You are a member.')).toBeTruthy();
    expect(backend.join).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: 'Join now' })).toBeNull();
  });

  it('is led to the membership page where it cannot join here', async () => {
    const joining = replay('joining');
    const page = joining.answer('offers');
    vi.mocked(joining.backend.offers).mockResolvedValue({
      ...page,
      join: page.join && { ...page.join, can_join: false },
    });
    const { user, backend } = await openPage(joinRoute, joining);
    await user.click(await screen.findByRole('button', { name: 'Join now' }));
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith(page.join?.links[0]?.id);
    expect(backend.join).not.toHaveBeenCalled();
  });

  it('is told why it could not join', async () => {
    const { user, replay } = await openPage(joinRoute, 'joining');
    await user.click(await screen.findByRole('button', { name: 'Join now' }));
    expect((await screen.findByRole('alert')).textContent).toContain(replay.error('join').message);
  });
});

describe('where to go from the offers', () => {
  it('are the next steps, opened by their ids', async () => {
    const { user, backend } = await openPage();
    const steps = within(await screen.findByRole('region', { name: 'Next steps' }));
    await user.click(steps.getByRole('button', { name: /^Start using your Action Pack benefits/ }));
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith('benefits');
  });

  it('lists in short what does not concern the account yet, with a search and the way to buy', async () => {
    const { user, replay } = await openPage();
    const { offers } = replay.answer('offers');
    const count = offers.filter(({ prominent }) => !prominent).length;
    const others = (await screen.findByText(`${count} more offers`)).closest('details') as HTMLElement;
    expect(document.querySelectorAll('article')).toHaveLength(offers.length - count);
    const rows = () => [...others.querySelectorAll<HTMLElement>('tr[data-offer]')];
    expect(rows()).toHaveLength(count);
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
    const order = '00000000-0000-0000-0000-000000000001';
    await openPage({ page: 'order', order, placed: true }, { situation: 'renewal-by-card', after: 'submitOrder' });
    expect(await screen.findByRole('region', { name: 'Next steps' })).toBeTruthy();
  });
});
