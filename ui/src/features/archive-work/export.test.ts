import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { ExportItem, ExportReport, InvoiceView, WorkProgress } from '../../lib/backend/types';
import { deferred, fill, folderGone, openPage, replay } from '../../testing/page';
import { plainDate } from '../invoices/list/search';

// Only a real webview draws a PDF; here it matters which document the preview is given.
vi.mock('../invoices/sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const route = { page: 'invoices' } as const;

const grid = () => screen.findByRole('grid', { name: 'Invoices' });
const ticked = () => document.querySelectorAll('tr[aria-selected="true"]').length;

const folder = '/home/aoife/Documents';
const number = 'T000188021';
const gold = 'gold-cloud-platform';

/** The list; what ticked invoices come to is another test's matter. */
async function openList(situation = 'opening') {
  const at = replay(situation);
  vi.mocked(at.backend.selectionSums).mockResolvedValue({ invoices: 0, booked: 0, sums: [], summary: '' });
  return openPage(route, at);
}

const withFolder = () => openList('export-folder');

describe('the selection', () => {
  it('follows Space, Shift and the arrows, Ctrl A and Esc, and says how many', async () => {
    const { user, backend } = await openList();
    // Which of the rows that are passed is opened depends on how quickly they are.
    vi.mocked(backend.invoice).mockReturnValue(deferred<InvoiceView>().promise);
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown} ');
    expect(screen.getByText('1 selected')).toBeTruthy();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await screen.findByText('3 selected')).toBeTruthy();
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(await screen.findByText('2 selected')).toBeTruthy();
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('19 selected')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all that match' }).checked).toBe(true);
    // Esc closes the preview before it takes the ticks away.
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(screen.getByText('19 selected')).toBeTruthy();
    expect(document.activeElement).toBe(table);
    await user.keyboard('{Escape}');
    expect(ticked()).toBe(0);
  });

  it('takes rows that are not loaded into a range', async () => {
    const { user } = await openList('long-archive');
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown}{Shift>}{End}{/Shift}');
    expect(await screen.findByText('399 selected')).toBeTruthy();
  });

  it('of all leaves single ones out, and is exported as what was looked for', async () => {
    const { user, backend } = await withFolder();
    const table = await grid();
    await user.click(screen.getByRole('checkbox', { name: 'Select all that match' }));
    const row = table.querySelector<HTMLElement>('tr[data-number="T000188021"] .tick');
    if (row) await user.click(row);
    expect(screen.getByText('18 selected')).toBeTruthy();
    await user.keyboard('{Control>}e{/Control}');
    await screen.findByRole('dialog', { name: 'Export' });
    await waitFor(() => expect(backend.checkExport).toHaveBeenCalled());
    expect(vi.mocked(backend.checkExport).mock.lastCall?.[0]).toMatchObject({
      invoices: [],
      query: { text: '', sort: 'date' },
      except: [{ account: 'sample', number: 'T000188021' }],
    });
  });

  it('of all ends when something else is looked for', async () => {
    const { user } = await openList();
    await grid();
    await user.click(screen.getByRole('checkbox', { name: 'Select all that match' }));
    await user.selectOptions(screen.getByLabelText('Offer'), gold);
    await waitFor(() => expect(screen.queryByText(/selected$/)).toBeNull());
    expect(ticked()).toBe(0);
  });
});

