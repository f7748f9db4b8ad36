import type { Answer } from '../../lib/backend/types';
import { longDate, t } from '../../lib/words.svelte';

/** What a window says today: an announced rule that nobody has confirmed says that it may be open. */
export const answerWord: Readonly<Record<Answer, string>> = {
  open: 'page-terms-answer-open',
  not_yet: 'page-terms-answer-not-yet',
  may_be_open: 'page-terms-answer-may-be-open',
  closed: 'page-terms-answer-closed',
  refused: 'page-terms-answer-refused',
};

/** A renewal window in words: its first day and its last safe day. */
export function windowOf(opens: string, closes: string | null): string {
  if (closes === null) return t('page-terms-window-from', { opens: longDate(opens) });
  return t('page-terms-window-range', { opens: longDate(opens), closes: longDate(closes) });
}
