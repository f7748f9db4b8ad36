import { plainDigits } from '../../../components/fields/typing';

function splitAsWritten(plain: string): [month: string, year: string, slash: boolean] {
  const [first = '', ...others] = plain.split('/');
  if (others.length === 0) return [first.slice(0, 2), first.slice(2), false];
  const second = others.join('');
  // Written the other way round, 2027-09.
  return first.length === 4 ? [second, first, true] : [first.slice(0, 2), first.slice(2) + second, true];
}

/** An expiry as `MM/YY`, with its slash put in while it is typed. What is no date stays as it is, so that it is seen. */
export function formatExpiry(typed: string, deleting: boolean): string {
  const plain = plainDigits(typed)
    .trim()
    .replace(/[\s／.-]+/g, '/');
  if (/[^\d/]/.test(plain)) return typed;
  let [month, year, slash] = splitAsWritten(plain);
  if (/^[2-9]$/.test(month) || (month === '1' && slash)) month = `0${month}`;
  if (/^20\d\d/.test(year)) year = year.slice(2);
  slash = month.length === 2 && (slash || year !== '' || !deleting);
  // A year of four digits is still being typed; whatever follows one of two is none of it.
  return `${month}${slash ? '/' : ''}${year.slice(0, year.startsWith('20') ? 4 : 2)}`;
}

/** The month of an expiry, `YYYY-MM`; `null` where it is none. */
export function monthOf(expiry: string): string | null {
  const [, month, year] = /^(0[1-9]|1[0-2])\/(\d\d)$/.exec(formatExpiry(expiry, false)) ?? [];
  return month && year ? `20${year}-${month}` : null;
}
