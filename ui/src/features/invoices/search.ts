import type { InvoiceQuery } from '../../lib/backend/types';

/** What the list can be sorted by. */
export type Sort = 'number' | 'date' | 'offer' | 'bill_to' | 'currency' | 'amount' | 'status';

/** A search among the invoices. What is empty leaves nothing out. */
export interface Search {
  text: string;
  /** Id of an offer. */
  offer: string;
  /** First and last invoice date, `YYYY-MM-DD`. */
  from: string;
  to: string;
  status: string;
  currency: string;
  /** The smallest and the largest total, as typed. */
  least: string;
  most: string;
  /** What of it can be read offline. */
  offline: string;
  /** Short name of an account, or `all`; empty for the current one. */
  account: string;
  sort: Sort;
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
    account: '',
    sort: 'date',
    descending: true,
  };
}

/** The filters that stand behind "More filters". */
export const further = ['from', 'to', 'currency', 'least', 'most', 'offline', 'account'] as const;

const filters = ['text', 'offer', 'status', ...further] as const;

/** Whether anything is left out. */
export function narrows(search: Search): boolean {
  return filters.some((filter) => search[filter].trim() !== '');
}

/** What of a search decides which invoices match; the order does not. */
export function scopeOf(search: Search): string {
  return filters.map((filter) => search[filter].trim()).join('\n');
}

/** An amount as typed, `1,250.50` or `1 250.50`, as the plain number; `null` where it is none. */
export function plainAmount(typed: string): string | null {
  const plain = typed.replace(/[\s,，]/g, '');
  return plain === '' || /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/** The search as Rust takes it, without a window. */
export function queryOf(search: Search): InvoiceQuery {
  return {
    text: search.text,
    offer: search.offer || null,
    from: search.from || null,
    to: search.to || null,
    status: search.status || null,
    currency: search.currency || null,
    least: plainAmount(search.least) || null,
    most: plainAmount(search.most) || null,
    offline: search.offline || null,
    account: search.account || null,
    sort: search.sort,
    descending: search.descending,
  };
}
