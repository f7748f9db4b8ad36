import { t } from '../words.svelte';
import type { ErrorView } from './types';

function isErrorView(reason: unknown): reason is ErrorView {
  if (typeof reason !== 'object' || reason === null) return false;
  const fields: Record<string, unknown> = { ...reason };
  return ['code', 'message', 'safe', 'todo'].every((field) => typeof fields[field] === 'string');
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
  };
}