describe('the filters', () => {
  it('are asked for together, and cleared together', async () => {
    const { user, backend } = await openPage(route);
    await grid();
    await user.selectOptions(screen.getByLabelText('Status'), 'paid');
    await user.click(screen.getByRole('button', { name: 'More filters' }));
    await fill(screen.getByLabelText('First invoice date'), '2018');
    await fill(screen.getByLabelText('Largest amount'), '1,000');
    await waitFor(() =>
      expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({
        status: 'paid',
        from: '2018-01-01',
        most: '1000',
      }),
    );
    expect(screen.getByRole('button', { name: 'More filters (2)' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    await waitFor(() =>
      expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ status: null, from: null }),
    );
    expect(await screen.findByText('19 invoices')).toBeTruthy();
  });

  it('say what an amount has to look like and leave it out until then', async () => {
    const { user, backend } = await openPage(route);
    await grid();
    await user.click(screen.getByRole('button', { name: 'More filters' }));
    await fill(screen.getByLabelText('Smallest amount'), 'ten');
    expect(screen.getByText(/Enter amounts in digits/)).toBeTruthy();
    expect(screen.getByLabelText('Smallest amount').getAttribute('aria-invalid')).toBe('true');
    expect(vi.mocked(backend.invoices).mock.calls.every(([query]) => !query.least)).toBe(true);
  });

  it('are as they were after another view of the page', async () => {
    const { user } = await openPage(route);
    await grid();
    await fill(screen.getByRole('searchbox'), number);
    await user.click(screen.getByRole('link', { name: 'Spending' }));
    await screen.findByRole('heading', { name: 'Spending in EUR' });
    await user.click(screen.getByRole('link', { name: 'List' }));
    await grid();
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe(number);
  });
});

it.each([
  ['2021-06-28', 'first', '2021-06-28'],
  ['2021/6/8', 'last', '2021-06-08'],
  ['2021 年 6 月 8 日', 'last', '2021-06-08'],
  ['2020-02', 'last', '2020-02-29'],
  ['2021-02', 'first', '2021-02-01'],
  ['2021', 'first', '2021-01-01'],
  ['2021', 'last', '2021-12-31'],
  ['', 'last', ''],
  ['2021-02-29', 'first', null],
  ['2021-13', 'first', null],
  ['28.6.2021', 'first', null],
  ['soon', 'last', null],
] as const)('the date %s as the %s day is %s', (typed, bound, date) => {
  expect(plainDate(typed, bound)).toBe(date);
});

describe('the export', () => {
  it('asks for a folder and a format before it begins', async () => {
    const { user, backend } = await openPage(route, 'export-chosen');
    await grid();
    await user.click(screen.getByRole('button', { name: 'Export all' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    const start = within(dialog).getByRole('button', { name: 'Export' });
    await within(dialog).findByLabelText('Folder');
    await user.click(start);
    expect(within(dialog).getByRole('alert').textContent).toContain('Choose a folder first.');
    await user.click(within(dialog).getByRole('button', { name: 'Choose' }));
    await user.click(within(dialog).getByRole('checkbox', { name: /^PDF, one file/ }));
    expect(within(dialog).getByRole('alert').textContent).toContain('Choose at least one format.');
    await user.click(within(dialog).getByRole('checkbox', { name: 'CSV table' }));
    await user.click(start);
    await waitFor(() => expect(backend.exportInvoices).toHaveBeenCalledOnce());
    expect(vi.mocked(backend.exportInvoices).mock.lastCall?.[0]).toMatchObject({ formats: ['csv'], existing: 'ask' });
  });

  it('tells how far it is while the list is read, and ends with a report', async () => {
    const exported = replay('export-folder');
    const clean = exported.recorded('exportInvoices');
    const end = deferred<ExportReport>();
    let tell: (progress: WorkProgress) => void = () => {};
    vi.mocked(exported.backend.exportInvoices).mockImplementation((_input, told) => {
      tell = told;
      return end.promise;
    });
    const { user, backend } = await openPage(route, exported);
    await grid();
    await user.click(screen.getByRole('button', { name: 'Export all' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    await within(dialog).findByDisplayValue(folder);
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    tell({ done: 12, total: 19, current: number, label: '12 of 19 invoices' });
    const bar = await screen.findByRole('progressbar', { name: 'Exporting' });
    await waitFor(() => expect(bar.getAttribute('value')).toBe('12'));
    (await grid()).focus();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByRole('complementary', { name: 'Preview of T000219940' })).toBeTruthy();
    await user.click(within(screen.getByRole('region', { name: 'Exporting' })).getByRole('button', { name: 'Cancel' }));
    expect(backend.cancelWork).toHaveBeenCalledOnce();
    const failed: ExportItem[] = [{ number, file: `${number}.pdf`, code: 'disk_full', reason: 'The disk is full.' }];
    end.resolve({ ...clean, failed, cancelled: true, clean: false });
    expect(await screen.findByText(clean.summary)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Details' }));
    const report = await screen.findByRole('dialog', { name: 'Export report' });
    expect(within(report).getByText('The disk is full.')).toBeTruthy();
    const [cross] = within(report).getAllByRole('button', { name: 'Close' });
    expect(cross?.querySelector('svg')).toBeTruthy();
    await user.click(cross as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    vi.mocked(backend.openExportFolder).mockRejectedValueOnce(folderGone);
    await user.click(screen.getByRole('button', { name: 'Open folder' }));
    expect(await screen.findByText(new RegExp(folderGone.message))).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open folder' }));
    await waitFor(() => expect(screen.queryByText(/does not exist/)).toBeNull());
    expect(backend.openExportFolder).toHaveBeenCalledTimes(2);
  });

  it('asks what happens to names that are taken before anything is written', async () => {
    const { user, backend } = await withFolder();
    await grid();
    for (let turn = 0; turn < 2; turn++) {
      await user.click(screen.getByRole('button', { name: 'Export all' }));
      const dialog = await screen.findByRole('dialog', { name: 'Export' });
      await within(dialog).findByText(/^19 invoices: EUR/);
      if (turn === 1) {
        await within(dialog).findByText('19 files with these names already exist');
        await user.click(within(dialog).getByRole('button', { name: 'Export' }));
        expect(backend.exportInvoices).toHaveBeenCalledOnce();
        await user.click(within(dialog).getByRole('radio', { name: 'Skip existing files' }));
      }
      await user.click(within(dialog).getByRole('button', { name: 'Export' }));
      await screen.findByText(turn === 0 ? /^19 files were written/ : /^No file was written/);
    }
    expect(vi.mocked(backend.exportInvoices).mock.lastCall?.[0].existing).toBe('skip');
  });

  it('begins at the first choice, and closes by its own button', async () => {
    const { user } = await openPage(route, 'export-folder');
    await grid();
    const opener = screen.getByRole('button', { name: 'Export all' });
    await user.click(opener);
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    const [first] = await within(dialog).findAllByRole('checkbox');
    await waitFor(() => expect(document.activeElement).toBe(first));
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
  });

  it('is told of where it was begun, and not on the other views of the page', async () => {
    const { user } = await withFolder();
    await grid();
    await user.click(screen.getByRole('button', { name: 'Export all' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    await within(dialog).findByText(/^19 invoices: EUR/);
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    const told = /^19 files were written/;
    await screen.findByText(told);
    for (const view of ['Spending', 'Checks', 'List']) {
      await user.click(screen.getByRole('link', { name: view }));
      await waitFor(() => expect(screen.getByRole('link', { name: view }).getAttribute('aria-current')).toBe('page'));
      expect(screen.queryByText(told)).toBeNull();
    }
  });

  it('takes a folder from the system alone, and says why it cannot', async () => {
    const { user, backend } = await withFolder();
    await grid();
    await user.click(screen.getByRole('button', { name: 'Export all' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    const field = await within(dialog).findByLabelText<HTMLInputElement>('Folder');
    await user.type(field, '/nowhere');
    expect(field.value).toBe(folder);
    vi.mocked(backend.chooseExportFolder).mockRejectedValueOnce(folderGone);
    await user.click(within(dialog).getByRole('button', { name: 'Choose' }));
    expect(await within(dialog).findByText(new RegExp(folderGone.message))).toBeTruthy();
    expect(field.value).toBe(folder);
  });
});

describe('the preview', () => {
  it('shows, saves and prints the document that was chosen', async () => {
    const { user, backend } = await openPage({ page: 'invoices', number }, 'documents-chosen');
    const choice = await screen.findByLabelText<HTMLSelectElement>('Document');
    await user.selectOptions(choice, 'both');
    await waitFor(() => expect(backend.invoice).toHaveBeenLastCalledWith(number, null, 'both'));
    expect(backend.chooseDocumentLanguage).toHaveBeenCalledExactlyOnceWith('both');
    await user.keyboard('{Control>}p{/Control}');
    expect(backend.openInvoice).toHaveBeenCalledExactlyOnceWith(number, null, 'both');
    await user.click(screen.getByRole('button', { name: 'Save PDF as' }));
    expect(backend.saveInvoice).toHaveBeenCalledExactlyOnceWith(number, null, 'both');
  });

  it('warns before anything is saved', async () => {
    const { backend, replay } = await openPage({ page: 'invoices', number: 'STRANGE-1' }, 'strange-invoice');
    const warnings = await screen.findByRole('list', { name: 'Before you save' });
    const told = replay.answer('invoice', 'STRANGE-1', null, null).warnings;
    expect(told).toHaveLength(2);
    for (const { message } of told) expect(warnings.textContent).toContain(message);
    expect(backend.saveInvoice).not.toHaveBeenCalled();
  });
});
