import type { IconName } from '../../components/icons/icons';
import type { OfferState, OfferView } from '../../lib/backend/types';

/** The choices above the tiles. */
export const filters = ['all', 'action', 'active', 'available', 'past'] as const;

/** A choice above the tiles. */
export type Filter = (typeof filters)[number];

const filterOfState: Record<OfferState, Filter> = {
  window: 'action',
  pending: 'action',
  active: 'active',
  available: 'available',
  lapsed: 'past',
  retired: 'past',
};

/** Whether a tile is among those of a choice. */
export function matches(offer: OfferView, filter: Filter): boolean {
  return filter === 'all' || filterOfState[offer.state] === filter;
}

/** The icon and the tint of each state; the word comes with the view. */
export const badges: Record<OfferState, { tone: 'warn' | 'ok' | 'info' | 'outline' | 'gone'; icon: IconName }> = {
  window: { tone: 'warn', icon: 'clock' },
  pending: { tone: 'info', icon: 'dots' },
  active: { tone: 'ok', icon: 'tick' },
  available: { tone: 'outline', icon: 'plus' },
  lapsed: { tone: 'outline', icon: 'slash' },
  retired: { tone: 'gone', icon: 'box' },
};

const questions: Record<OfferState, 'renew' | 'buy'> = {
  window: 'renew',
  pending: 'renew',
  active: 'renew',
  available: 'buy',
  lapsed: 'buy',
  retired: 'buy',
};

/** Whether the offer would be renewed or bought, were it possible: the question of the why-panel's link. */
export function questionOf(offer: OfferView): 'renew' | 'buy' {
  return offer.action === 'none' ? questions[offer.state] : offer.action;
}
