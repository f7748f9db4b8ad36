import { FormProblems } from '../../../components/fields/form-problems.svelte';
import type { CardFormView, CardInput, TestCardView } from '../../../lib/backend/types';
import { t } from '../../../lib/words.svelte';
import { formatExpiry, monthOf } from './card-expiry';
import {
  brandOf,
  cardDigits,
  groupCardNumber,
  hasRightCheckDigit,
  isRealCard,
  isTestCard,
  usualLength,
} from './card-number';

/** The fields of a card, in the order of the form. */
export const cardFields = ['holder', 'number', 'expiry', 'security_code'] as const;

/** A field of a card. */
export type CardField = (typeof cardFields)[number];

const nothing: CardInput = { holder: '', number: '', expiry: '', security_code: '' };

/**
 * The card being typed. It is judged here, with what Rust knows of cards, so that nothing of it leaves the page before
 * it makes a card; and it lives here only, until the gateway has it.
 */
export class CardEntry {
  /** What stands in the fields. */
  input = $state<CardInput>({ ...nothing });
  /** What is wrong with them. */
  readonly problems = new FormProblems<CardField>({
    prefix: 'field',
    fields: () => cardFields,
    judge: (field) => this.#judge(field),
  });

  readonly #form: () => CardFormView | null;

  constructor(form: () => CardFormView | null) {
    this.#form = form;
  }

  /** The brand of the number so far; empty where it is not known. */
  get brand(): string {
    const form = this.#form();
    return (form && brandOf(cardDigits(this.input.number), form)?.name) ?? '';
  }

  /** How many digits the security code has. */
  get securityDigits(): number {
    const form = this.#form();
    return (form && brandOf(cardDigits(this.input.number), form)?.security_digits) ?? 3;
  }

  /** The card as the gateway takes it. */
  get handedIn(): CardInput {
    const { holder, number, expiry, security_code } = this.input;
    return {
      holder: holder.trim(),
      number: cardDigits(number),
      expiry: formatExpiry(expiry, false),
      security_code: cardDigits(security_code),
    };
  }

  /** A field was typed in. A whole number of a real card is taken away at once where none is to be typed. */
  typed(field: CardField, event?: Event): void {
    this.problems.typed(field);
    if (field !== 'number' && field !== 'holder') return;
    const digits = cardDigits(this.input[field]);
    const form = this.#form();
    const pasted = /^insertFrom(Paste|Drop)/.test((event as InputEvent | undefined)?.inputType ?? '');
    if (form && (pasted || digits.length === usualLength(digits, form))) this.#refuseReal(field);
  }

  /** A field was left. */
  left(field: CardField): void {
    if (field === 'number' || field === 'holder') this.#refuseReal(field);
    this.problems.left(field);
  }

  /** The card is to be handed in: answers the first field that keeps it back. */
  tell(): CardField | null {
    this.#refuseReal('holder');
    this.#refuseReal('number');
    return this.problems.tell();
  }

  /** Fills the form in with a test card. */
  take(card: TestCardView): void {
    const form = this.#form();
    if (!form) return;
    this.input = {
      holder: this.input.holder.trim() || form.holder,
      number: groupCardNumber(card.number, form),
      expiry: card.expiry,
      security_code: card.security_code,
    };
    this.problems.forget();
  }

  /** Forgets what is secret. Who holds the card and when it expires stays, for a second try. */
  forgetSecrets(): void {
    this.input = { ...this.input, number: '', security_code: '' };
    this.problems.forget();
  }

  /** Forgets the card, but not who holds it. */
  forgetCard(): void {
    this.input = { ...nothing, holder: this.input.holder };
    this.problems.forget();
  }

  /** Forgets everything. */
  forget(): void {
    this.input = { ...nothing };
    this.problems.forget();
  }

  #refuseReal(field: 'holder' | 'number'): void {
    const form = this.#form();
    if (!form || !isRealCard(cardDigits(this.input[field]), form)) return;
    this.input = { ...this.input, [field]: '', security_code: '' };
    this.problems.refuse(field, () => t('page-card-number-real'));
  }

  #judge(field: CardField): string {
    const form = this.#form();
    if (!form) return '';
    switch (field) {
      case 'holder':
        return this.#judgeHolder();
      case 'number':
        return this.#judgeNumber(form);
      case 'expiry':
        return this.#judgeExpiry(form);
      case 'security_code': {
        const digits = this.securityDigits;
        const right = new RegExp(`^\\d{${digits}}$`).test(cardDigits(this.input.security_code));
        return right ? '' : t('page-card-security-code-wrong', { digits });
      }
    }
  }

  #judgeHolder(): string {
    if (!this.input.holder.trim()) return t('page-card-holder-missing');
    return /^\d{8,}$/.test(cardDigits(this.input.holder)) ? t('page-card-holder-number') : '';
  }

  #judgeNumber(form: CardFormView): string {
    const digits = cardDigits(this.input.number);
    if (!digits) return t('page-card-number-missing');
    if (/\D/.test(digits)) return t('page-card-number-digits');
    const brand = brandOf(digits, form);
    if (!brand) return t('page-card-number-brand', { brands: form.brands.map(({ name }) => name).join(', ') });
    if (!brand.lengths.includes(digits.length)) {
      return t('page-card-number-length', { brand: brand.name, digits: usualLength(digits, form) });
    }
    return isTestCard(digits, form) || hasRightCheckDigit(digits) ? '' : t('page-card-number-wrong');
  }

  #judgeExpiry(form: CardFormView): string {
    const month = monthOf(this.input.expiry);
    if (!month) return t('page-card-expiry-wrong');
    if (month < form.this_month) return t('page-card-expiry-past');
    return month > form.last_month ? t('page-card-expiry-far') : '';
  }
}
