import type {
  AboutView,
  AcceptedProposal,
  AccountDetailView,
  AccountsView,
  Activity,
  AddressCheckView,
  Arrangement,
  AutoLock,
  AutoLockView,
  BookkeepingChanged,
  BookkeepingEntry,
  BookkeepingInput,
  CancelInput,
  CancelView,
  CardInput,
  CardView,
  CenterRecordView,
  ConfirmationView,
  ConnectInput,
  DeviceCodeView,
  DiscardedTermView,
  DocumentLanguage,
  DraftInput,
  DateQuery,
  DatesView,
  DropView,
  ExportCheck,
  ExportForm,
  ExportInput,
  ExportReport,
  HandoffAnswer,
  HandoffDoneInput,
  HandoffKind,
  HandoffView,
  ImportReport,
  InvoiceChecksPage,
  InvoiceChecksQuery,
  InvoiceDocument,
  InvoiceFileView,
  InvoiceLinesPage,
  InvoiceQuery,
  InvoiceSelection,
  InvoicesPage,
  InvoiceView,
  KeyExportedView,
  KeyRotatedView,
  KeyTakenView,
  NewAccountInput,
  NewRequestInput,
  NoteInput,
  OfferDetailsView,
  OffersPage,
  OpenedPdf,
  OrderQuery,
  OrdersPage,
  ProfileCheckView,
  ProfileInput,
  ProfileView,
  ProofInput,
  ProposalInput,
  ProposalView,
  QuoteView,
  RecoveryCodeView,
  RecoveryView,
  RemovedAccountView,
  RemovedTermView,
  RequestDetailsView,
  RequestQuery,
  RequestsPage,
  RestoredView,
  Role,
  SalvageView,
  SavedDiagnostics,
  SavedFile,
  SavedFilterView,
  SavedPdf,
  SavedCalendar,
  SavedTemplate,
  SelectionView,
  SettingsInput,
  SignedInView,
  SignInAddress,
  SpendingView,
  StartView,
  StatusView,
  SyncedView,
  TermChangeInput,
  TermCheckView,
  TermFormView,
  TermImportView,
  TermInput,
  TermsPage,
  TermView,
  UndoneImportView,
  VerifyView,
  WhyView,
  WizardView,
  WorkProgress,
  ZoomStep,
} from './types';

