import { describe, expect, it } from 'vitest';

import type { CardFormView } from '../../../lib/backend/types';
import { words } from '../../../lib/words.svelte';
import { Replay } from '../../../testing/replay';
import { CardEntry, type CardField } from './card-entry.svelte';
import { formatExpiry, monthOf } from './card-expiry';
import { brandOf, cardDigits, groupCardNumber, hasRightCheckDigit, isRealCard } from './card-number';

/** What the engine knows of cards, on a sample account. */
const form = new Replay({ situation: 'renewal-by-card' }).recorded('beginOrder').card_form;
/** The same where real cards are charged. */
const charging: CardFormView = { ...form, test_cards: [] };

/** Right check digits, and nobody's test card. */
const real = ['4539578763621486', '5425233430109903', '371449635398431', '6011000990139424', '30569309025904'];

function entry(input: Partial<CardEntry['input']>, of = form): CardEntry {
  const card = new CardEntry(() => of);
  card.input = { holder: 'Aoife Moore', number: '4111111111111111', expiry: '12/24', security_code: '737', ...input };
  return card;
}

describe('a card number', () => {
  it.each([
    ['4111 1111 1111 1111', '4111111111111111'],
    ['4111-1111–1111—1111', '4111111111111111'],
    ['４１１１　１１１１　１１１１　１１１１', '4111111111111111'],
    [' 4111\u00a01111\t1111\n1111 ', '4111111111111111'],
    ['4111 x', '4111x'],
  ])('is understood as typed: %s', (typed, digits) => {
    expect(cardDigits(typed)).toBe(digits);
  });

  it.each([
    ['4', 'Visa'],
    ['37', 'American Express'],
    ['2221', 'Mastercard'],
    ['2720', 'Mastercard'],
    ['2721', undefined],
    ['51', 'Mastercard'],
    ['56', undefined],
    ['', undefined],
  ])('that begins with %s is of %s', (digits, brand) => {
    expect(brandOf(digits, form)?.name).toBe(brand);
  });

  it.each([
    ['4111111111111111', '4111 1111 1111 1111'],
    ['378282246310005', '3782 822463 10005'],
    ['41111', '4111 1'],
    ['4111-1111', '4111 1111'],
    ['411 not a number', '411 not a number'],
    ['', ''],
  ])('%s is grouped as on the card', (typed, grouped) => {
    expect(groupCardNumber(typed, form)).toBe(grouped);
  });

  it('has a check digit', () => {
    expect(real.every(hasRightCheckDigit)).toBe(true);
    expect(hasRightCheckDigit('4111111111111112')).toBe(false);
    expect(hasRightCheckDigit('')).toBe(false);
  });

  it('is a real card where it is none to try the gateway with, and only on a sample account', () => {
    for (const number of real) expect([isRealCard(number, form), isRealCard(number, charging)]).toEqual([true, false]);
    for (const { number } of form.test_cards) expect(isRealCard(number, form)).toBe(false);
  });
});

describe('an expiry', () => {
  it.each([
    ['0927', '09/27'],
    ['9/27', '09/27'],
    ['９／２７', '09/27'],
    ['09-2027', '09/27'],
    ['2027-09', '09/27'],
    ['09 27', '09/27'],
    ['09/27 09/27', '09/27'],
    ['09/202', '09/202'],
    ['9', '09/'],
    ['1', '1'],
    ['12', '12/'],
    ['12//', '12/'],
    ['1/', '01/'],
    ['soon', 'soon'],
    ['', ''],
  ])('%s is written as %s', (typed, written) => {
    expect(formatExpiry(typed, false)).toBe(written);
  });

  it('can be taken back over its slash', () => {
    expect(formatExpiry('12', true)).toBe('12');
    expect(formatExpiry('1', true)).toBe('1');
  });

  it.each([
    ['09/27', '2027-09'],
    ['0927', '2027-09'],
    ['13/27', null],
    ['00/27', null],
    ['09/2', null],
    ['09', null],
  ])('%s is the month %s', (typed, month) => {
    expect(monthOf(typed)).toBe(month);
  });
});

