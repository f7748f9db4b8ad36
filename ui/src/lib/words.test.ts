import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

import type { ProfileField } from './backend/types';
import { valuesOf } from './closed-set';
import { mainPages } from './route.svelte';
import { languageOf, t, words } from './words.svelte';
import { filters } from '../features/offers/tile';
import { cancelFields } from '../features/cancel/cancel-form.svelte';
import { answers, payments } from '../features/handoff/answer-form.svelte';
import { requestFilters } from '../features/requests/status';
import { proposalFields } from '../features/imports/proposal-form.svelte';

/** Every field that a form of the profile can ask. */
const fields = valuesOf<ProfileField>({
  name: true,
  attention: true,
  address_line1: true,
  address_line2: true,
  county: true,
  city: true,
  state: true,
  postal_code: true,
  tax_id: true,
  po_number: true,
  first_name: true,
  last_name: true,
  email: true,
  phone: true,
});

const sources = import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../**/*.test.ts', '!../testing/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = import.meta.glob<string>('../../../src-tauri/crates/words/locales/*/page*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All sentences of the program, the page's among them. */
const everything = import.meta.glob<string>('../../../src-tauri/crates/words/locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What stands behind each id that the page puts together. */
const endings: Record<string, readonly string[]> = {
  'page-nav-': mainPages,
  'page-filter-': [...filters, 'from', 'to', 'least', 'most'],
  'page-continue-': ['renew', 'buy'],
  'page-why-': ['renew', 'buy'],
  'page-why-can-': ['renew', 'buy'],
  'page-order-': ['renew', 'buy'],
  'page-order-summary-': ['renew', 'buy'],
  'page-copy-': ['copied', 'failed'],
  'page-step-': ['1', '2', '3'],
  'page-buy-': ['points', 'problems', 'quote'],
  'page-profile-': ['billing', 'legal'],
  'page-profile-group-': ['address', 'numbers', 'contact'],
  'page-edit-': ['billing', 'legal'],
  'page-edit-title-': ['billing', 'legal'],
  'page-field-': [...fields.filter((field) => field !== 'tax_id' && field !== 'po_number'), 'district'].map((field) =>
    field.replace('_', '-'),
  ),
  'page-permission-': ['activity', 'you', 'roles', 'as-of', 'source', 'yes', 'no', 'unknown'],
  'page-cancel-': cancelFields,
  'page-accounts-begin-': ['sign-in', 'by-hand', 'sample'].flatMap((way) => [way, `${way}-text`]),
  'page-accounts-kind-': ['sign-in-text', 'by-hand-text'],
  'page-register-': ['new', 'redirect', 'public', 'permission', 'values'],
  'page-handoff-way-': ['bill-to', 'request', 'cancel'],
  'page-handoff-payment-': payments,
  'page-handoff-answer-': answers.flatMap((answer) => (answer === 'done' ? [answer] : [answer, `${answer}-means`])),
  'page-proposal-': proposalFields.map((field) => field.replace('_', '-')),
  'page-requests-': requestFilters.map((filter) => filter.replace('_', '-')),
};

function messagesOf(language: string): Map<string, Set<string>> {
  const texts = Object.entries(files).filter(([path]) => path.includes(`/${language}/`));
  if (texts.length === 0) throw new Error(`no words for ${language}`);
  const messages = texts.flatMap(([, text]) => new FluentResource(text).body);
  const ids = messages.map(({ id }) => id);
  expect(new Set(ids).size, `an id is defined twice in ${language}`).toBe(ids.length);
  return new Map(messages.map(({ id, value }) => [id, variablesOf(value)]));
}

function variablesOf(part: unknown): Set<string> {
  const found = new Set<string>();
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    const { type, name } = node as { type?: string; name?: string };
    if (type === 'var' && name) found.add(name);
    Object.values(node).forEach(walk);
  };
  walk(part);
  return found;
}

function usedIds(): Set<string> {
  const used = new Set<string>();
  for (const source of Object.values(sources)) {
    for (const [, id] of source.matchAll(/['"](page-[a-z0-9-]+)['"]/g)) if (id) used.add(id);
    for (const [, prefix] of source.matchAll(/`(page-[a-z0-9-]*-)\$\{/g)) {
      const known = endings[prefix ?? ''];
      if (!known) throw new Error(`the ids behind ${prefix} are not listed here`);
      for (const ending of known) used.add(`${prefix}${ending}`);
    }
  }
  return used;
}

describe('the words of the page', () => {
  it.each(['en', 'zh-TW'])('are exactly those that it uses, in %s', (language) => {
    // `page-head` is a class name and `page-` alone no id, so only ids that are defined or asked for are compared.
    const used = [...usedIds()].filter((id) => id !== 'page-head').sort();
    expect([...messagesOf(language).keys()].sort()).toEqual(used);
  });

  it('have the same placeables in both languages', () => {
    const chinese = messagesOf('zh-TW');
    for (const [id, variables] of messagesOf('en')) {
      expect([id, [...(chinese.get(id) ?? [])].sort()]).toEqual([id, [...variables].sort()]);
    }
  });

  it('are written without exclamation marks and without please', () => {
    for (const text of Object.values(files)) expect(text).not.toMatch(/!|！|\bplease\b/i);
  });

  it('promise no reminder but that of a calendar program, and neither does anything else that the program says', () => {
    const said = Object.values(everything);
    expect(said.length).toBeGreaterThan(Object.keys(files).length);
    for (const text of said) {
      expect(text.replace(/^#.*$|^page-dates-calendar = .*$/gm, '')).not.toMatch(/\bremind|提醒/i);
    }
  });

  it('are said in the language that is set, with values as they are', () => {
    expect(t('page-buy-card', { card: 'Visa ending 4821', total: '€516.60' })).toBe(
      'Your Visa ending 4821 is charged €516.60 now.',
    );
    words.language = 'zh-TW';
    expect(t('page-nav-offers')).toBe('會員優惠');
    expect(t('page-buy-card', { card: 'Visa 4821', total: 'NT$1,000' })).not.toMatch(/[\u2068\u2069]/);
  });

  it('show an id that is missing', () => {
    expect(t('page-there-is-none')).toBe('page-there-is-none');
  });
});

it.each([
  ['Lindqvist & Moore Ltd', 'en'],
  ['青嵐資訊股份有限公司', 'zh-TW'],
])('the name %s is read as %s', (name, language) => {
  expect(languageOf(name)).toBe(language);
});
