import type {
  CardInput,
  CardView,
  ConfirmationView,
  DraftInput,
  InvoiceQuery,
  InvoicesPage,
  InvoiceView,
  OffersPage,
  OrderView,
  ProfileView,
  ProofInput,
  SavedPdf,
  SettingsInput,
  StatusView,
  WhyView,
  WizardView,
} from './types';

/** Everything the page asks of Rust. Each promise rejects with an `ErrorView`. */
export interface Backend {
  /** The frame: account, freshness, key, settings. */
  status(): Promise<StatusView>;
  /** The page "Membership offers". */
  offers(): Promise<OffersPage>;
  /** The checks of an offer, on a day `YYYY-MM-DD` or today. */
  why(offer: string, on: string | null): Promise<WhyView>;
  /** Begins an order for an offer, or resumes its draft. */
  beginOrder(offer: string): Promise<WizardView>;
  /** Keeps what was filled in. Holds no card data. */
  saveDraft(order: string, draft: DraftInput): Promise<WizardView>;
  /** Forgets a draft. */
  discardDraft(order: string): Promise<null>;
  /** Hands a card to the gateway for a token. */
  tokenizeCard(card: CardInput): Promise<CardView>;
  /** Buys. `acceptedTotal` is the total the user saw, `516.60 EUR`. */
  submitOrder(order: string, cardToken: string | null, acceptedTotal: string): Promise<ConfirmationView>;
  /** An order with what follows from it. */
  order(order: string): Promise<ConfirmationView>;
  /** Every order, the newest first. */
  orders(): Promise<OrderView[]>;
  /** Uploads the proof of an order's bank transfer; a second one takes the place of the first. */
  uploadProof(order: string, proof: ProofInput): Promise<ConfirmationView>;
  /** Cancels an order that is not paid. */
  cancelOrder(order: string): Promise<ConfirmationView>;
  /** A window of the list of invoices. */
  invoices(query: InvoiceQuery): Promise<InvoicesPage>;
  /** One invoice with its PDF. */
  invoice(number: string): Promise<InvoiceView>;
  /** Saves an invoice where the user says; `null` when the dialog was dismissed. */
  saveInvoice(number: string): Promise<SavedPdf | null>;
  /** Bill-to and legal profile. */
  profile(): Promise<ProfileView>;
  /** Refreshes the stored records from the connection. */
  sync(): Promise<StatusView>;
  /** Remembers settings. */
  changeSettings(settings: SettingsInput): Promise<StatusView>;
  /** Makes another account the current one. */
  switchAccount(name: string): Promise<StatusView>;
  /** Signs in to a sample account in another role. */
  signInAs(role: string): Promise<StatusView>;
  /** Moves a sample account's calendar to `YYYY-MM-DD`. */
  moveCalendar(date: string): Promise<StatusView>;
  /** Puts a sample account back to its first day. */
  resetSample(): Promise<StatusView>;
  /** Tells Rust that the page has painted and the window can be shown. */
  ready(): Promise<void>;
}