/** Everything the page asks of Rust. Each promise rejects with an `ErrorView`. */
export interface Backend {
  /** Tells how far the start has come, now and whenever it comes further. */
  watchStart(onProgress: (start: StartView) => void): Promise<null>;
  /** Whether a person is to be asked how to begin: the data folder is new, and nobody has said so yet. */
  firstStart(): Promise<boolean>;
  /** Remembers that a person said how to begin, or left the question. */
  chooseBeginning(): Promise<null>;
  /** Begins a start anew that has failed. */
  startAgain(): Promise<null>;
  /** Shows the data folder in the system's file manager. */
  openDataFolder(): Promise<null>;
  /** Why the data cannot be opened, and what can be done. Refused while it is open, as what follows is. */
  recovery(): Promise<RecoveryView>;
  /** Goes back to a backup, by its name. The start is then begun anew. */
  restoreBackup(file: string): Promise<RestoredView>;
  /** Takes the key that a recovery code stands for. The start is then begun anew. */
  takeRecoveryCode(code: string): Promise<KeyTakenView>;
  /** Takes the key of a file that the user chooses; `null` when the dialog was dismissed. The start is then begun anew. */
  takeKeyFile(): Promise<KeyTakenView | null>;
  /** Removes the fetched records. The start is then begun anew. */
  rebuildCache(): Promise<null>;
  /** Sets a sample account up afresh whose file cannot be used. The start is then begun anew. */
  replaceSample(): Promise<null>;
  /** Writes what can be read to files, where the user says; `null` when the dialog was dismissed. */
  exportReadable(): Promise<SalvageView | null>;
  /** The words that open the data on another computer. */
  recoveryCode(): Promise<RecoveryCodeView>;
  /** Prints what the page shows for it, through the system's own dialog. */
  printPage(): Promise<null>;
  /** Writes the key to a file where the user says; `null` when the dialog was dismissed. */
  exportKey(): Promise<KeyExportedView | null>;
  /** Gives the data and its backups another key. The data is closed meanwhile, and opened again whatever came of it. */
  rotateKey(): Promise<KeyRotatedView>;
  /** How the window was arranged: where dividers stand, how wide columns are. */
  arrangement(): Promise<Arrangement>;
  /** Remembers how the window is arranged. */
  arrange(arrangement: Arrangement): Promise<null>;
  /** The frame: account, freshness, key, settings. */
  status(): Promise<StatusView>;
  /** The page "Membership offers". */
  offers(): Promise<OffersPage>;
  /** The checks of an offer, on a day `YYYY-MM-DD` or today. */
  why(offer: string, on: string | null): Promise<WhyView>;
  /** Begins an order for an offer, or resumes its draft. */
  beginOrder(offer: string): Promise<WizardView>;
  /** Asks what the order of a draft costs today. */
  quoteDraft(order: string): Promise<QuoteView>;
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
  /** A window of the list of orders. */
  orders(query: OrderQuery): Promise<OrdersPage>;
  /** Uploads the proof of an order's bank transfer; a second one takes the place of the first. */
  uploadProof(order: string, proof: ProofInput): Promise<ConfirmationView>;
  /** Hands the payment proof of an order to the system's viewer, whatever became of the order. */
  openProof(order: string): Promise<null>;
  /** Cancels an order that is not paid. */
  cancelOrder(order: string): Promise<ConfirmationView>;
  /** Cancels an order that waits for its transfer and begins one that is paid by card. */
  switchToCard(order: string): Promise<WizardView>;
  lookAtHandoff(kind: HandoffKind, offer: string): Promise<HandoffView>;
  handOff(kind: HandoffKind, offer: string): Promise<HandoffView>;
  handoffDone(order: string, input: HandoffDoneInput): Promise<ConfirmationView>;
  handoffNotDone(order: string, answer: HandoffAnswer): Promise<ConfirmationView>;
  /** A window of the list of invoices. */
  invoices(query: InvoiceQuery): Promise<InvoicesPage>;
  /** How many invoices were chosen, and what they come to in each currency. */
  selectionSums(selection: InvoiceSelection): Promise<SelectionView>;
  /** Books chosen invoices or takes that back, and changes their ledger codes and notes. */
  changeBookkeeping(selection: InvoiceSelection, change: BookkeepingInput): Promise<BookkeepingChanged>;
  /** Records the uniform invoice number of an invoice; an empty one takes it away. */
  setUniformNumber(number: string, account: string | null, uniformNumber: string): Promise<BookkeepingChanged>;
  /** Sets back what the books said before a change, as its answer told it. */
  restoreBookkeeping(before: BookkeepingEntry[]): Promise<BookkeepingChanged>;
  /** The filters of invoices that have a name, with the dates of today. */
  savedFilters(): Promise<SavedFilterView[]>;
  /** Saves a filter of invoices; a saved one of the same name is replaced. */
  saveFilter(name: string, query: InvoiceQuery): Promise<SavedFilterView[]>;
  /** Removes a saved filter. */
  removeFilter(name: string): Promise<SavedFilterView[]>;
  /**
   * What stands beside the PDF of an invoice. `account` is `null` for the current one; `document` is `null` for the issuer's
   * own where it is kept, else the copy in the remembered language.
   */
  invoice(number: string, account: string | null, document: InvoiceDocument | null): Promise<InvoiceView>;
  /** The PDF that {@link invoice} tells of. */
  invoicePdf(number: string, account: string | null, document: InvoiceDocument | null): Promise<ArrayBuffer>;
  /** Saves an invoice where the user says; `null` when the dialog was dismissed. */
  saveInvoice(number: string, account: string | null, document: InvoiceDocument | null): Promise<SavedPdf | null>;
  /** Hands an invoice to the system's viewer, to be read and printed there. */
  openInvoice(number: string, account: string | null, document: InvoiceDocument | null): Promise<OpenedPdf>;
  /** A window of the lines of an invoice, as whoever issued it told them. */
  invoiceLines(number: string, account: string | null, offset: number, limit: number): Promise<InvoiceLinesPage>;
  /** The files of an invoice: its own, and those that are named beside it. */
  invoiceFiles(number: string, account: string | null): Promise<InvoiceFileView[]>;
  /** Saves a file that is named beside an invoice where the user says; `null` when the dialog was dismissed. */
  saveInvoiceFile(number: string, account: string | null, document: string): Promise<SavedFile | null>;
  /** Hands a file that is named beside an invoice to the system's viewer. */
  openInvoiceFile(number: string, account: string | null, document: string): Promise<OpenedPdf>;
  /** Remembers the language of the account's documents; `null` lets them follow the screens. */
  chooseDocumentLanguage(language: DocumentLanguage | null): Promise<null>;
  /** What to fill in before exporting, with the choices of the last time. */
  exportForm(): Promise<ExportForm>;
  /** Asks the user for the folder to export to, and remembers it; `null` when the dialog was dismissed. */
  chooseExportFolder(): Promise<string | null>;
  /** What an export would do: how many invoices, their amounts, names that are taken, and what stands in its way. */
  checkExport(input: ExportInput): Promise<ExportCheck>;
  /** Exports to the chosen folder; `told` hears how far it has come. Ends early after `cancelWork`. */
  exportInvoices(input: ExportInput, told: (progress: WorkProgress) => void): Promise<ExportReport>;
  /** Shows the folder of the last export in the system's file manager. */
  openExportFolder(): Promise<null>;
  /** Tells from now on what is dragged over the window and dropped on it. Where it lies only Rust knows. */
  watchDrops(told: (dropped: DropView) => void): Promise<null>;
  /** Asks the user for files with invoices, or for a folder; `null` when the dialog was dismissed. */
  chooseInvoiceFiles(folders: boolean): Promise<number | null>;
  /** Imports what was chosen or dropped last; `told` hears how far it has come. Ends early after `cancelWork`. */
  importInvoices(told: (progress: WorkProgress) => void): Promise<ImportReport>;
  /** What was read of documents and waits to be taken over. */
  proposals(): Promise<ProposalView[]>;
  /** Takes back what an import added, where nothing was done with it since; tells what stays. */
  undoImport(number: number): Promise<UndoneImportView>;
  /** The document that a proposal was read of. */
  proposalDocument(proposal: string): Promise<ArrayBuffer>;
  /** Takes a proposal over, with what the user says otherwise of it. */
  acceptProposal(proposal: string, input: ProposalInput): Promise<AcceptedProposal>;
  /** Forgets a proposal, with its document; resolves with what to say. */
  discardProposal(proposal: string): Promise<string>;
  /** Tells which stored records are not what was stored. Ends early after `cancelWork`. */
  verifyRecords(told: (progress: WorkProgress) => void): Promise<VerifyView>;
  /** Ends the export, the import or the verification that is running; its promise answers soon after. */
  cancelWork(): Promise<null>;
  /** Spending per year, currency and offer; `null` for the current account, `all` for every one. */
  spending(account: string | null): Promise<SpendingView>;
  /** What an admin would want to look into. */
  invoiceChecks(query: InvoiceChecksQuery): Promise<InvoiceChecksPage>;
  /** Declares a check settled, with the reason. */
  settleCheck(check: string, note: string): Promise<null>;
  /** Declares a check open again. */
  reopenCheck(check: string): Promise<null>;
  /** Bill-to and legal profile. */
  profile(): Promise<ProfileView>;
  /** What Partner Center said of the partner, record by record; nothing for an account that is not connected to it. */
  centerRecords(): Promise<CenterRecordView[]>;
  /** An offer with its terms, invoices and what can be done. */
  offerDetails(offer: string): Promise<OfferDetailsView>;
  /** The terms that were entered for the account. */
  enteredTerms(): Promise<TermsPage>;
  /** What to fill in to enter a term. */
  termForm(): Promise<TermFormView>;
  /** What the fields of a term come to; `term` is the one that is changed. */
  checkTerm(term: number | null, input: TermInput): Promise<TermCheckView>;
  /** Enters a term. */
  addTerm(input: TermInput): Promise<TermView>;
  /** Changes a term. */
  changeTerm(term: number, change: TermChangeInput): Promise<TermView>;
  /** Removes a term. */
  removeTerm(term: number): Promise<RemovedTermView>;
  acceptTerm(proposal: string): Promise<TermView>;
  discardTerm(proposal: string): Promise<DiscardedTermView>;
  /** Asks the user for a file of terms; resolves with its name, `null` when the dialog was dismissed. */
  chooseTermsFile(): Promise<string | null>;
  /** Enters the terms of the file that was chosen last; a dry run only tells what would be entered. */
  importTerms(dryRun: boolean): Promise<TermImportView>;
  /** The dates that count from today on. */
  dates(query: DateQuery): Promise<DatesView>;
  /** Saves them for calendar programs, where the user says; `null` when the dialog was dismissed. */
  saveCalendar(query: DateQuery): Promise<SavedCalendar | null>;
  /** Saves a table of terms to fill in, where the user says; `null` when the dialog was dismissed. */
  saveTermTemplate(): Promise<SavedTemplate | null>;
  /** Turns an offer's automatic renewal off; it cannot be turned on again before the next renewal. */
  turnOffAutoRenew(offer: string): Promise<OfferDetailsView>;
  /** Joins the partner network. */
  join(): Promise<OffersPage>;
  /** Takes a notice away. */
  dismissNotice(notice: string): Promise<OffersPage>;
  /** Brings a notice back that was taken away. */
  recallNotice(notice: string): Promise<OffersPage>;
  /** Opens a page elsewhere, by the id of its link. */
  openLink(link: string): Promise<null>;
  /** Opens a ready-made mail in the system's mail program, by what it asks for and the offer it is about. */
  openMail(activity: Activity, offer: string | null): Promise<null>;
  /** The form that asks support to cancel a subscription. */
  cancelForm(input: CancelInput): Promise<CancelView>;
  /** Sends the request to cancel a subscription. */
  sendCancellation(input: CancelInput): Promise<RequestDetailsView>;
  /** The Partner Center requests that match. */
  requests(query: RequestQuery): Promise<RequestsPage>;
  /** One request with its notes. */
  request(request: string): Promise<RequestDetailsView>;
  /** Makes a request. */
  makeRequest(input: NewRequestInput): Promise<RequestDetailsView>;
  /** Adds a note to a request. */
  addNote(input: NoteInput): Promise<RequestDetailsView>;
  /** What a change of the profile would mean. */
  checkProfile(input: ProfileInput): Promise<ProfileCheckView>;
  /** What Partner Center says of the address in a form; `null` for an account that is not connected to it. */
  checkAddress(input: ProfileInput): Promise<AddressCheckView | null>;
  /** Changes one side of the profile. */
  saveProfile(input: ProfileInput): Promise<ProfileView>;
  /** Refreshes the stored records from the connection. */
  sync(told: (progress: WorkProgress) => void): Promise<SyncedView>;
  /** Ends the sync that is running; its promise answers soon after, and what was read is stored. */
  cancelSync(): Promise<null>;
  /** Remembers settings. */
  changeSettings(settings: SettingsInput): Promise<StatusView>;
  /** Saves a file to send to somebody who helps; `null` when the dialog was dismissed. */
  saveDiagnostics(): Promise<SavedDiagnostics | null>;
  /** A person has done something in the window. */
  noteActivity(): Promise<null>;
  /** When the window locks itself. */
  autoLock(): Promise<AutoLockView>;
  /** Remembers when the window locks itself. */
  chooseAutoLock(chosen: AutoLock): Promise<AutoLockView>;
  /** Remembers the next size of everything in the window. */
  changeZoom(step: ZoomStep): Promise<StatusView>;
  /** Shows everything in the window at a size, in per cent. */
  showZoom(zoom: number): Promise<void>;
  /** Which Packdesk this is, and what to send to somebody who helps. */
  about(): Promise<AboutView>;
  /** Shows the folder of the log in the system's file manager. */
  openLogFolder(): Promise<null>;
  /** Makes another account the current one. */
  switchAccount(name: string): Promise<StatusView>;
  /** Every account of this computer. */
  accounts(): Promise<AccountsView>;
  /** Sets up an account of one's own; it is shown once it is switched to. */
  addAccount(input: NewAccountInput): Promise<AccountDetailView>;
  /** Says anew where the people of an account sign in, and what it is connected to. */
  connectAccount(name: string, input: ConnectInput): Promise<AccountDetailView>;
  /** Gives an account another short name. */
  renameAccount(name: string, to: string): Promise<AccountDetailView>;
  /** Removes an account with everything that is stored of it. */
  removeAccount(name: string): Promise<RemovedAccountView>;
  /** Has a person sign in to the current account in the system's browser; `null` after {@link cancelSignIn}. */
  signIn(begun: (address: SignInAddress) => void): Promise<SignedInView | null>;
  /** Has a person sign in with a code that they type in a browser elsewhere; `null` after {@link cancelSignIn}. */
  signInByCode(begun: (code: DeviceCodeView) => void): Promise<SignedInView | null>;
  /** Waits no more for whoever was to sign in. */
  cancelSignIn(): Promise<null>;
  /** Forgets the sign-in of the current account; answers what is said of it. */
  signOut(): Promise<string>;
  /** Signs in to a sample account in another role. */
  signInAs(role: Role): Promise<StatusView>;
  /** Moves a sample account's calendar to `YYYY-MM-DD`. */
  moveCalendar(date: string): Promise<StatusView>;
  /** Puts a sample account back to its first day. */
  resetSample(): Promise<StatusView>;
  /** Tells Rust that the page has painted and the window can be shown. */
  ready(): Promise<void>;
}
