import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { OffersPage, SyncedView } from './lib/backend/types';
import { mainPages, navigation } from './lib/route.svelte';
import { deferred, folderGone, openPage, replay, synced } from './testing/page';
import { Replay } from './testing/replay';

// Only a real webview draws a PDF.
vi.mock('./features/invoices/sheet/PdfView.svelte', async () => await import('./testing/PdfStandIn.svelte'));

/** The order of the recorded situations. */
const placedOrder = '00000000-0000-0000-0000-000000000001';
/** What the page asks of the orders at first. */
const firstOrders = { sort: 'date', descending: true, offset: 0, limit: 100 };
/** An invoice of the archive. */
const invoiceNumber = 'T08110733';
const unreachable = new Replay({ situation: 'connection-lost' }).error('sync');

describe('the frame', () => {
  it('tells Rust once that the window can be shown', async () => {
    const { backend } = await openPage();
    await waitFor(() => expect(backend.ready).toHaveBeenCalledTimes(1));
  });

  it('lets the window be shown when nothing can be read', async () => {
    const lost = replay('connection-lost');
    const error = lost.error('sync');
    vi.mocked(lost.backend.status).mockRejectedValueOnce(error);
    const { user, backend } = await openPage({ page: 'offers' }, lost);
    const alert = await screen.findByRole('alert');
    for (const sentence of [error.message, error.safe, error.todo]) expect(alert.textContent).toContain(sentence);
    await waitFor(() => expect(backend.ready).toHaveBeenCalledTimes(1));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('24 days left to renew')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('names only pages that exist, and marks the one that is shown', async () => {
    await openPage({ page: 'orders' });
    const links = within(screen.getByRole('navigation')).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#/offers',
      '#/orders',
      '#/invoices',
      '#/requests',
      '#/profile',
      '#/settings',
      '#/help',
    ]);
    expect(links.filter((link) => link.getAttribute('aria-current')).map((link) => link.title)).toEqual(['Orders']);
  });

  it('says on every page and in the title that a sample account is one', async () => {
    for (const page of mainPages) {
      const { view } = await openPage({ page });
      const strip = screen.getByRole('region', { name: 'Sample account.' });
      expect(strip.textContent).toContain('Nothing is bought or charged.');
      expect(within(strip).queryByRole('button')).toBeNull();
      expect(document.title).toMatch(/ – Sample account – Packdesk$/);
      view.unmount();
    }
  });

  it('says so of no other account, whatever it is called', async () => {
    const opening = replay();
    vi.mocked(opening.backend.status).mockResolvedValue({ ...opening.answer('status'), sample: false });
    await openPage({ page: 'orders' }, opening);
    expect(screen.queryByText('Nothing is bought or charged.')).toBeNull();
    expect(document.title).toBe('Orders – Packdesk');
  });

  it('says how old the records are', async () => {
    await openPage();
    const ages = screen.getAllByRole('status').map((status) => status.textContent.trim());
    expect(ages).toContain('Synced 28 June 2021, 09:00');
  });

  it('says that it is offline, with a button to try again', async () => {
    const lost = replay('connection-lost');
    lost.skip('sync');
    lost.skip('sync');
    const { user, backend } = await openPage({ page: 'offers' }, lost);
    const { freshness_label, freshness_detail } = lost.answer('status');
    expect(await screen.findByText('You are offline.')).toBeTruthy();
    expect(screen.getByText(freshness_detail)).toBeTruthy();
    expect(screen.getAllByText(freshness_label).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(backend.sync).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByText('You are offline.')).toBeNull());
  });

  it('leads to signing in where nobody has, instead of trying in vain', async () => {
    const opening = replay('own-accounts');
    const never = { ...opening.answer('status'), sample: false, freshness: 'never', sign_in_missing: true } as const;
    vi.mocked(opening.backend.status).mockResolvedValue({ ...never, freshness_label: 'Never synced' });
    const { user } = await openPage({ page: 'help' }, opening);
    const main = within(await screen.findByRole('main'));
    expect(main.getByText('Never synced')).toBeTruthy();
    expect(main.queryByRole('button', { name: 'Try again' })).toBeNull();
    await user.click(main.getByRole('link', { name: 'Sign in first' }));
    expect(location.hash).toBe('#/accounts');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Sign in first' })).toBeNull());
  });

  it('says that it is offline as soon as a sync has failed', async () => {
    const { user } = await openPage({ page: 'offers' }, 'connection-lost');
    expect(screen.queryByText('You are offline.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    const bar = (await screen.findByText('You are offline.')).closest('[role="status"]');
    expect(bar?.textContent).toContain('You see the records of 28 June 2021, 09:00. Buying and syncing wait.');
    const [header] = screen.getAllByRole('banner');
    expect(header?.textContent).toContain('Offline, 28 June 2021, 09:00');
    // It is a state and no error: no bar that only closes is carried from page to page.
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await screen.findByRole('heading', { name: 'Settings', level: 1 });
    expect(screen.getByText('You are offline.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });

  it('says that it is offline as soon as anything else has failed for want of a connection', async () => {
    const { user, backend } = await openPage({ page: 'offers' }, 'notices');
    const online = await backend.status();
    vi.mocked(backend.dismissNotice).mockRejectedValueOnce(unreachable);
    vi.mocked(backend.status).mockResolvedValue({ ...online, freshness: 'offline', freshness_label: 'Offline, then' });
    await user.click(await screen.findByRole('button', { name: /^Dismiss/ }));
    expect(await screen.findByText('Offline, then')).toBeTruthy();
    vi.mocked(backend.status).mockResolvedValue(online);
    await user.click(screen.getByRole('button', { name: /^Dismiss/ }));
    await waitFor(() => expect(screen.queryByText('Offline, then')).toBeNull());
  });

  it('does not carry an error on to another page', async () => {
    const { user, backend } = await openPage();
    vi.mocked(backend.sync).mockRejectedValueOnce(unreachable);
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('says that nothing is kept where there is no key', async () => {
    const opening = replay();
    vi.mocked(opening.backend.status).mockResolvedValueOnce({ ...opening.answer('status'), session_only: true });
    await openPage({ page: 'offers' }, opening);
    expect(await screen.findByText('What you do is not saved when this window closes.')).toBeTruthy();
  });

  it('reads every page again after a sync, and keeps what was shown meanwhile', async () => {
    const { user, backend } = await openPage();
    await screen.findByText('24 days left to renew');
    const later = deferred<OffersPage>();
    vi.mocked(backend.offers).mockReturnValueOnce(later.promise);
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await waitFor(() => expect(backend.offers).toHaveBeenCalledTimes(2));
    expect(screen.getByText('24 days left to renew')).toBeTruthy();
    later.resolve({ summary: 'After the sync', offers: [], notices: [], dismissed: [], join: null, next_steps: [] });
    expect(await screen.findByText('After the sync')).toBeTruthy();
  });

  it('syncs once however often it is asked to', async () => {
    const { backend } = await openPage();
    const answer = deferred<SyncedView>();
    vi.mocked(backend.sync).mockReturnValueOnce(answer.promise);
    await fireEvent.keyDown(window, { key: 'F5' });
    await fireEvent.keyDown(window, { key: 'F5' });
    expect(backend.sync).toHaveBeenCalledTimes(1);
    answer.reject(unreachable);
    expect((await screen.findByRole('alert')).textContent).toContain(unreachable.message);
  });

  it('closes an error and shows a later one', async () => {
    const { user, backend } = await openPage();
    vi.mocked(backend.sync).mockRejectedValue(unreachable);
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    const alert = await screen.findByRole('alert');
    await user.click(within(alert).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('shows anything that is rejected as an error with what is safe and what to do', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { user, backend } = await openPage();
    vi.mocked(backend.sync).mockRejectedValueOnce('command sync not found');
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Your stored records are unchanged.');
    expect(alert.textContent).not.toContain('command sync');
  });

  it('switches the account and shows the page of the new one', async () => {
    const { user, backend } = await openPage({ page: 'profile' }, 'accounts');
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    expect(backend.switchAccount).toHaveBeenCalledExactlyOnceWith('sample-tw');
    await waitFor(() => expect(screen.getAllByText('青嵐資訊股份有限公司').length).toBeGreaterThan(2));
    expect(location.hash).toBe('#/profile');
  });

  it('leaves a wizard, its draft saved, before the account is switched', async () => {
    const { user, backend } = await openPage({ page: 'renew', offer: 'action-pack' }, 'draft-left');
    await user.click(await screen.findByRole('radio', { name: 'Electronic bank transfer' }));
    await fireEvent.input(screen.getByLabelText('Contact name'), { target: { value: 'Aoife' } });
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await screen.findByRole('heading', { name: 'Membership offers' });
    const last = vi.mocked(backend.saveDraft).mock;
    expect(last.lastCall?.[1].contact_name).toBe('Aoife');
    expect(last.invocationCallOrder.at(-1)).toBeLessThan(
      vi.mocked(backend.switchAccount).mock.invocationCallOrder[0] ?? 0,
    );
    expect(backend.beginOrder).toHaveBeenCalledTimes(1);
  });

  it('does not show what a sync tells of an account that was left meanwhile', async () => {
    const { user, backend } = await openPage({ page: 'offers' }, 'accounts');
    const before = await backend.status();
    const answer = deferred<SyncedView>();
    vi.mocked(backend.sync).mockReturnValueOnce(answer.promise);
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await waitFor(() => expect(screen.getAllByText('青嵐資訊股份有限公司').length).toBeGreaterThan(2));
    expect(backend.cancelSync).toHaveBeenCalledOnce();
    answer.resolve(synced(before));
    await waitFor(() => expect(backend.offers).toHaveBeenCalledTimes(3));
    expect(screen.getByLabelText<HTMLSelectElement>('Account').value).toBe('sample-tw');
  });

  it('lets the theme be switched while a sync is under way', async () => {
    const { user, backend } = await openPage({ page: 'offers' }, 'theme');
    const answer = deferred<SyncedView>();
    vi.mocked(backend.sync).mockReturnValueOnce(answer.promise);
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await user.click(screen.getByRole('button', { name: 'Switch theme' }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    answer.reject(unreachable);
    await screen.findByRole('alert');
  });

  it('leaves the account as it was when it cannot be switched', async () => {
    const { user, backend } = await openPage();
    vi.mocked(backend.switchAccount).mockRejectedValueOnce(unreachable);
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await screen.findByRole('alert');
    expect(screen.getByLabelText<HTMLSelectElement>('Account').value).toBe('sample');
  });

  it('switches the theme, at once and for the next start', async () => {
    const { user, backend } = await openPage({ page: 'offers' }, 'theme');
    expect(document.documentElement.dataset.theme).toBe('light');
    await user.click(screen.getByRole('button', { name: 'Switch theme' }));
    expect(backend.changeSettings).toHaveBeenCalledExactlyOnceWith({ language: null, theme: 'dark' });
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    expect(localStorage.getItem('theme')).toBe('dark');
  });
});

describe('the keys', () => {
  it.each([
    ['1', '#/offers'],
    ['2', '#/orders'],
    ['3', '#/invoices'],
    ['4', '#/requests'],
    ['5', '#/profile'],
    ['6', '#/settings'],
    ['7', '#/help'],
  ])('Ctrl+%s leads to %s', async (key, address) => {
    await openPage({ page: key === '6' ? 'orders' : 'settings' });
    await fireEvent.keyDown(window, { key, ctrlKey: true });
    expect(location.hash).toBe(address);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  });

  it('Ctrl with plus, minus and zero changes the size, which is kept', async () => {
    const { backend } = await openPage({ page: 'offers' }, 'zoom');
    await fireEvent.keyDown(window, { key: '+', ctrlKey: true });
    await waitFor(() => expect(backend.showZoom).toHaveBeenLastCalledWith(110));
    await fireEvent.keyDown(window, { key: '0', ctrlKey: true });
    await waitFor(() => expect(backend.showZoom).toHaveBeenLastCalledWith(100));
    expect(vi.mocked(backend.changeZoom).mock.calls).toEqual([['in'], ['reset']]);
  });

  it('shows the size that was kept at the start', async () => {
    const opening = replay();
    vi.mocked(opening.backend.status).mockResolvedValue({ ...opening.answer('status'), zoom: 150 });
    await openPage({ page: 'offers' }, opening);
    expect(opening.backend.showZoom).toHaveBeenCalledExactlyOnceWith(150);
  });

  it('are all told on the page of help', async () => {
    const { user } = await openPage();
    await user.click(screen.getByRole('link', { name: 'Help' }));
    const told = await screen.findByRole('table', { name: 'Everywhere' });
    for (const keys of ['Ctrl+1 … Ctrl+7', 'F6, Shift+F6', 'Ctrl+F', 'F5', 'Ctrl+0'])
      expect(within(told).getByRole('rowheader', { name: keys })).toBeTruthy();
  });

  it('F6 goes round the regions, Shift+F6 back', async () => {
    await openPage({ page: 'invoices', number: invoiceNumber }, 'archive');
    await screen.findByRole('complementary');
    const tour: (string | null)[] = [];
    for (const shiftKey of [false, false, false, false, false, true, true]) {
      await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F6', shiftKey });
      tour.push(document.activeElement?.tagName ?? null);
    }
    expect(tour).toEqual(['HEADER', 'NAV', 'MAIN', 'ASIDE', 'HEADER', 'ASIDE', 'MAIN']);
  });

  it('Ctrl+F goes to the search box where there is one', async () => {
    await openPage({ page: 'invoices' }, 'opening');
    const search = await screen.findByRole('searchbox');
    await fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
    expect(document.activeElement).toBe(search);
  });

  it('Ctrl+F opens what the search box is folded away in', async () => {
    await openPage();
    const search = await screen.findByLabelText('Search more offers');
    expect(search.closest('details')?.open).toBe(false);
    await fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
    expect(search.closest('details')?.open).toBe(true);
    expect(document.activeElement).toBe(search);
  });

  it('Ctrl+F goes to a search box that is not there yet, unless something else is done meanwhile', async () => {
    const opening = replay();
    const later = deferred<OffersPage>();
    vi.mocked(opening.backend.offers).mockReturnValue(later.promise);
    const { user } = await openPage({ page: 'offers' }, opening);
    await fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
    later.resolve(opening.answer('offers'));
    const search = await screen.findByLabelText('Search more offers');
    await waitFor(() => expect(document.activeElement).toBe(search));

    const again = deferred<OffersPage>();
    vi.mocked(opening.backend.offers).mockReturnValue(again.promise);
    navigation.go({ page: 'settings' });
    await screen.findByRole('heading', { name: 'Settings' });
    navigation.go({ page: 'offers' });
    await screen.findByRole('heading', { name: 'Membership offers' });
    await fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
    await user.keyboard('{Shift}');
    again.resolve(opening.answer('offers'));
    await screen.findByLabelText('Search more offers');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });

  it('Ctrl+F is left to the webview where there is no search box', async () => {
    await openPage({ page: 'settings' });
    expect(await fireEvent.keyDown(window, { key: 'f', ctrlKey: true })).toBe(true);
  });

  it('Ctrl+Shift+A goes to the accounts', async () => {
    await openPage();
    await fireEvent.keyDown(window, { key: 'A', ctrlKey: true, shiftKey: true });
    expect(document.activeElement).toBe(screen.getByLabelText('Account'));
  });

  it('wait behind an open dialog', async () => {
    const { user, backend } = await openPage();
    await user.click((await screen.findAllByRole('button', { name: /^Why can/ }))[0] as HTMLElement);
    await screen.findByRole('dialog');
    expect(await fireEvent.keyDown(window, { key: 'F5' })).toBe(false);
    await fireEvent.keyDown(window, { key: '5', ctrlKey: true });
    expect(location.hash).toBe('#/offers');
    expect(backend.sync).not.toHaveBeenCalled();
  });

  it('give the focus back to what opened a drawer, or to the heading where that is gone', async () => {
    const { user } = await openPage();
    const opener = (await screen.findAllByRole('button', { name: /^Why can/ }))[0] as HTMLElement;
    await user.click(opener);
    await user.click(
      within(await screen.findByRole('dialog')).getAllByRole('button', { name: 'Close' })[0] as HTMLElement,
    );
    await waitFor(() => expect(document.activeElement).toBe(opener));
    await user.click(opener);
    const dialog = within(await screen.findByRole('dialog'));
    opener.remove();
    await user.click(dialog.getAllByRole('button', { name: 'Close' })[0] as HTMLElement);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  });

  it('the skip link leads to the content', async () => {
    const { user } = await openPage();
    await user.click(screen.getByRole('link', { name: 'Skip to content' }));
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(location.hash).toBe('#/offers');
  });
});

describe('a press of the other button', () => {
  it('copies a number, an address or whatever else stands alone', async () => {
    const { user } = await openPage({ page: 'settings' });
    const number = screen.getByText('4512880');
    await fireEvent.contextMenu(number, { clientX: 10, clientY: 10 });
    const item = await screen.findByRole('menuitem', { name: 'Copy 4512880' });
    await waitFor(() => expect(document.activeElement).toBe(item));
    await user.click(item);
    expect(await navigator.clipboard.readText()).toBe('4512880');
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('keeps the menu of the system where text is typed, and shows none of the web view elsewhere', async () => {
    await openPage({ page: 'settings' });
    expect(await fireEvent.contextMenu(screen.getByLabelText('Today in the sample account'))).toBe(true);
    expect(await fireEvent.contextMenu(screen.getByRole('heading', { level: 1 }))).toBe(false);
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('the settings', () => {
  it('change the language of the page and of every view', async () => {
    const { user } = await openPage({ page: 'settings' }, 'language');
    await user.click(screen.getByRole('radio', { name: '繁體中文' }));
    expect(await screen.findByRole('heading', { name: '設定', level: 1 })).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-TW');
    await user.click(screen.getByRole('link', { name: '會員優惠' }));
    expect(await screen.findByText('還有 24 天可續約')).toBeTruthy();
  });

  it('choose the language of documents, or let them follow the screens again', async () => {
    const { user, backend } = await openPage({ page: 'settings' }, 'document-language');
    const documents = screen.getByLabelText<HTMLSelectElement>('Language of documents');
    expect(documents.value).toBe('screens');
    await user.selectOptions(documents, 'en');
    await waitFor(async () => expect((await backend.status()).document_language).toBe('en'));
    expect(documents.value).toBe('en');
    await user.selectOptions(documents, 'screens');
    expect(backend.chooseDocumentLanguage).toHaveBeenLastCalledWith(null);
    await waitFor(() => expect(documents.value).toBe('screens'));
  });

  it('tell the version, the licences, the log and what to send to somebody who helps', async () => {
    const opening = replay();
    const about = { version: '1.2.3', log_folder: '/home/aoife/logs', diagnostics: 'packdesk: 1.2.3\nsample: true' };
    vi.mocked(opening.backend.about).mockResolvedValue(about);
    const { user, backend } = await openPage({ page: 'settings' }, opening);
    const panel = within(await screen.findByRole('region', { name: 'About' }));
    expect(await panel.findByText('1.2.3')).toBeTruthy();
    expect(panel.getByText(/sample: true/)).toBeTruthy();
    await user.click(panel.getByRole('button', { name: /^Open folder of the log/ }));
    expect(backend.openLogFolder).toHaveBeenCalledTimes(1);
    await user.click(panel.getByRole('button', { name: 'Copy diagnostics' }));
    expect(await navigator.clipboard.readText()).toBe(about.diagnostics);
    await user.click(panel.getByRole('button', { name: 'Licences of the parts used' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Licences of the parts used' }));
    await user.type(drawer.getByRole('searchbox'), 'svelte');
    expect(await drawer.findByRole('rowheader', { name: 'svelte' })).toBeTruthy();
    expect(drawer.queryByRole('rowheader', { name: 'tauri' })).toBeNull();
  });

  it('open the folder of the data, and say why that cannot be done', async () => {
    const { user, backend, replay } = await openPage({ page: 'settings' });
    const panel = within(await screen.findByRole('region', { name: 'Data on this computer' }));
    expect(panel.getByText(replay.answer('status').data_folder)).toBeTruthy();
    vi.mocked(backend.openDataFolder).mockRejectedValueOnce(folderGone);
    await user.click(panel.getByRole('button', { name: 'Open folder of the data' }));
    expect((await panel.findByRole('alert')).textContent).toContain(folderGone.message);
    await user.click(panel.getByRole('button', { name: 'Open folder of the data' }));
    expect(backend.openDataFolder).toHaveBeenCalledTimes(2);
    await waitFor(() => expect(panel.queryByRole('alert')).toBeNull());
  });

  it('sign in in another role', async () => {
    const { user, backend } = await openPage({ page: 'settings' }, 'roles');
    await user.selectOptions(screen.getByLabelText('Role'), 'billing-admin');
    expect(backend.signInAs).toHaveBeenCalledExactlyOnceWith('billing-admin');
    expect(screen.getByRole('option', { name: 'Billing admin, cannot buy' })).toBeTruthy();
  });

  it('move the sample calendar', async () => {
    const { user, backend } = await openPage({ page: 'settings' }, 'calendar');
    await fireEvent.input(screen.getByLabelText('Today in the sample account'), { target: { value: '2021-07-22' } });
    await user.click(screen.getByRole('button', { name: 'Set date' }));
    expect(backend.moveCalendar).toHaveBeenCalledExactlyOnceWith('2021-07-22');
    expect(await screen.findAllByText(/22 July 2021/)).not.toHaveLength(0);
  });

  it('reset the sample account only after a question whose safe answer has the focus', async () => {
    const { user, backend } = await openPage({ page: 'settings' }, { situation: 'calendar', after: 'moveCalendar' });
    await user.click(screen.getByRole('button', { name: 'Reset sample account' }));
    const question = within(await screen.findByRole('dialog', { name: 'Reset the sample account?' }));
    expect(document.activeElement?.textContent?.trim()).toBe('Do not reset');
    expect(backend.resetSample).not.toHaveBeenCalled();
    await user.click(question.getByRole('button', { name: 'Reset sample account' }));
    await waitFor(() => expect(backend.resetSample).toHaveBeenCalledTimes(1));
    expect(await screen.findByText('The sample account is back at its first day.')).toBeTruthy();
  });

  it('show neither calendar nor roles where the account has none', async () => {
    const opening = replay();
    const status = { ...opening.answer('status'), can_move_calendar: false, roles: [] };
    vi.mocked(opening.backend.status).mockResolvedValue(status);
    await openPage({ page: 'settings' }, opening);
    expect(screen.queryByRole('button', { name: 'Reset sample account' })).toBeNull();
    expect(screen.queryByLabelText('Role')).toBeNull();
    expect(screen.getByText('Packdesk is not a Microsoft product.')).toBeTruthy();
  });
});

describe('the orders', () => {
  it('list the orders with state and advice, and continue a draft', async () => {
    const { replay } = await openPage({ page: 'orders' }, 'order-list');
    const table = await screen.findByRole('grid', { name: 'Orders' });
    const rows = [...table.querySelectorAll<HTMLElement>('tbody tr[data-state]')];
    expect(rows.map((row) => row.dataset.state)).toEqual(['draft', 'awaiting_payment']);
    const [draft, transfer] = rows as [HTMLElement, HTMLElement];
    const link = within(draft).getByRole('link', { name: /^Continue purchase/ });
    expect(link.getAttribute('href')).toBe('#/renew/gold-data-platform');
    const told = replay.answer('orders', firstOrders).rows.map(({ advice }) => advice);
    expect(within(transfer).getByText(told[1] ?? '')).toBeTruthy();
  });

  it('show an order with its dates and back to the list', async () => {
    await openPage({ page: 'order', order: placedOrder }, { situation: 'renewal-by-transfer', after: 'submitOrder' });
    expect(await screen.findByRole('region', { name: 'Next dates' })).toBeTruthy();
    expect(screen.queryByText('Payment method')).toBeNull();
    expect(screen.getByRole('link', { name: 'Back to orders' }).getAttribute('href')).toBe('#/orders');
  });
});
