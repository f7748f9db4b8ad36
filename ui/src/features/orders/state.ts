import type { IconName } from '../../components/icons/icons';

/** The tint and the icon of an order's state; the word comes with the view. */
export function lookOf(state: string): { tone: 'ok' | 'info' | 'warn' | 'bad' | 'outline'; icon: IconName } {
  switch (state) {
    case 'confirmed':
      return { tone: 'ok', icon: 'tick' };
    case 'submitting':
    case 'proof_uploaded':
      return { tone: 'info', icon: 'dots' };
    case 'awaiting_payment':
      return { tone: 'warn', icon: 'clock' };
    case 'declined':
      return { tone: 'bad', icon: 'cross' };
    case 'cancelled':
    case 'expired':
      return { tone: 'outline', icon: 'slash' };
    case 'draft':
      return { tone: 'outline', icon: 'dots' };
    default:
      return { tone: 'warn', icon: 'question' };
  }
}
