// @ts-nocheck: an invented backend, on its way out.
import { fact, type Say } from './fake-offers';
import type {
  ChoiceView,
  ExportCheck,
  ExportForm,
  ExportInput,
  ExportReport,
  InvoiceCheckView,
  InvoiceChecksPage,
  InvoiceChecksQuery,
  InvoiceQuery,
  InvoiceRow,
  InvoicesPage,
  InvoiceView,
  MoneyView,
  SavedPdf,
  SpendingView,
  VerifyView,
  WorkProgress,
} from './types';

const sha256 = '9c417be0f2a1468f9b07b6e6a8f1d2c3e4b5a6978869504132ab54cd187b24c6';

/** The rows that a query asks for. */
function part<Row>(rows: Row[], { offset = 0, limit = 0 }: { offset?: number; limit?: number }): Row[] {
  return rows.slice(offset, limit === 0 ? undefined : offset + limit);
}

/** Believable invoices, the newest first, nine days apart. */
export function sampleInvoices(say: Say, company: () => string, count: number) {
  const offerNames: [string, string, string][] = [
    ['action-pack', 'Action Pack', '行動套件'],
    ['gold-data', 'Gold competency', '金級專長認證'],
    ['silver-cloud', 'Silver competency', '銀級專長認證'],
  ];
  const invoiceRows = Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2021, 5, 20) - index * 9 * 86_400_000).toISOString().slice(0, 10);
    const offer = offerNames[index % offerNames.length] ?? ['', '', ''];
    const amount = (420 + ((index * 37) % 5000)).toFixed(2);
    return { number: `T${String(900_000_000 - index).slice(1)}`, date, offer, amount, refunded: index % 13 === 5 };
  });

  function invoiceRow(invoice: (typeof invoiceRows)[number]): InvoiceRow {
    const [year, month, day] = invoice.date.split('-').map(Number) as [number, number, number];
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    return {
      number: invoice.number,
      date: invoice.date,
      offer: invoice.offer[0],
      kind: 'invoice',
      status: invoice.refunded ? 'refunded' : 'paid',
      total: money(invoice.amount),
      offline: true,
      offline_state: 'record',
      account: 'sample',
      account_name: company(),
      date_label: say(`${day} ${months[month - 1]} ${year}`, `${year}/${month}/${day}`),
      offer_name: say(invoice.offer[1], invoice.offer[2]),
      bill_to: company(),
      status_label: statusLabel(invoice.refunded ? 'refunded' : 'paid'),
      kind_label: say('Invoice', '發票'),
      offline_label: say('Stored', '已儲存'),
    };
  }

  function money(amount: string): MoneyView {
    return { amount, currency: 'EUR', label: `€${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}` };
  }

  function statusLabel(status: string): string {
    return status === 'refunded' ? say('Refunded', '已退款') : say('Paid', '已付款');
  }

  function choice(value: string, label: string, ofIt?: (row: InvoiceRow) => boolean): ChoiceView {
    return { value, label, count: ofIt ? invoiceRows.map(invoiceRow).filter(ofIt).length : null };
  }

  const documents = () => [
    choice('en', say('Copy in English', '英文副本')),
    choice('zh-TW', say('Copy in Traditional Chinese', '繁體中文副本')),
    choice('both', say('Copy in both languages', '雙語副本')),
  ];

  const keys: Record<string, (row: InvoiceRow) => string> = {
    amount: (row) => row.total.amount.padStart(12, '0'),
    offer: (row) => row.offer_name,
    number: (row) => row.number,
    currency: (row) => row.total.currency,
    bill_to: (row) => row.bill_to,
    status: (row) => row.status_label,
  };

  function found(query: InvoiceQuery): InvoiceRow[] {
    const text = (query.text ?? '').trim().toLowerCase();
    const keyOf = keys[query.sort ?? 'date'] ?? ((row: InvoiceRow) => row.date);
    return invoiceRows
      .map(invoiceRow)
      .filter((row) => !query.offer || row.offer === query.offer)
      .filter((row) => !query.status || row.status === query.status)
      .filter((row) => !query.currency || row.total.currency === query.currency)
      .filter((row) => !query.offline || row.offline_state === query.offline)
      .filter((row) => !query.from || row.date >= query.from)
      .filter((row) => !query.to || row.date <= query.to)
      .filter((row) => !query.least || Number(row.total.amount) >= Number(query.least))
      .filter((row) => !query.most || Number(row.total.amount) <= Number(query.most))
      .filter(
        (row) =>
          !text ||
          [row.number, row.offer_name, row.bill_to, row.total.amount].some((part) => part.toLowerCase().includes(text)),
      )
      .sort((one, other) => keyOf(one).localeCompare(keyOf(other)) * (query.descending ? -1 : 1));
  }

  function page(query: InvoiceQuery): InvoicesPage {
    const matching = found(query);
    return {
      rows: part(matching, query),
      matching: matching.length,
      more: false,
      all: count,
      summary: say(`${count} invoices, all stored on this computer`, `${count} 張發票，全部存放在這部電腦`),
      offers: offerNames.map(([id, en, zh]) => choice(id, say(en, zh), (row) => row.offer === id)),
      statuses: ['paid', 'refunded'].map((id) => choice(id, statusLabel(id), (row) => row.status === id)),
      currencies: [choice('EUR', 'EUR', () => true)],
      offline_states: [choice('record', say('Stored', '已儲存'), () => true)],
      accounts: [choice('sample', company())],
    };
  }

  function view(number: string, document: string | null): InvoiceView | null {
    const found = invoiceRows.find((other) => other.number === number);
    if (!found) return null;
    const row = invoiceRow(found);
    return {
      number,
      account: 'sample',
      document: document ?? state.language,
      documents: documents(),
      facts: [
        fact(say('Total', '總計'), `EUR ${row.total.amount}`),
        fact(say('Date', '日期'), row.date_label),
        fact(say('Offer', '優惠'), row.offer_name),
        fact(say('Status', '狀態'), row.status_label),
        fact(say('PO number', '採購單編號'), 'PO-2020-0398'),
      ],
      sha256,
      unprintable: [],
      warnings: [],
      electronic: true,
      original: null,
      file_name: `${row.date} ${number} ${row.offer_name}.pdf`,
    };
  }

  const state = {
    language: 'en',
    folder: '',
    formats: ['pdf'],
    /** Names of files in the folder. */
    files: new Set<string>(),
    cancelled: false,
    settled: new Map<string, string>(),
  };

  function saved(number: string, document: string | null): SavedPdf {
    return {
      number,
      document: document ?? state.language,
      path: `/home/aoife/Documents/${number}.pdf`,
      bytes: 48_213,
      sha256,
      unprintable: [],
      warnings: [],
    };
  }

  function exportForm(): ExportForm {
    const formats: [string, string, string][] = [
      ['pdf', 'PDF, one file for each invoice', 'PDF，每張發票一個檔案'],
      ['zip', 'ZIP of PDFs', 'PDF 的 ZIP 壓縮檔'],
      ['csv', 'CSV table', 'CSV 表格'],
      ['xlsx', 'Excel workbook', 'Excel 活頁簿'],
      ['json', 'JSON', 'JSON 資料'],
      ['xml', 'Factur-X XML, one file for each invoice', 'Factur-X XML，每張發票一個檔案'],
    ];
    return {
      folder: state.folder,
      formats: formats.map(([id, en, zh]) => choice(id, say(en, zh))),
      chosen: state.formats,
      languages: documents(),
      language: state.language,
      existing: [
        choice('skip', say('Skip what is there', '略過已有的檔案')),
        choice('keep_both', say('Keep both, with numbered names', '兩者皆保留，名稱加上編號')),
        choice('replace', say('Replace', '取代')),
      ],
    };
  }

  /** The rows that an export is about, and the names of its files. */
  function wanted(input: ExportInput) {
    const numbers = new Set(input.invoices.map((key) => key.number));
    const except = new Set(input.except.map((key) => key.number));
    const rows = input.query
      ? found(input.query).filter((row) => !except.has(row.number))
      : invoiceRows.map(invoiceRow).filter((row) => numbers.has(row.number));
    const names = input.formats.flatMap((format) =>
      ['pdf', 'xml'].includes(format)
        ? rows.map((row) => `${row.date} ${row.number} ${row.offer_name}.${format}`)
        : [`${say('Invoices', '發票')} 2021-06-28.${format}`],
    );
    return { rows, names };
  }

  function checkExport(input: ExportInput): ExportCheck {
    const { rows, names } = wanted(input);
    const cents = rows.reduce((sum, row) => sum + Math.round(Number(row.total.amount) * 100), 0);
    const totals = `EUR ${(cents / 100).toFixed(2)}`;
    const taken = names.filter((name) => state.files.has(name));
    const problem = (code: string, message: string) => ({ code, message, safe: '', todo: '' });
    return {
      invoices: rows.length,
      summary: say(`${rows.length} invoices: ${totals}`, `${rows.length} 張發票：${totals}`),
      taken: taken.length,
      taken_names: taken.slice(0, 20),
      problem: !state.folder
        ? problem('no_folder', say('No folder was chosen.', '尚未選擇資料夾。'))
        : input.formats.length === 0
          ? problem('no_format', say('No format was chosen.', '尚未選擇格式。'))
          : null,
    };
  }

  async function exportInvoices(input: ExportInput, told: (progress: WorkProgress) => void): Promise<ExportReport> {
    const { rows, names } = wanted(input);
    state.cancelled = false;
    state.formats = input.formats;
    const total = rows.length;
    let done = 0;
    for (const row of rows) {
      await Promise.resolve();
      if (state.cancelled) break;
      done += 1;
      told({
        done,
        total,
        current: row.number,
        label: say(`${done} of ${total} invoices`, `${done} / ${total} 張發票`),
      });
    }
    const cancelled = done < total;
    const reached = cancelled
      ? names.filter((name) => rows.slice(0, done).some((row) => name.includes(row.number)))
      : names;
    const skipped = input.existing === 'skip' ? reached.filter((name) => state.files.has(name)) : [];
    const files = reached.filter((name) => !skipped.includes(name));
    for (const name of files) state.files.add(name);
    const written = say(`${files.length} files were written.`, `已寫入 ${files.length} 個檔案。`);
    return {
      folder: state.folder,
      invoices: total,
      written: files.length,
      files,
      skipped: skipped.map((file) => ({
        number: '',
        file,
        code: 'taken',
        reason: say('The name was taken.', '名稱已被使用。'),
      })),
      failed: [],
      warnings: [],
      cancelled,
      clean: !cancelled && skipped.length === 0,
      summary: cancelled ? say(`Cancelled. ${written}`, `已取消。${written}`) : written,
    };
  }

  async function verify(told: (progress: WorkProgress) => void): Promise<VerifyView> {
    told({ done: count, total: count, current: '', label: say(`${count} of ${count}`, `${count} / ${count}`) });
    return {
      checked: count,
      intact: true,
      cancelled: false,
      changed: [],
      not_indexed: [],
      summary: say(`All ${count} stored records are what was stored.`, `${count} 筆已儲存的記錄皆與儲存時相同。`),
      advice: '',
    };
  }

  function spending(): SpendingView {
    const rows = invoiceRows.map(invoiceRow).filter((row) => row.status !== 'refunded');
    const cents = (some: InvoiceRow[]) =>
      some.reduce((sum, row) => sum + Math.round(Number(row.total.amount) * 100), 0);
    const amount = (some: InvoiceRow[]) => money((cents(some) / 100).toFixed(2));
    const years = [...new Set(rows.map((row) => row.date.slice(0, 4)))];
    const ofYear = (year: string) => rows.filter((row) => row.date.startsWith(year));
    const longest = Math.max(1, ...years.map((year) => cents(ofYear(year))));
    const share = (some: InvoiceRow[]) => Math.round((cents(some) * 1000) / longest);
    const offers = offerNames.map(([id, en, zh]) => choice(id, say(en, zh), (row) => row.offer === id));
    return {
      currencies: rows.length
        ? [
            {
              currency: 'EUR',
              total: amount(rows),
              offers,
              years: years.map((year) => ({
                year,
                total: amount(ofYear(year)),
                share: share(ofYear(year)),
                invoices: ofYear(year).length,
                offers: offers.map(({ value, label }) => {
                  const some = ofYear(year).filter((row) => row.offer === value);
                  return {
                    offer: value,
                    offer_name: label,
                    total: amount(some),
                    share: share(some),
                    invoices: some.length,
                  };
                }),
              })),
            },
          ]
        : [],
      note: say('Credit notes are taken off; refunded invoices do not count.', '折讓單會扣除；已退款的發票不計入。'),
      empty: rows.length ? '' : say('No invoices are stored yet.', '尚未儲存發票。'),
    };
  }

  function checks(query: InvoiceChecksQuery): InvoiceChecksPage {
    const row = invoiceRows[0] && invoiceRow(invoiceRows[0]);
    const title = say('PO number differs', '採購單編號不同');
    const all: InvoiceCheckView[] = row
      ? [
          {
            id: `po_number:${row.number}`,
            check: 'po_number',
            title,
            message: say(`Invoice ${row.number} has no PO number.`, `發票 ${row.number} 沒有採購單編號。`),
            remedy: say('Book it under the PO number that was expected.', '請以應有的採購單編號入帳。'),
            invoices: [row.number],
            order: null,
            date: row.date,
            date_label: row.date_label,
            settled: state.settled.has(`po_number:${row.number}`),
            settled_label: state.settled.get(`po_number:${row.number}`) ?? '',
          },
        ]
      : [];
    const open = all.filter((check) => !check.settled);
    const shown = (query.with_settled ? all : open).filter((check) => !query.check || check.check === query.check);
    return {
      rows: part(shown, query),
      open: open.length,
      settled: all.length - open.length,
      checks: all.length ? [{ value: 'po_number', label: title, count: open.length }] : [],
      summary: say(`${open.length} to look into`, `${open.length} 個項目需要查看`),
    };
  }

  return {
    count,
    newest: invoiceRows[0]?.number ?? null,
    page,
    view,
    saved,
    exportForm,
    checkExport,
    exportInvoices,
    verify,
    spending,
    checks,
    cancel: () => {
      state.cancelled = true;
    },
    chooseLanguage: (language: string) => {
      state.language = language;
    },
    chooseFolder: (folder: string) => (state.folder = folder),
    settle: (check: string, note: string) => {
      state.settled.set(check, say(`Settled. ${note}`, `已處理。${note}`));
    },
    reopen: (check: string) => {
      state.settled.delete(check);
    },
  };
}
