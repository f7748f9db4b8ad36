import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import type { Language } from './backend/types';
import { spaced } from './seam';

const files = import.meta.glob<string>('../../../src-tauri/crates/words/locales/*/page*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function bundleOf(language: Language): FluentBundle {
  // The marks show where a value meets a Chinese sentence, and are taken out again.
  const bundle = new FluentBundle(language, { useIsolating: language === 'zh-TW' });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/${language}/`)) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

const bundles: Record<Language, FluentBundle> = { en: bundleOf('en'), 'zh-TW': bundleOf('zh-TW') };

class Words {
  /** The language shown. */
  language = $state<Language>('en');
}

/** The page's language; setting it re-reads every word on screen. */
export const words = new Words();

/** The page's own words for an id of the files `page*.ftl`. A missing id shows itself, so that it is seen. */
export function t(id: string, values?: Record<string, FluentVariable>): string {
  const bundle = bundles[words.language];
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? spaced(bundle.formatPattern(pattern, values)) : id;
}

/** Sentences as one text, with the space between them that the language wants. */
export function joinSentences(...sentences: string[]): string {
  return sentences.filter(Boolean).join({ en: ' ', 'zh-TW': '' }[words.language]);
}

/** Names one after the other: `a, b`, `a、b`. */
export function enumeration(items: readonly string[]): string {
  return items.join({ en: ', ', 'zh-TW': '、' }[words.language]);
}

/** The language of a name or an address, for the reader's voice and the right glyphs. */
export function languageOf(text: string): Language {
  return /[\u3400-\u9fff\uf900-\ufaff]/.test(text) ? 'zh-TW' : 'en';
}

/** A calendar date `YYYY-MM-DD` for people; anything else stands as it is. */
export function longDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (!year || !month || !day) return date;
  if (words.language === 'zh-TW') return `${Number(year)} 年 ${Number(month)} 月 ${Number(day)} 日`;
  const inMonths = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' });
  return inMonths.format(new Date(`${date}T00:00:00Z`));
}
