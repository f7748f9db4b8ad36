/** An amount for scripts, with its text for people. */
export interface MoneyView {
  /** The number, `516.60`. */
  amount: string;
  /** ISO 4217 code. */
  currency: string;
  /** For people: `€516.60`. */
  label: string;
}

/** A name and a value, side by side on a tile or in a list. */
export interface FactView {
  /** What it is. */
  label: string;
  /** The value. */
  value: string;
  /** Draws the triangle that marks the last day to start a bank transfer. */
  transfer_mark: boolean;
}

/** A caption under the term bar. */
export interface CaptionView {
  /** Upper line. */
  label: string;
  /** Lower line, a date. */
  value: string;
  /** Set in bold. */
  strong: boolean;
}

/** The term bar: twelve months of the term, then the days of the window. */
export interface TermBarView {
  /** One entry a month: `past`, `coming`. */
  months: string[];
  /** One entry a day of the window: `past`, `open`, `later`. */
  days: string[];
  /** Where today stands: index of the month, with the share of it that is over in thousandths. */
  today_month: number | null;
  /** Thousandths of `today_month` that are over. */
  today_part: number;
  /** Index of the day of the window that is today. */
  today_day: number | null;
  /** Index of the day of the window that is the last to start a bank transfer. */
  transfer_day: number | null;
  /** The window has no end: an arrow follows the cells. */
  open_ended: boolean;
  /** Captions of the tile, from left to right. */
  captions: CaptionView[];
  /** The whole bar in one sentence. */
  description: string;
}

/** An offer's tile, and the document of `offers --json`. */
export interface OfferView {
  /** Id of the offer. */
  offer: string;
  /** Name in the asked language. */
  name: string;
  /** `available`, `pending`, `active`, `window`, `lapsed` or `retired`. */
  state: string;
  /** Anniversary date. */
  anniversary: string | null;
  /** First day of the window. */
  opens: string | null;
  /** Last safe day. */
  closes: string | null;
  /** Days to the last safe day while the window is open. */
  days_left: number | null;
  /** `buy`, `renew` or `none`. */
  action: string;
  /** Why the action is not possible, in words; empty where it is. */
  reasons: string[];
  /** The badge's word. */
  badge: string;
  /** The answer, as a headline. */
  headline: string;
  /** The account's company. */
  company: string;
  /** The term bar, where there is a term. */
  bar: TermBarView | null;
  /** Two to five facts. */
  facts: FactView[];
  /** The label of the tile's first button; `None` where nothing can ever be done with the offer. */
  button: string | null;
  /** The button is the tile's primary one: something is urgent. */
  urgent: boolean;
  /** The line below the buttons: for a disabled button, the reason. */
  reason_line: string;
  /** A draft of an order that was begun and not sent. */
  draft: string | null;
  /** An order in progress for the offer. */
  open_order: string | null;
}

/** The page "Membership offers". */
export interface OffersPage {
  /** One line below the title, with today's date. */
  summary: string;
  /** The tiles, the next one that needs the user first. */
  offers: OfferView[];
}

/** One check of the why-panel. */
export interface CheckView {
  /** Stable id. */
  id: string;
  /** `passed`, `failed` or `unknown`. */
  outcome: string;
  /** What was found. */
  reason: string;
  /** What to do; empty where there is nothing to do. */
  remedy: string;
  /** Name of the check. */
  name: string;
  /** Word for the outcome: Pass, Not yet, Unknown. */
  outcome_label: string;
}

/** The why-panel, and the document of `why --json`. */
export interface WhyView {
  /** Id of the offer. */
  offer: string;
  /** The day asked about. */
  on: string;
  /** `open`, `not_yet`, `may_be_open`, `closed` or `refused`. */
  answer: string;
  /** Id of the rule. */
  policy: string;
  /** First day of the window. */
  opens: string | null;
  /** Last safe day. */
  closes: string | null;
  /** The checks, in their fixed order. */
  checks: CheckView[];
  /** The question the panel answers, its title. */
  title: string;
  /** Offer and account. */
  subtitle: string;
  /** The verdict in one sentence. */
  verdict: string;
  /** How many checks pass, fail and are unknown. */
  tally: string;
  /** `ok`, `wait`, `stop` or `doubt`: the tone of the verdict. */
  tone: string;
  /** The term bar, where there is a term. */
  bar: TermBarView | null;
  /** Label over the marker of today. */
  today_label: string;
  /** The end of benefits, below the bar; empty without a term. */
  benefits_label: string;
  /** Which rule was applied, and where it is stated. */
  policy_label: string;
  /** The source of the rule. */
  policy_source: string;
  /** The whole panel as text to paste. */
  text: string;
}

/** An address as printed. */
export interface PartyView {
  /** Name in bold. */
  name: string;
  /** Lines below the name. */
  lines: string[];
}

