import type { IconName } from '../../components/icons/icons';
import type { OrderState } from '../../lib/backend/types';

/** How a state looks. */
interface Look {
  /** The tint; the word comes with the view. */
  tone: 'ok' | 'info' | 'warn' | 'bad' | 'outline';
  icon: IconName;
  /** No invoice is made any more. */
  unpaidForGood: boolean;
}

/** How each state of an order looks. */
export const looks: Record<OrderState, Look> = {
  draft: { tone: 'outline', icon: 'dots', unpaidForGood: false },
  handed_off: { tone: 'info', icon: 'dots', unpaidForGood: false },
  awaiting_invoice: { tone: 'info', icon: 'clock', unpaidForGood: false },
  submitting: { tone: 'info', icon: 'dots', unpaidForGood: false },
  awaiting_payment: { tone: 'warn', icon: 'clock', unpaidForGood: false },
  proof_uploaded: { tone: 'info', icon: 'dots', unpaidForGood: false },
  confirmed: { tone: 'ok', icon: 'tick', unpaidForGood: false },
  declined: { tone: 'bad', icon: 'cross', unpaidForGood: true },
  cancelled: { tone: 'outline', icon: 'slash', unpaidForGood: true },
  expired: { tone: 'outline', icon: 'slash', unpaidForGood: true },
  unknown: { tone: 'warn', icon: 'question', unpaidForGood: false },
};
