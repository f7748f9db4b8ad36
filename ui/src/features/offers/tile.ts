import type { IconName } from '../../components/icons/icons';
import type { OfferState, OfferView } from '../../lib/backend/types';

/** The choices above the tiles. */
export const filters = ['all', 'action', 'active', 'available', 'later', 'past'] as const;

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

/** Nothing stands for sale that cannot be bought yet. */
function cannotBeBoughtYet({ state, action }: OfferView): boolean {
  return state === 'available' && action === 'none';
}

/** Whether a tile is among those of a choice. */
export function matches(offer: OfferView, filter: Filter): boolean {
  return filter === 'all' || (cannotBeBoughtYet(offer) ? 'later' : filterOfState[offer.state]) === filter;
}

/** How a badge looks. */
interface BadgeLook {
  tone: 'warn' | 'ok' | 'info' | 'outline' | 'gone';
  icon: IconName;
}

const badges: Record<OfferState, BadgeLook> = {
  window: { tone: 'warn', icon: 'clock' },
  pending: { tone: 'info', icon: 'dots' },
  active: { tone: 'ok', icon: 'tick' },
  available: { tone: 'outline', icon: 'plus' },
  lapsed: { tone: 'outline', icon: 'slash' },
  retired: { tone: 'gone', icon: 'box' },
};

/** The icon and the tint of an offer's badge; the word comes with the view. */
export function badgeOf(offer: OfferView): BadgeLook {
  return cannotBeBoughtYet(offer) ? { tone: 'outline', icon: 'lock' } : badges[offer.state];
}

/** The headline of these states is only a day, which the facts of the offer's own page say too. */
export const saysADay: Record<OfferState, boolean> = {
  window: false,
  pending: false,
  active: true,
  available: false,
  lapsed: true,
  retired: true,
};

const questions: Record<OfferState, 'renew' | 'buy'> = {
  window: 'renew',
  pending: 'renew',
  active: 'renew',
  available: 'buy',
  lapsed: 'buy',
  retired: 'buy',
};

/** Whether the offer would be renewed or bought, were it possible. */
export function questionOf(offer: OfferView): 'renew' | 'buy' {
  return offer.action === 'none' ? questions[offer.state] : offer.action;
}

/** The id of the words that lead to the checks: why it can or cannot be done. */
export function whyOf(offer: OfferView): string {
  const question = questionOf(offer);
  return offer.action === 'none' ? `page-why-${question}` : `page-why-can-${question}`;
}

/** The draft of an order is gone on with. */
export function continuesDraft(offer: OfferView): boolean {
  return offer.action !== 'none' && offer.draft !== null;
}
