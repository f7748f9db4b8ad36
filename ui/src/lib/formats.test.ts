import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

import cases from '../../../src-tauri/crates/words/tests/words/cases.json';
import { spaced } from './seam';
import { enumeration, longDate, t, words } from './words.svelte';

const languages = ['en', 'zh-TW'] as const;

function inBoth(said: () => string): string[] {
  return languages.map((language) => {
    words.language = language;
    return said();
  });
}

describe('values are written as the program writes them', () => {
  it.each(cases.seams as [string, string][])('%s', (marked, said) => {
    expect(spaced(marked.replaceAll('⟨', '\u2068').replaceAll('⟩', '\u2069'))).toBe(said);
  });

  it.each(cases.dates as [string, string, string][])('the date %s', (date, ...said) => {
    expect(inBoth(() => longDate(date))).toEqual(said);
  });

  it.each(cases.counts as [number, string][])('the count %i', (count, digits) => {
    for (const said of inBoth(() => t('page-number', { page: count, pages: 1 }))) {
      expect(said.replace(/[^\d,]/g, '')).toMatch(new RegExp(`^${digits}`));
    }
  });

  it.each(cases.lists as [string[], string, string][])('the list %j', (items, ...said) => {
    expect(inBoth(() => enumeration(items))).toEqual(said);
  });

  it('a message of the files has no marks left', () => {
    const [english, chinese] = inBoth(() => t('page-saved', { path: '/home/發票.pdf' }));
    expect(english).toBe('Saved as /home/發票.pdf');
    expect(chinese).toBe('已儲存為 /home/發票.pdf');
    const bundle = new FluentBundle('zh-TW', { useIsolating: true });
    bundle.addResource(new FluentResource('said = { $offer }已續約'));
    const pattern = bundle.getMessage('said')?.value;
    expect(pattern && spaced(bundle.formatPattern(pattern, { offer: 'Silver DevOps' }))).toBe('Silver DevOps 已續約');
  });
});
