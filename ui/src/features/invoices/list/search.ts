import type { Booking, InvoiceQuery, InvoiceSort, InvoiceStatus, Offline } from '../../../lib/backend/types';

/** A search among the invoices. What is empty leaves nothing out. */
export interface Search {
  text: string;
  /** Id of an offer. */
  offer: string;
  /** First and last invoice date, as typed. */
  from: string;
  to: string;
  status: InvoiceStatus | '';
  currency: string;
  /** The smallest and the largest total, as typed. */
  least: string;
  most: string;
  /** What of it can be read offline. */
  offline: Offline | '';
  /** Whether it is booked. */
  booking: Booking | '';
  /** The ledger code it was booked to. */
  ledgerCode: string;
  /** Short name of an account, or `all`; empty for the current one. */
  account: string;
  sort: InvoiceSort;
  descending: boolean;
}

/** A search that leaves nothing out, the newest first. */
export function everything(): Search {
  return {
    text: '',
    offer: '',
    from: '',
    to: '',
    status: '',
    currency: '',
    least: '',
    most: '',
    offline: '',
    booking: '',
    ledgerCode: '',
    account: '',
    sort: 'date',
    descending: true,
  };
}

/** The filters that stand behind "More filters". */
export const further = [
  'from',
  'to',
  'currency',
  'least',
  'most',
  'offline',
  'booking',
  'ledgerCode',
  'account',
] as const;

const filters = ['text', 'offer', 'status', ...further] as const;

/** Whether anything is left out. */
export function narrows(search: Search): boolean {
  return filters.some((filter) => search[filter].trim() !== '');
}

/** What of a search decides which invoices match; the order does not. */
export function scopeOf(search: Search): string {
  return JSON.stringify({ ...queryOf(search), sort: undefined, descending: undefined, text: search.text.trim() });
}

/** An amount as typed, `1,250.50` or `1 250.50`, as the plain number; `null` where it is none. */
export function plainAmount(typed: string): string | null {
  const plain = typed.replace(/[\s,，]/g, '');
  return plain === '' || /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/** The last day of a month, from 1. */
function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * A date as typed, `2021-06-28`, `2021/6/28`, or a month or a year of which the first or the last day is meant, as
 * `YYYY-MM-DD`; `null` where it is none.
 */
export function plainDate(typed: string, bound: 'first' | 'last'): string | null {
  if (typed.trim() === '') return '';
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?[年月]?$/.exec(typed.replace(/\s/g, ''));
  if (!parts) return null;
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? (bound === 'first' ? 1 : 12) : Number(parts[2]);
  if (month < 1 || month > 12) return null;
  const last = daysOf(year, month);
  const day = parts[3] === undefined ? (bound === 'first' ? 1 : last) : Number(parts[3]);
  if (day < 1 || day > last) return null;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** The search as Rust takes it, without a window. */
export function queryOf(search: Search): InvoiceQuery {
  return {
    text: search.text,
    offer: search.offer || null,
    from: plainDate(search.from, 'first') || null,
    to: plainDate(search.to, 'last') || null,
    status: search.status || null,
    currency: search.currency || null,
    least: plainAmount(search.least) || null,
    most: plainAmount(search.most) || null,
    offline: search.offline || null,
    booking: search.booking || undefined,
    ledger_code: search.ledgerCode || undefined,
    account: search.account || null,
    sort: search.sort,
    descending: search.descending,
  };
}

/** What a query looks for, as it would be typed. */
export function searchOf(query: InvoiceQuery): Search {
  return {
    text: query.text ?? '',
    offer: query.offer ?? '',
    from: query.from ?? '',
    to: query.to ?? '',
    status: query.status ?? '',
    currency: query.currency ?? '',
    least: query.least ?? '',
    most: query.most ?? '',
    offline: query.offline ?? '',
    booking: query.booking ?? '',
    ledgerCode: query.ledger_code ?? '',
    account: query.account ?? '',
    sort: query.sort ?? 'date',
    descending: query.descending ?? true,
  };
}
