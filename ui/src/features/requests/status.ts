import type { IconName } from '../../components/icons/icons';

/** The choices above the list of requests. */
export const requestFilters = ['all', 'open', 'attention_needed', 'closed'] as const;

/** A choice above the list of requests. */
export type RequestFilter = (typeof requestFilters)[number];

/** The tint and the icon of a request's status; the word comes with the view. */
export function lookOf(status: string): { tone: 'ok' | 'info' | 'warn' | 'outline'; icon: IconName } {
  switch (status) {
    case 'open':
      return { tone: 'info', icon: 'dots' };
    case 'attention_needed':
      return { tone: 'warn', icon: 'warning' };
    case 'closed':
      return { tone: 'outline', icon: 'tick' };
    default:
      return { tone: 'warn', icon: 'question' };
  }
}
