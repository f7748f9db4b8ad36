import { fact, type Say } from './fake-offers';
import { samplePdf } from './fake-pdf';
import type { InvoiceQuery, InvoiceRow, InvoicesPage, InvoiceView } from './types';

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
    const label = `€${invoice.amount.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
    const [year, month, day] = invoice.date.split('-').map(Number) as [number, number, number];
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    return {
      number: invoice.number,
      date: invoice.date,
      offer: invoice.offer[0],
      status: invoice.refunded ? 'refunded' : 'paid',
      total: { amount: invoice.amount, currency: 'EUR', label },
      offline: true,
      date_label: say(`${day} ${months[month - 1]} ${year}`, `${year}/${month}/${day}`),
      offer_name: say(invoice.offer[1], invoice.offer[2]),
      bill_to: company(),
      status_label: invoice.refunded ? say('Refunded', '已退款') : say('Paid', '已付款'),
    };
  }

  const keys: Record<string, (row: InvoiceRow) => string> = {
    amount: (row) => row.total.amount.padStart(12, '0'),
    offer: (row) => row.offer_name,
    number: (row) => row.number,
    bill_to: (row) => row.bill_to,
    status: (row) => row.status_label,
  };

  function page(query: InvoiceQuery): InvoicesPage {
    const text = query.text.trim().toLowerCase();
    const keyOf = keys[query.sort] ?? ((row: InvoiceRow) => row.date);
    const matching = invoiceRows
      .map(invoiceRow)
      .filter((row) => !query.offer || row.offer === query.offer)
      .filter(
        (row) =>
          !text ||
          [row.number, row.offer_name, row.bill_to, row.total.amount].some((part) => part.toLowerCase().includes(text)),
      )
      .sort((one, other) => keyOf(one).localeCompare(keyOf(other)) * (query.descending ? -1 : 1));
    const end = query.limit === 0 ? undefined : query.offset + query.limit;
    return {
      rows: matching.slice(query.offset, end),
      matching: matching.length,
      all: count,
      summary: say(`${count} invoices, all stored on this computer`, `${count} 張發票，全部存放在這部電腦`),
      offers: offerNames.map(([id, en, zh]) => fact(id, say(en, zh))),
    };
  }

  function view(number: string): InvoiceView | null {
    const found = invoiceRows.find((other) => other.number === number);
    if (!found) return null;
    const row = invoiceRow(found);
    return {
      number,
      facts: [
        fact(say('Total', '總計'), `EUR ${row.total.amount}`),
        fact(say('Date', '日期'), row.date_label),
        fact(say('Offer', '優惠'), row.offer_name),
        fact(say('Status', '狀態'), row.status_label),
        fact(say('PO number', '採購單編號'), 'PO-2020-0398'),
      ],
      pdf: samplePdf(number),
      sha256: '9c417be0f2a1468f9b07b6e6a8f1d2c3e4b5a6978869504132ab54cd187b24c6',
      unprintable: [],
      file_name: `${number}.pdf`,
    };
  }

  return { count, newest: invoiceRows[0]?.number ?? null, page, view };
}