/** One line of a quote. */
export interface QuoteLineView {
  /** What it is for. */
  label: string;
  /** The amount, for people. */
  amount: string;
}

/** One of the four points to check before buying. */
export interface PointView {
  /** `legal_name`, `bill_to`, `tax_id`, `po_number`. */
  id: string;
  /** What to check. */
  label: string;
  /** What stands there now. */
  detail: string;
}

/** What the wizard keeps between its steps and over a closed window. No card data. */
export interface DraftInput {
  /** Payment method: `card` or `transfer`. */
  method: string;
  /** Contact name of a transfer. */
  contact_name: string;
  /** Phone number of a transfer. */
  contact_phone: string;
  /** E-mail address of a transfer. */
  contact_email: string;
  /** PO number. */
  po_number: string;
  /** The step that was shown last: 1 or 2. */
  step: number;
}

/** A field that cannot be submitted as it is. */
export interface FieldProblem {
  /** Name of the field in `DraftInput`. */
  field: string;
  /** What is wrong and what to enter. */
  message: string;
}

/** The wizard of an order, steps one and two. */
export interface WizardView {
  /** Id of the draft. */
  order: string;
  /** Id of the offer. */
  offer: string;
  /** `buy` or `renew`. */
  kind: string;
  /** The title of the wizard. */
  title: string;
  /** Name of the offer and the account. */
  subtitle: string;
  /** What was filled in so far. */
  draft: DraftInput;
  /** Fields that are not ready to be submitted. */
  problems: FieldProblem[];
  /** Lines of the quote, tax last. */
  quote: QuoteLineView[];
  /** What will be charged. */
  total: MoneyView;
  /** The label of the button that buys, with the exact amount. */
  buy_label: string;
  /** Sold to. */
  organization: PartyView;
  /** Bill to. */
  bill_to: PartyView;
  /** Name of the tax number in this country. */
  tax_id_label: string;
  /** The tax number; empty where none is recorded. */
  tax_id: string;
  /** The four points. */
  points: PointView[];
  /** Facts of the term: bought, expired, last safe day, time left. */
  facts: FactView[];
  /** The term bar, where there is a term. */
  bar: TermBarView | null;
  /** Last day for a card. */
  card_by: string;
  /** Last day to start a bank transfer. */
  transfer_by: string;
  /** The term that follows. */
  new_term: string;
  /** Bank transfer can be used. */
  transfer: boolean;
  /** Why the last try came to nothing, for a form ready for another card. */
  failure: ErrorView | null;
}

/** A card as typed into the page. It is handed to the gateway and forgotten. */
export interface CardInput {
  /** Cardholder. */
  holder: string;
  /** Card number. */
  number: string;
  /** Expiry as typed, `MM/YY`. */
  expiry: string;
  /** Security code. */
  security_code: string;
}

/** What is kept of a card, and the token to pay with. */
export interface CardView {
  /** The gateway's token. */
  token: string;
  /** For people: `Visa ending 4821`. */
  label: string;
}

/** A date that follows from an order. */
export interface NextDateView {
  /** The date, for people. */
  date: string;
  /** What happens. */
  title: string;
  /** More about it. */
  detail: string;
  /** The user has to act; otherwise it happens by itself. */
  act: boolean;
}

/** An order, and the document of `renew`, `buy`, `order show` and `orders`. */
export interface OrderView {
  /** Order number, or the id on this computer while there is none. */
  order: string;
  /** Id of the offer. */
  offer: string;
  /** `buy` or `renew`. */
  kind: string;
  /** State, see `domain::OrderState`. */
  state: string;
  /** The accepted total. */
  total: MoneyView | null;
  /** The client request id. */
  request_id: string | null;
  /** Anniversary date after it was confirmed. */
  anniversary: string | null;
  /** Invoice number. */
  invoice: string | null;
  /** Name of the offer. */
  offer_name: string;
  /** Word for the state. */
  state_label: string;
  /** When it was begun, for people. */
  created_label: string;
  /** How it is paid, for people. */
  payment_label: string;
  /** PO number. */
  po_number: string | null;
  /** What to do about it now; empty where nothing is to be done. */
  advice: string;
  /** Id on this computer. */
  local_id: string;
}

/** Step three of the wizard: the order with what follows from it. */
export interface ConfirmationView {
  /** The order. */
  order: OrderView;
  /** The headline: confirmed, or in progress. */
  headline: string;
  /** The sentence below it. */
  detail: string;
  /** Facts of the order. */
  facts: FactView[];
  /** Dates that follow. */
  dates: NextDateView[];
  /** What is not certain. */
  doubt: string;
}

