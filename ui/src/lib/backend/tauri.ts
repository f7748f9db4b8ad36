import { invoke } from '@tauri-apps/api/core';

import type { Backend } from './backend';

/** The backend of the built app: each call is one command of the shell. */
export const tauriBackend: Backend = {
  status: () => invoke('status'),
  offers: () => invoke('offers'),
  why: (offer, on) => invoke('why', { offer, on }),
  beginOrder: (offer) => invoke('begin_order', { offer }),
  saveDraft: (order, draft) => invoke('save_draft', { order, draft }),
  discardDraft: (order) => invoke('discard_draft', { order }),
  tokenizeCard: (card) => invoke('tokenize_card', { card }),
  submitOrder: (order, cardToken, acceptedTotal) => invoke('submit_order', { order, cardToken, acceptedTotal }),
  order: (order) => invoke('order', { order }),
  orders: () => invoke('orders'),
  invoices: (query) => invoke('invoices', { query }),
  invoice: (number) => invoke('invoice', { number }),
  saveInvoice: (number) => invoke('save_invoice', { number }),
  profile: () => invoke('profile'),
  sync: () => invoke('sync'),
  changeSettings: (settings) => invoke('change_settings', { settings }),
  switchAccount: (name) => invoke('switch_account', { name }),
  signInAs: (role) => invoke('sign_in_as', { role }),
  moveCalendar: (date) => invoke('move_calendar', { date }),
  resetSample: () => invoke('reset_sample'),
  ready: () => invoke('ready'),
};
