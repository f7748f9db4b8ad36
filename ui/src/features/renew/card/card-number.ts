import { plainDigits } from '../../../components/fields/typing';
import type { CardBrandView, CardFormView } from '../../../lib/backend/types';

/** The shortest and the longest number that any card in the world has. */
const shortest = 12;
const longest = 19;

/** The digits of a number as typed or pasted, as Rust reads them too. Whatever else stands there stays. */
export function cardDigits(typed: string): string {
  return plainDigits(typed).replace(/[\s\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '');
}

/** The check digit of ISO/IEC 7812 (Luhn). */
export function hasRightCheckDigit(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The brand that a number begins as, however much of it is there. */
export function brandOf(digits: string, form: CardFormView): CardBrandView | undefined {
  return form.brands.find(({ ranges }) =>
    ranges.some(({ first, last }) => {
      const beginning = digits.slice(0, first.length);
      return beginning.length === first.length && beginning >= first && beginning <= last;
    }),
  );
}

/** A number in the groups of its brand. What is no number stays as it is, so that it is seen. */
export function groupCardNumber(typed: string, form: CardFormView): string {
  const digits = cardDigits(typed);
  if (/\D/.test(digits)) return typed;
  const groups: string[] = [];
  let at = 0;
  for (const length of [...(brandOf(digits, form)?.groups ?? [4, 4, 4, 4]), longest]) {
    groups.push(digits.slice(at, Math.min(at + length, longest)));
    at += length;
  }
  return groups.filter(Boolean).join(' ');
}

/** Whether the gateway means a number to be tried with. */
export function isTestCard(digits: string, form: CardFormView): boolean {
  return form.test_cards.some(({ number }) => number === digits);
}

/**
 * Whether a number may be somebody's card where none is to be typed: it is as long as cards are and has the right check
 * digit. The beginning of a test card is none yet.
 */
export function isRealCard(digits: string, form: CardFormView): boolean {
  return (
    form.test_cards.length > 0 &&
    digits.length >= shortest &&
    digits.length <= longest &&
    hasRightCheckDigit(digits) &&
    !form.test_cards.some(({ number }) => number.startsWith(digits))
  );
}

/** How many digits a number that begins so usually has; for brands that are not taken, as they are issued. */
export function usualLength(digits: string, form: CardFormView): number {
  return brandOf(digits, form)?.lengths[0] ?? (/^3[0689]/.test(digits) ? 14 : 16);
}