describe('a card', () => {
  it('of each test number can be handed in', () => {
    for (const test of form.test_cards) {
      const card = new CardEntry(() => form);
      card.take(test);
      expect(card.tell()).toBeNull();
      expect(card.input.holder).toBe('Aoife Moore');
    }
  });

  it.each<[CardField, string, string]>([
    ['holder', ' ', 'Enter the name on the card.'],
    ['holder', '4111 1111', 'Enter the name on the card here, not its number.'],
    ['number', '', 'Enter the card number.'],
    ['number', '4111 x', 'Check the card number: it has digits only.'],
    ['number', '4111', 'Check the card number: Visa numbers have 16 digits.'],
    ['number', '4111111111111112', 'Check the card number: at least one digit is wrong.'],
    ['number', '9111', 'This card is not accepted. Use one of these: Visa, Mastercard, American Express.'],
    ['expiry', '', 'Check the expiry date: use MM/YY.'],
    ['expiry', '13/27', 'Check the expiry date: use MM/YY.'],
    ['expiry', '05/21', 'Check the expiry date: this card has expired.'],
    ['expiry', '01/42', 'Check the expiry date: the year is too far ahead.'],
    ['security_code', '73', 'Enter the 3-digit security code.'],
  ])('says at the field %s what is wrong with “%s”', (field, value, message) => {
    const card = entry({ [field]: value });
    expect(card.tell()).toBe(field);
    expect(card.problems.problem(field)).toBe(message);
  });

  it('is told about in the language that is chosen in between', () => {
    const [number = ''] = real;
    const card = entry({ number, expiry: '13/27' });
    card.tell();
    words.language = 'zh-TW';
    expect(card.problems.problem('expiry')).toBe('請檢查有效期限：格式為 MM/YY。');
    expect(card.problems.problem('number')).toMatch(/^請勿在此輸入真實的卡片。/);
  });

  it('of American Express has a security code of four digits', () => {
    const card = entry({ number: '378282246310005' });
    expect(card.tell()).toBe('security_code');
    expect(card.problems.problem('security_code')).toBe('Enter the 4-digit security code.');
    card.input.security_code = '７３７７';
    expect(card.tell()).toBeNull();
  });

  it('is good in the month that is printed on it', () => {
    expect(entry({ expiry: '06/21' }).tell()).toBeNull();
  });

  it.each(real)('that is real is taken away at once on a sample account: %s', (number) => {
    const card = entry({ number });
    card.typed('number', new InputEvent('input', { inputType: 'insertFromPaste' }));
    expect(card.input.number + card.input.security_code).toBe('');
    expect(card.problems.problem('number')).toMatch(/^Do not type a real card here\./);
    card.typed('number');
    expect(card.problems.problem('number')).toBe('');
  });

  it('that is real is taken away from the holder too, and when it is handed in', () => {
    const [number = ''] = real;
    const held = entry({ holder: number });
    held.left('holder');
    expect(held.input.holder).toBe('');
    const handed = entry({ number });
    expect(handed.tell()).toBe('number');
    expect(handed.input.number).toBe('');
  });

  it('that is real is taken where real cards are charged', () => {
    const [number = ''] = real;
    const card = entry({ number }, charging);
    card.typed('number', new InputEvent('input', { inputType: 'insertFromPaste' }));
    expect(card.tell()).toBeNull();
    expect(card.input.number).toBe(number);
  });

  it('is not taken for a real one while a test card is typed', () => {
    for (const test of form.test_cards) {
      const card = entry({ number: '' });
      for (const digit of test.number) {
        card.input.number += digit;
        card.typed('number');
        card.left('number');
      }
      expect(card.input.number).toBe(test.number);
    }
  });

  it('keeps holder and month when its secrets are forgotten', () => {
    const card = entry({});
    card.forgetSecrets();
    expect(card.input).toEqual({ holder: 'Aoife Moore', number: '', expiry: '12/24', security_code: '' });
    card.forget();
    expect(Object.values(card.input).join('')).toBe('');
  });
});
