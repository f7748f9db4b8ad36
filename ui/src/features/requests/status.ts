import type { IconName } from '../../components/icons/icons';
import type { RequestStatus } from '../../lib/backend/types';

/** The choices above the list of requests. */
export const requestFilters = ['all', 'open', 'attention_needed', 'closed'] as const satisfies readonly (
  'all' | RequestStatus
)[];

/** A choice above the list of requests. */
export type RequestFilter = (typeof requestFilters)[number];

/** The tint and the icon of each status; the word comes with the view. */
export const looks: Record<RequestStatus, { tone: 'info' | 'warn' | 'outline'; icon: IconName }> = {
  open: { tone: 'info', icon: 'dots' },
  attention_needed: { tone: 'warn', icon: 'warning' },
  closed: { tone: 'outline', icon: 'tick' },
  unknown: { tone: 'warn', icon: 'question' },
};
