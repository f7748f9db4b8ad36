import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { DropView, ImportReport, WorkProgress } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, folderGone, openPage, replay, synced } from '../../testing/page';

// Only a real webview draws a PDF.
vi.mock('../invoices/sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const invoices = { page: 'invoices' } as const;
const alone = (name: string) => screen.findByRole('button', { name });

/** The page of an account of one's own, and what tells it of files that are dragged. */
async function opened(at: Parameters<typeof openPage>[0] = invoices, situation = 'mail') {
  const page = await openPage(at, situation);
  await screen.findByRole('heading', { level: 1 });
  const told = vi.mocked(page.backend.watchDrops).mock.lastCall?.[0] as (view: DropView) => void;
  return { ...page, drag: told };
}

/** The page after the mail was imported. */
async function imported() {
  const page = await opened();
  vi.mocked(page.backend.chooseInvoiceFiles).mockResolvedValueOnce(1);
  await page.user.click(await alone('Add invoices'));
  await page.user.click(await alone('Choose a folder'));
  await screen.findByText(page.replay.recorded('importInvoices').label);
  return page;
}

describe('invoices from files', () => {
  it('are added by a button, which says what is taken, and reported by file, row and reason', async () => {
    const { user, backend, replay: at } = await opened();
    expect(await screen.findByRole('heading', { name: 'No invoices yet' })).toBeTruthy();
    vi.mocked(backend.chooseInvoiceFiles).mockResolvedValueOnce(null).mockResolvedValueOnce(1);
    await user.click(await alone('Add invoices'));
    const dialog = await screen.findByRole('dialog', { name: 'Add invoices' });
    expect(dialog.textContent).toContain('drop files and folders anywhere on this window');
    // A dialog of the system that was dismissed leaves everything as it is.
    await user.click(within(dialog).getByRole('button', { name: 'Choose files' }));
    expect(backend.importInvoices).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Choose a folder' }));
    expect(vi.mocked(backend.chooseInvoiceFiles).mock.calls).toEqual([[false], [true]]);
    const report = at.recorded('importInvoices');
    expect(await screen.findByText(report.label)).toBeTruthy();
    expect([report.imported, report.proposed, report.duplicates]).toEqual([1, 3, 1]);
    await user.click(screen.getByRole('button', { name: 'Details' }));
    const told = await screen.findByRole('dialog', { name: 'Import report' });
    expect(told.textContent).toContain('A date cannot be read.');
    expect(told.textContent).toMatch(/invoices\.csv, row 3/);
    expect(told.textContent).toContain('It is none of the kinds of files that are read.');
    expect(told.textContent).toContain('The same content came before.');
    expect(told.textContent).toMatch(/same-again\.pdf/);
    await user.click(within(told).getAllByRole('button', { name: 'Close' })[0] as HTMLElement);
    // What was imported stands in the list at once, and what is to be looked at beside it.
    expect(await screen.findByText('E0400AB123')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: '3 to look at' })).toHaveLength(2);
  });

  it('can be taken back where they were reported, and what stays is told with its reason', async () => {
    const { user, backend, replay: at } = await imported();
    expect(await screen.findByText('E0400AB123')).toBeTruthy();
    // A document of it is accepted meanwhile.
    at.skip('acceptProposal');
    at.skip('acceptTerm');
    await user.click(await alone('Undo import'));
    const undone = at.recorded('undoImport');
    expect(undone.stayed.map(({ number }) => number)).toEqual(['T000001023']);
    expect(await screen.findByText(undone.label)).toBeTruthy();
    expect(vi.mocked(backend.undoImport).mock.calls).toEqual([[at.recorded('importInvoices').import]]);
    await waitFor(() => expect(screen.queryByText('E0400AB123')).toBeNull());
    expect(screen.queryByRole('button', { name: 'Undo import' })).toBeNull();
    const details = await alone('Details');
    expect(document.activeElement).toBe(details);
    await user.click(details);
    const told = await screen.findByRole('dialog', { name: 'Import report' });
    expect(told.textContent).toContain('T000001023 stays: It was taken over from its document.');
    expect(within(told).queryByRole('button', { name: 'Undo import' })).toBeNull();
  });

  it('stay where taking them back failed, and can be taken back from the report as well', async () => {
    const { user, backend, replay: at } = await imported();
    vi.mocked(backend.undoImport).mockRejectedValueOnce(folderGone);
    await user.click(await alone('Details'));
    const report = within(await screen.findByRole('dialog', { name: 'Import report' }));
    await user.click(report.getByRole('button', { name: 'Undo import' }));
    expect(await report.findByText(folderGone.message)).toBeTruthy();
    at.skip('acceptProposal');
    at.skip('acceptTerm');
    await user.click(report.getByRole('button', { name: 'Undo import' }));
    expect(await report.findByText(at.recorded('undoImport').label)).toBeTruthy();
    expect(report.queryByText(folderGone.message)).toBeNull();
    expect(document.activeElement?.id).toBe('import-report-close');
  });

  it('are reported in the account into which they were imported alone', async () => {
    const { user, backend, replay: at } = await imported();
    const { label } = at.recorded('importInvoices');
    const status = at.answer('status');
    const other = { name: 'fjordlys', company: 'Fjordlys Partner AS', sample: false, current: false };
    const shown = (name: string) => ({
      ...status,
      accounts: [...status.accounts, other].map((account) => ({ ...account, current: account.name === name })),
    });
    vi.mocked(backend.switchAccount).mockImplementation((name) => Promise.resolve(shown(name)));
    vi.mocked(backend.sync).mockResolvedValueOnce(synced(shown('contoso')));
    await user.click(await alone('Sync now'));
    await screen.findByRole('option', { name: other.company });
    expect(screen.getByText(label)).toBeTruthy();
    vi.mocked(backend.status).mockResolvedValue(shown('fjordlys'));
    await user.selectOptions(screen.getByLabelText('Account'), 'fjordlys');
    await waitFor(() => expect(screen.queryByText(label)).toBeNull());
    expect(screen.queryByRole('button', { name: 'Undo import' })).toBeNull();
    vi.mocked(backend.status).mockResolvedValue(shown('contoso'));
    await user.selectOptions(screen.getByLabelText('Account'), 'contoso');
    expect(await screen.findByText(label)).toBeTruthy();
  });

  it('tell how far they are while the page is used, and can be ended', async () => {
    const at = replay('mail');
    const report = at.recorded('importInvoices');
    const end = deferred<ImportReport>();
    let tell: (progress: WorkProgress) => void = () => {};
    vi.mocked(at.backend.importInvoices).mockImplementation((told) => {
      tell = told;
      return end.promise;
    });
    vi.mocked(at.backend.chooseInvoiceFiles).mockResolvedValue(2);
    const { user, backend } = await openPage(invoices, at);
    await user.click(await alone('Add invoices'));
    await user.click(await alone('Choose files'));
    tell({ done: 3, total: 40, current: '', label: '3 of 40 files read' });
    const bar = await screen.findByRole('progressbar', { name: 'Importing' });
    await waitFor(() => expect(bar.getAttribute('value')).toBe('3'));
    // Nothing else begins meanwhile.
    expect((await alone('Add invoices')).getAttribute('aria-disabled')).toBe('true');
    await user.click(within(screen.getByRole('region', { name: 'Importing' })).getByRole('button', { name: 'Cancel' }));
    expect(backend.cancelWork).toHaveBeenCalledOnce();
    end.resolve({ ...report, cancelled: true });
    expect(await screen.findByText('Stopped. What was taken before stays.')).toBeTruthy();
  });

  it('can be dropped on any page, which says so while they are above it', async () => {
    const { drag, backend } = await opened({ page: 'offers' });
    drag({ state: 'over', files: 2 });
    expect(await screen.findByText('Drop to add 2 items to Contoso Ireland Ltd')).toBeTruthy();
    drag({ state: 'left', files: 0 });
    await waitFor(() => expect(screen.queryByText(/^Drop to add/)).toBeNull());
    expect(backend.importInvoices).not.toHaveBeenCalled();
    drag({ state: 'over', files: 1 });
    drag({ state: 'dropped', files: 1 });
    await waitFor(() => expect(backend.importInvoices).toHaveBeenCalledOnce());
    expect(navigation.route.page).toBe('invoices');
    expect(screen.queryByText(/^Drop to add/)).toBeNull();
    expect(await screen.findByText('E0400AB123')).toBeTruthy();
  });

  it('are taken by no page that stands behind a dialog', async () => {
    const { drag, user, backend } = await opened();
    await user.click(await alone('Add invoices'));
    await screen.findByRole('dialog');
    drag({ state: 'over', files: 1 });
    drag({ state: 'dropped', files: 1 });
    expect(screen.queryByText(/^Drop to add/)).toBeNull();
    expect(backend.importInvoices).not.toHaveBeenCalled();
  });

  it('are no matter of a sample, which asks for which account of one’s own they are', async () => {
    const at = replay('opening');
    const status = at.answer('status');
    const account = { name: 'contoso', company: 'Contoso Ireland Ltd', sample: false, current: false };
    vi.mocked(at.backend.status).mockResolvedValue({ ...status, accounts: [...status.accounts, account] });
    vi.mocked(at.backend.switchAccount).mockResolvedValue({ ...status, sample: true });
    vi.mocked(at.backend.importInvoices).mockResolvedValue(replay('mail').recorded('importInvoices'));
    const { user, backend } = await openPage({ page: 'orders' }, at);
    const drag = vi.mocked(backend.watchDrops).mock.lastCall?.[0] as (view: DropView) => void;
    await screen.findByRole('heading', { name: 'Orders' });
    expect(screen.queryByRole('button', { name: 'Add invoices' })).toBeNull();
    drag({ state: 'over', files: 1 });
    expect(await screen.findByText('A sample account takes no files.')).toBeTruthy();
    drag({ state: 'dropped', files: 1 });
    const dialog = await screen.findByRole('dialog', { name: 'Which account are these files for?' });
    expect(backend.importInvoices).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Add to Contoso Ireland Ltd' }));
    await waitFor(() => expect(backend.importInvoices).toHaveBeenCalledOnce());
    expect(vi.mocked(backend.switchAccount).mock.calls).toEqual([['contoso']]);
  });

  it('find no account where there is none of one’s own, and that is said', async () => {
    const { drag } = await opened({ page: 'invoices' }, 'opening');
    drag({ state: 'dropped', files: 1 });
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Add your company first.');
    expect(within(dialog).getAllByRole('button')).toHaveLength(1);
  });
});
