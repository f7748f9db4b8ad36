import { commands } from '../generated/bindings';
import type { Backend } from './backend';
import type { ErrorView } from './types';

type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: ErrorView };

/** The generated commands tell an error as a value; the page takes it as a rejection. */
async function told<T>(answer: Promise<Answer<T>>): Promise<T> {
  const result = await answer;
  if (result.status === 'error') throw result.error;
  return result.data;
}

/** The backend of the built app: each call is one command of the shell. */
export const tauriBackend: Backend = {
  status: () => told(commands.status()),
  offers: () => told(commands.offers()),
  why: (offer, on) => told(commands.why(offer, on)),
  beginOrder: (offer) => told(commands.beginOrder(offer)),
  saveDraft: (order, draft) => told(commands.saveDraft(order, draft)),
  discardDraft: (order) => told(commands.discardDraft(order)),
  tokenizeCard: (card) => told(commands.tokenizeCard(card)),
  submitOrder: (order, cardToken, acceptedTotal) => told(commands.submitOrder(order, cardToken, acceptedTotal)),
  order: (order) => told(commands.order(order)),
  orders: () => told(commands.orders()),
  invoices: (query) => told(commands.invoices(query)),
  invoice: (number) => told(commands.invoice(number)),
  saveInvoice: (number) => told(commands.saveInvoice(number)),
  profile: () => told(commands.profile()),
  sync: () => told(commands.sync()),
  changeSettings: (settings) => told(commands.changeSettings(settings)),
  switchAccount: (name) => told(commands.switchAccount(name)),
  signInAs: (role) => told(commands.signInAs(role)),
  moveCalendar: (date) => told(commands.moveCalendar(date)),
  resetSample: () => told(commands.resetSample()),
  ready: async () => {
    await commands.ready();
    return null;
  },
};
