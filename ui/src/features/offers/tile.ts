import type { IconName } from '../../components/icons/icons';
import type { OfferView } from '../../lib/backend/types';

/** The choices above the tiles. */
export const filters = ['all', 'action', 'active', 'available', 'past'] as const;

/** A choice above the tiles. */
export type Filter = (typeof filters)[number];

const filterOfState: Record<string, Filter> = {
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

/** The icon and the tint of a state; the word comes with the view. */
export function badgeOf(state: string): { tone: 'warn' | 'ok' | 'info' | 'outline' | 'gone'; icon: IconName } {
  switch (state) {
    case 'window':
      return { tone: 'warn', icon: 'clock' };
    case 'pending':
      return { tone: 'info', icon: 'dots' };
    case 'active':
      return { tone: 'ok', icon: 'tick' };
    case 'lapsed':
      return { tone: 'outline', icon: 'slash' };
    case 'retired':
      return { tone: 'gone', icon: 'box' };
    default:
      return { tone: 'outline', icon: 'plus' };
  }
}

/** Whether the offer would be renewed or bought, were it possible: the question of the why-panel's link. */
export function questionOf(offer: OfferView): 'renew' | 'buy' {
  if (offer.action !== 'none') return offer.action === 'renew' ? 'renew' : 'buy';
  return ['active', 'window', 'pending'].includes(offer.state) ? 'renew' : 'buy';
}
