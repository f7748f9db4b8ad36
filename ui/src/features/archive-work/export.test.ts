import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { fakeBackend } from '../../lib/backend/fake';
import type { ExportReport, WorkProgress } from '../../lib/backend/types';
import { deferred, openDesk } from '../../testing/desk';
import { plainDate } from '../invoices/list/search';

// Only a real webview draws a PDF; here it matters which document the preview is given.
vi.mock('../invoices/sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const route = { page: 'invoices' } as const;

const grid = () => screen.findByRole('grid', { name: 'Invoices' });
const ticked = () => document.querySelectorAll('tr[aria-selected="true"]').length;

async function withFolder() {
  const backend = fakeBackend({});
  await backend.setExportFolder('/srv/archive');
  return openDesk(route, {}, backend);
}

describe('the selection', () => {
  it('follows Space, Shift and the arrows, Ctrl A and Esc, and says how many', async () => {
    const { user } = await openDesk(route);
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown} ');
    expect(screen.getByText('1 selected')).toBeTruthy();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await screen.findByText('3 selected')).toBeTruthy();
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(await screen.findByText('2 selected')).toBeTruthy();
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('40 selected')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all that match' }).checked).toBe(true);
    await user.keyboard('{Escape}');
    expect(ticked()).toBe(0);
    expect(screen.getByRole('complementary')).toBeTruthy();
  });

  it('takes rows that are not loaded into a range', async () => {
    const { user } = await openDesk(route, { invoices: 400 });
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown}{Shift>}{End}{/Shift}');
    expect(await screen.findByText('400 selected')).toBeTruthy();
  });

  it('of all leaves single ones out, and is exported as what was looked for', async () => {
    const { user, backend } = await withFolder();
    const table = await grid();
    await user.click(screen.getByRole('checkbox', { name: 'Select all that match' }));
    const row = table.querySelector<HTMLElement>('tr[data-number="T99999998"] .tick');
    if (row) await user.click(row);
    expect(screen.getByText('39 selected')).toBeTruthy();
    await user.keyboard('{Control>}e{/Control}');
    await screen.findByRole('dialog', { name: 'Export' });
    await waitFor(() => expect(backend.checkExport).toHaveBeenCalled());
    expect(vi.mocked(backend.checkExport).mock.lastCall?.[0]).toMatchObject({
      invoices: [],
      query: { text: '', sort: 'date' },
      except: [{ account: 'sample', number: 'T99999998' }],
    });
  });

  it('of all ends when something else is looked for', async () => {
    const { user } = await openDesk(route);
    await grid();
    await user.click(screen.getByRole('checkbox', { name: 'Select all that match' }));
    await user.selectOptions(screen.getByLabelText('Offer'), 'gold-data');
    await waitFor(() => expect(screen.queryByText(/selected$/)).toBeNull());
    expect(ticked()).toBe(0);
  });
});

