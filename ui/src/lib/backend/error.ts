import { joinSentences, t, words } from '../words.svelte';
import type { ErrorView } from './types';

function isErrorView(reason: unknown): reason is ErrorView {
  if (typeof reason !== 'object' || reason === null) return false;
  const fields: Record<string, unknown> = { ...reason };
  const hasTexts = ['code', 'message', 'safe', 'todo'].every((field) => typeof fields[field] === 'string');
  return hasTexts && Array.isArray(fields.translated);
}

/** The sentences of an error in the language of the screen, which may be another one than when it happened. */
export function sentencesOf(error: ErrorView): Pick<ErrorView, 'message' | 'safe' | 'todo'> {
  return error.translated.find(({ language }) => language === words.language) ?? error;
}

/** What happened and what to do, for the field that it speaks of. */
export function reasonOf(error: ErrorView): string {
  const { message, todo } = sentencesOf(error);
  return joinSentences(message, todo);
}

/** What was rejected, as an error to show. Anything that is not an `ErrorView` came from the page or the bridge itself. */
export function asErrorView(reason: unknown): ErrorView {
  if (isErrorView(reason)) return reason;
  console.error(reason);
  return {
    code: 'internal',
    message: t('page-error-unexpected'),
    safe: t('page-error-unexpected-safe'),
    todo: t('page-error-unexpected-todo'),
    translated: [],
  };
}