/** What to look for among the invoices. */
export interface InvoiceQuery {
  /** Words to find in number, names, offer, lines and amounts; empty finds all. */
  text: string;
  /** First invoice date. */
  from: string | null;
  /** Last invoice date. */
  to: string | null;
  /** Id of the offer. */
  offer: string | null;
  /** `number`, `date`, `offer` or `amount`. */
  sort: string;
  /** Descending. */
  descending: boolean;
  /** Rows to skip. */
  offset: number;
  /** At most this many rows; 0 for all. */
  limit: number;
}

/** A row of the list of invoices, and the document of `invoices --json`. */
export interface InvoiceRow {
  /** Invoice number. */
  number: string;
  /** Invoice date. */
  date: string;
  /** Id of the offer. */
  offer: string;
  /** `paid`, `due`, `overdue`, `refunded`, `void` or `unknown`. */
  status: string;
  /** Total. */
  total: MoneyView;
  /** It can be read without a connection. */
  offline: boolean;
  /** Date for people. */
  date_label: string;
  /** Short name of the offer. */
  offer_name: string;
  /** Name on the invoice's bill-to. */
  bill_to: string;
  /** Word for the status. */
  status_label: string;
}

/** The page "Invoices". */
export interface InvoicesPage {
  /** The rows of this window of the list. */
  rows: InvoiceRow[];
  /** How many match. */
  matching: number;
  /** How many there are. */
  all: number;
  /** One line below the title. */
  summary: string;
  /** Offers that have invoices: id and name. */
  offers: FactView[];
}

/** An invoice for the preview: the document and what stands beside it. */
export interface InvoiceView {
  /** Invoice number. */
  number: string;
  /** Facts beside the page. */
  facts: FactView[];
  /** The PDF, base64. */
  pdf: string;
  /** SHA-256 of the PDF. */
  sha256: string;
  /** Characters that cannot be printed, with the field they stand in. */
  unprintable: string[];
  /** A sensible file name. */
  file_name: string;
}

/** The document of `invoice pdf --json`, and what the page says after saving. */
export interface SavedPdf {
  /** Invoice number. */
  number: string;
  /** Where the file is. */
  path: string;
  /** Its size in bytes. */
  bytes: number;
  /** Its SHA-256. */
  sha256: string;
  /** Characters that could not be printed, with the field they stand in. */
  unprintable: string[];
}

/** An account to switch to. */
export interface AccountView {
  /** Short name. */
  name: string;
  /** Company. */
  company: string;
  /** It is the current one. */
  current: boolean;
}

/** A role to sign in as. */
export interface RoleView {
  /** Stable id. */
  id: string;
  /** Name in Partner Center. */
  label: string;
  /** It may buy and renew. */
  may_buy: boolean;
  /** It is the current one. */
  current: boolean;
}

/** The frame of the window: account, freshness, key, settings. */
export interface StatusView {
  /** `en` or `zh-TW`. */
  language: string;
  /** `system`, `light` or `dark`. */
  theme: string;
  /** Accounts on this computer. */
  accounts: AccountView[];
  /** Company of the current account. */
  company: string;
  /** PartnerID of the current account. */
  partner_id: string;
  /** Who is signed in, in which role. */
  signed_in: string;
  /** Roles to choose from; empty where they cannot be chosen. */
  roles: RoleView[];
  /** Today in the account's calendar. */
  today: string;
  /** The same, for people. */
  today_label: string;
  /** The calendar can be moved. */
  can_move_calendar: boolean;
  /** `fresh`, `stale`, `offline` or `never`. */
  freshness: string;
  /** When the records were fetched, for people. */
  freshness_label: string;
  /** `keyring`, `key_file` or `session`. */
  key: string;
  /** Where the key is kept and what to do where it is not; for people. */
  key_label: string;
  /** Nothing is kept after the window closes. */
  session_only: boolean;
  /** How many invoices are stored, for people. */
  stored_label: string;
  /** Orders in progress. */
  open_orders: number;
  /** The data folder. */
  data_folder: string;
}

/** Settings that are remembered. */
export interface SettingsInput {
  /** `en` or `zh-TW`; `None` leaves it. */
  language: string | null;
  /** `system`, `light` or `dark`; `None` leaves it. */
  theme: string | null;
}

/** The bill-to and legal profile, and the document of `profile --json`. */
export interface ProfileView {
  /** PartnerID. */
  partner_id: string;
  /** Sold to. */
  legal: PartyView;
  /** Bill to. */
  bill_to: PartyView;
  /** Name of the tax number. */
  tax_id_label: string;
  /** Tax number. */
  tax_id: string | null;
  /** Default PO number. */
  po_number: string | null;
  /** `pending`, `authorized`, `rejected` or `unknown`. */
  vetting: string;
  /** The day from which it holds. */
  valid_from: string;
}

/** An error, the same on screen and on the command line. */
export interface ErrorView {
  /** Stable code. */
  code: string;
  /** What happened. */
  message: string;
  /** What is safe. */
  safe: string;
  /** What to do. */
  todo: string;
}