describe('the filters', () => {
  it('are asked for together, and cleared together', async () => {
    const { user, backend } = await openDesk(route);
    await grid();
    await user.selectOptions(screen.getByLabelText('Status'), 'paid');
    await user.click(screen.getByRole('button', { name: 'More filters' }));
    await user.type(screen.getByLabelText('First invoice date'), '2021');
    await user.type(screen.getByLabelText('Largest amount'), '1,000');
    await waitFor(() =>
      expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({
        status: 'paid',
        from: '2021-01-01',
        most: '1000',
      }),
    );
    expect(screen.getByRole('button', { name: 'More filters (2)' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    await waitFor(() =>
      expect(vi.mocked(backend.invoices).mock.lastCall?.[0]).toMatchObject({ status: null, from: null }),
    );
    expect(screen.getByText('40 invoices')).toBeTruthy();
  });

  it('say what an amount has to look like and leave it out until then', async () => {
    const { user, backend } = await openDesk(route);
    await grid();
    await user.click(screen.getByRole('button', { name: 'More filters' }));
    await user.type(screen.getByLabelText('Smallest amount'), 'ten');
    expect(screen.getByText(/Enter amounts in digits/)).toBeTruthy();
    expect(screen.getByLabelText('Smallest amount').getAttribute('aria-invalid')).toBe('true');
    expect(vi.mocked(backend.invoices).mock.calls.every(([query]) => !query.least)).toBe(true);
  });

  it('are as they were after another view of the page', async () => {
    const { user } = await openDesk(route);
    await grid();
    await user.type(screen.getByRole('searchbox'), 'T99999990');
    await user.click(screen.getByRole('link', { name: 'Spending' }));
    await screen.findByRole('heading', { name: 'Spending in EUR' });
    await user.click(screen.getByRole('link', { name: 'List' }));
    await grid();
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('T99999990');
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
    const { user, backend } = await openDesk(route);
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
    const backend = fakeBackend({});
    await backend.setExportFolder('/srv/archive');
    const end = deferred<ExportReport>();
    let tell: (progress: WorkProgress) => void = () => {};
    vi.spyOn(backend, 'exportInvoices').mockImplementation((_input, told) => {
      tell = told;
      return end.promise;
    });
    const { user } = await openDesk(route, {}, backend);
    await grid();
    await user.click(screen.getByRole('button', { name: 'Export all' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    await within(dialog).findByDisplayValue('/srv/archive');
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    tell({ done: 12, total: 40, current: 'T99999988', label: '12 of 40 invoices' });
    const bar = await screen.findByRole('progressbar', { name: 'Exporting' });
    await waitFor(() => expect(bar.getAttribute('value')).toBe('12'));
    (await grid()).focus();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByRole('complementary', { name: 'Preview of T00000000' })).toBeTruthy();
    await user.click(within(screen.getByRole('region', { name: 'Exporting' })).getByRole('button', { name: 'Cancel' }));
    expect(backend.cancelWork).toHaveBeenCalledOnce();
    end.resolve({
      folder: '/srv/archive',
      invoices: 40,
      written: 12,
      files: ['a.pdf'],
      skipped: [],
      failed: [{ number: 'T1', file: 'T1.pdf', code: 'disk_full', reason: 'The disk is full.' }],
      warnings: [],
      cancelled: true,
      clean: false,
      summary: 'Cancelled. 12 files were written.',
    });
    expect(await screen.findByText('Cancelled. 12 files were written.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Details' }));
    const report = await screen.findByRole('dialog', { name: 'Export report' });
    expect(within(report).getByText('The disk is full.')).toBeTruthy();
    await user.click(within(report).getByRole('button', { name: 'Close' }));
    const gone = { code: 'folder_missing', message: 'The folder /srv/archive does not exist.', safe: '', todo: '' };
    vi.mocked(backend.openExportFolder).mockRejectedValueOnce(gone);
    await user.click(screen.getByRole('button', { name: 'Open folder' }));
    expect(await screen.findByText(/The folder \/srv\/archive does not exist/)).toBeTruthy();
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
      await within(dialog).findByText(/^40 invoices: EUR/);
      if (turn === 1) {
        await within(dialog).findByText('40 files of these names are there already');
        await user.click(within(dialog).getByRole('button', { name: 'Export' }));
        expect(backend.exportInvoices).toHaveBeenCalledOnce();
        await user.click(within(dialog).getByRole('radio', { name: 'Skip what is there' }));
      }
      await user.click(within(dialog).getByRole('button', { name: 'Export' }));
      await screen.findByText(turn === 0 ? '40 files were written.' : '0 files were written.');
    }
    expect(vi.mocked(backend.exportInvoices).mock.lastCall?.[0].existing).toBe('skip');
  });

  it('takes a typed folder, and says why it cannot', async () => {
    const { user, backend } = await openDesk(route);
    await grid();
    await user.click(screen.getByRole('button', { name: 'Export all' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export' });
    const field = await within(dialog).findByLabelText('Folder');
    const missing = {
      code: 'folder_missing',
      message: 'The folder /nowhere does not exist.',
      safe: '',
      todo: 'Choose another.',
    };
    vi.mocked(backend.setExportFolder).mockRejectedValueOnce(missing);
    await user.type(field, '/nowhere');
    await user.tab();
    expect(await within(dialog).findByText(/The folder \/nowhere does not exist/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, '/srv/archive');
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(backend.exportInvoices).toHaveBeenCalledOnce());
  });
});

describe('the preview', () => {
  it('shows, saves and prints the document that was chosen', async () => {
    const { user, backend } = await openDesk({ page: 'invoices', number: 'T99999997' });
    const choice = await screen.findByLabelText<HTMLSelectElement>('Document');
    await user.selectOptions(choice, 'both');
    await waitFor(() => expect(backend.invoice).toHaveBeenLastCalledWith('T99999997', null, 'both'));
    expect(backend.chooseDocumentLanguage).toHaveBeenCalledExactlyOnceWith('both');
    await user.keyboard('{Control>}p{/Control}');
    expect(backend.openInvoice).toHaveBeenCalledExactlyOnceWith('T99999997', null, 'both');
    await user.click(screen.getByRole('button', { name: 'Save PDF as' }));
    expect(backend.saveInvoice).toHaveBeenCalledExactlyOnceWith('T99999997', null, 'both');
  });

  it('warns before anything is saved', async () => {
    const backend = fakeBackend({});
    const real = backend.invoice.bind(backend);
    vi.spyOn(backend, 'invoice').mockImplementation(async (...asked) => ({
      ...(await real(...asked)),
      electronic: false,
      warnings: [{ id: 'electronic', message: 'No electronic invoice can be attached.', details: ['taxes'] }],
    }));
    await openDesk({ page: 'invoices', number: 'T99999997' }, {}, backend);
    const warnings = await screen.findByRole('list', { name: 'Before you save' });
    expect(warnings.textContent).toContain('No electronic invoice can be attached.');
    expect(backend.saveInvoice).not.toHaveBeenCalled();
  });
});
