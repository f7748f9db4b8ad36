use std::fmt;

/// How the command line ends for an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// 1: it failed.
    Failed,
    /// 2: wrong usage.
    Usage,
    /// 3: refused: not eligible, declined, total changed.
    Refused,
    /// 4: the connection cannot be reached.
    Unreachable,
    /// 5: sign-in needed.
    SignIn,
    /// 6: the data cannot be opened.
    Data,
}

impl Ending {
    /// The exit code.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Refused => 3,
            Self::Unreachable => 4,
            Self::SignIn => 5,
            Self::Data => 6,
        }
    }
}

macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $id:literal, $ending:ident;)+) => {
        domain::closed_set! {
            /// Every error the program tells a person, by its stable code. The one table of codes: each has three
            /// messages in the words files (`error-CODE-message`, `-safe`, `-todo`) and an exit code.
            pub enum Code { $($(#[$meta])* $variant = $id),+ }
        }

        impl Code {
            /// How the command line ends.
            #[must_use]
            pub const fn ending(self) -> Ending {
                match self { $(Self::$variant => Ending::$ending),+ }
            }

            pub(crate) const fn messages(self) -> [&'static str; 3] {
                match self { $(Self::$variant => [
                    concat!("error-", $id, "-message"), concat!("error-", $id, "-safe"), concat!("error-", $id, "-todo"),
                ]),+ }
            }
        }
    };
}

codes! {
    /// The catalogue has no such offer.
    UnknownOffer = "unknown_offer", Usage;
    /// The account has no such name.
    UnknownAccount = "unknown_account", Usage;
    /// The text is no name of an account of one's own.
    AccountNameWrong = "account_name_wrong", Usage;
    /// There is an account of this name.
    AccountNameTaken = "account_name_taken", Usage;
    /// A sample account is part of the program.
    AccountIsSample = "account_is_sample", Refused;
    /// An account needs the name of its company.
    CompanyMissing = "company_missing", Usage;
    /// Where people sign in cannot be read.
    SignInWrong = "sign_in_wrong", Usage;
    /// The text is no address that a token may be sent to.
    AddressWrong = "address_wrong", Usage;
    /// The account is kept by hand: there is nobody to sign in to.
    NotConnected = "not_connected", Refused;
    /// Nobody signed in.
    SignInFailed = "sign_in_failed", SignIn;
    /// Whoever signed in sees no billing account.
    NoBillingRole = "no_billing_role", Refused;
    /// Whoever signed in sees nothing of Partner Center.
    NoCenterRole = "no_center_role", Refused;
    /// Whoever signed in sees some billing accounts, and not the invoices of others.
    BillingPartlyForbidden = "billing_partly_forbidden", Refused;
    /// Whoever signed in sees some of Partner Center, and not the rest.
    CenterPartlyForbidden = "center_partly_forbidden", Refused;
    /// Partner Center does not let whoever signed in do this.
    CenterForbids = "center_forbids", Refused;
    /// Whoever signs in people cannot be reached or is in trouble; nobody was signed out.
    SignInUnreachable = "sign_in_unreachable", Unreachable;
    /// A connection of an account of one's own cannot be reached.
    ConnectionUnreachable = "connection_unreachable", Unreachable;
    /// A connection of an account of one's own asks for patience.
    ConnectionThrottled = "connection_throttled", Unreachable;
    /// A connection of an account of one's own gave no usable answer.
    ConnectionRefused = "connection_refused", Unreachable;
    /// No proposal has this name.
    ProposalNotFound = "proposal_not_found", Failed;
    /// No import has this number.
    ImportNotFound = "import_not_found", Failed;
    /// A proposal lacks what an invoice cannot be without.
    ProposalIncomplete = "proposal_incomplete", Usage;
    /// An invoice of this number is archived.
    InvoiceThere = "invoice_there", Refused;
    /// A connection was not read to its end.
    SyncUnfinished = "sync_unfinished", Failed;
    /// The issuer's file of an invoice was not fetched yet, and there is no other document of it.
    DocumentNotFetched = "document_not_fetched", Failed;
    /// There is no such country.
    UnknownCountry = "unknown_country", Usage;
    /// There is no such currency, or the country has none.
    UnknownCurrency = "unknown_currency", Usage;
    /// No role has this name.
    UnknownRole = "unknown_role", Usage;
    /// The text is no date.
    InvalidDate = "invalid_date", Usage;
    /// The calendar of a sample account does not reach the day.
    DateBeyondCalendar = "date_beyond_calendar", Usage;
    /// The text is no amount with a currency.
    InvalidAmount = "invalid_amount", Usage;
    /// Contact fields of a bank transfer are not complete.
    InvalidContact = "invalid_contact", Usage;
    /// The file of a payment proof is empty.
    ProofEmpty = "proof_empty", Usage;
    /// The file of a payment proof is larger than 5 MB.
    ProofTooLarge = "proof_too_large", Usage;
    /// The file of a payment proof is of another kind than is taken.
    ProofWrongKind = "proof_wrong_kind", Usage;
    /// A payment is dated on a day that is still to come.
    ProofDateAhead = "proof_date_ahead", Usage;
    /// Fields of the profile cannot be saved.
    ProfileInvalid = "profile_invalid", Usage;
    /// The text of a note or a request is empty.
    NoteEmpty = "note_empty", Usage;
    /// The text of a note or a request is too long.
    NoteTooLong = "note_too_long", Usage;
    /// A request has no summary.
    SummaryMissing = "summary_missing", Usage;
    /// The summary of a request is too long.
    SummaryTooLong = "summary_too_long", Usage;
    /// An attached file is larger than 5 MB.
    AttachmentTooLarge = "attachment_too_large", Usage;
    /// The connection takes no files with a note.
    AttachmentNotTaken = "attachment_not_taken", Usage;
    /// The command line does not fit.
    WrongUsage = "wrong_usage", Usage;
    /// The text is none of the choices.
    UnknownChoice = "unknown_choice", Usage;
    /// The text is no amount.
    InvalidTotal = "invalid_total", Usage;
    /// A ledger code is too long.
    LedgerCodeTooLong = "ledger_code_too_long", Usage;
    /// The note beside an invoice is too long.
    BookingNoteTooLong = "booking_note_too_long", Usage;
    /// The text holds characters that cannot be seen.
    TextInvisible = "text_invisible", Usage;
    /// A field is longer than its text may be.
    TextTooLong = "text_too_long", Usage;
    /// A field holds characters that cannot be seen.
    TextUnseen = "text_unseen", Usage;
    /// A number is smaller or larger than can be.
    OutOfBounds = "out_of_bounds", Usage;
    /// The text is no uniform invoice number.
    UniformNumberWrong = "uniform_number_wrong", Usage;
    /// A filter is to be saved without a name.
    FilterNameMissing = "filter_name_missing", Usage;
    /// The name of a filter is too long.
    FilterNameTooLong = "filter_name_too_long", Usage;
    /// A filter that is always there has this name.
    FilterNameTaken = "filter_name_taken", Usage;
    /// No more filters can be saved.
    TooManyFilters = "too_many_filters", Failed;
    /// No filter has this name.
    FilterNotFound = "filter_not_found", Failed;
    /// No format was chosen to export in.
    NoFormat = "no_format", Usage;
    /// No folder was chosen to export to.
    NoFolder = "no_folder", Usage;
    /// A term cannot be entered as it is.
    TermWrong = "term_wrong", Usage;
    /// A file holds no terms.
    TermsFileWrong = "terms_file_wrong", Usage;
    /// No entered term has this number.
    TermNotFound = "term_not_found", Failed;
    /// No invoice proposes such a term.
    ProposedTermNotFound = "proposed_term_not_found", Failed;
    /// An answer to a hand-off is of a day that is to come.
    HandoffDateAhead = "handoff_date_ahead", Usage;
    /// This connection cannot do it.
    NotOffered = "not_offered", Usage;
    /// No order has this id.
    OrderNotFound = "order_not_found", Failed;
    /// No invoice has this number.
    InvoiceNotFound = "invoice_not_found", Failed;
    /// A stored invoice cannot be read.
    InvoiceUnreadable = "invoice_unreadable", Failed;
    /// The issuer's own PDF of an invoice is not kept.
    NoOriginal = "no_original", Failed;
    /// The issuer's own PDF of an invoice is not what was stored.
    OriginalChanged = "original_changed", Failed;
    /// No check of this id found anything.
    CheckNotFound = "check_not_found", Failed;
    /// No invoice is to be exported.
    NothingToExport = "nothing_to_export", Failed;
    /// A newer search took the place of this one.
    Superseded = "superseded", Failed;
    /// No support request has this id.
    RequestNotFound = "request_not_found", Failed;
    /// No payment proof of an order is kept.
    NoProof = "no_proof", Failed;
    /// The support request is closed.
    RequestClosed = "request_closed", Failed;
    /// The system opened no browser.
    CannotOpenLink = "cannot_open_link", Failed;
    /// The system opened no mail program.
    CannotOpenMail = "cannot_open_mail", Failed;
    /// The order is not in a state for this.
    OrderNotOpen = "order_not_open", Failed;
    /// The order is paid.
    OrderPaid = "order_paid", Failed;
    /// A payment proof of the order is uploaded.
    ProofThere = "proof_there", Refused;
    /// A file cannot be read.
    CannotReadFile = "cannot_read_file", Failed;
    /// A file cannot be written.
    CannotWriteFile = "cannot_write_file", Failed;
    /// A folder has no room for a file.
    FolderFull = "folder_full", Failed;
    /// A folder does not exist.
    FolderMissing = "folder_missing", Failed;
    /// A folder is a network path, or what the system starts where it is opened.
    FolderNotPlain = "folder_not_plain", Refused;
    /// What would be written stands in the data folder.
    PathInDataFolder = "path_in_data_folder", Refused;
    /// A folder cannot be written.
    FolderReadOnly = "folder_read_only", Failed;
    /// The system opened no viewer for a file.
    CannotOpenFile = "cannot_open_file", Failed;
    /// The system showed no folder.
    CannotOpenFolder = "cannot_open_folder", Failed;
    /// The system opened no dialog to print.
    CannotPrint = "cannot_print", Failed;
    /// The document cannot be made.
    CannotMakeDocument = "cannot_make_document", Failed;
    /// An answer could not be written to standard output.
    AnswerLost = "answer_lost", Failed;
    /// The window cannot be opened.
    NoDisplay = "no_display", Failed;
    /// The program is at fault.
    Internal = "internal", Failed;
    /// A check stands in the way.
    NotEligible = "not_eligible", Refused;
    /// The card was declined.
    CardDeclined = "card_declined", Refused;
    /// The gateway's error 715.
    CardError715 = "card_error_715", Refused;
    /// The gateway knows no such token.
    UnknownCardToken = "unknown_card_token", Refused;
    /// The fields make no card.
    InvalidCard = "invalid_card", Refused;
    /// A card that may be somebody's, where only test cards are taken.
    RealCard = "real_card", Refused;
    /// The total is not the accepted one.
    TotalChanged = "total_changed", Refused;
    /// The request id belongs to an order with other contents.
    RequestDiffers = "request_differs", Refused;
    /// An earlier request for the same offer was never refused.
    RequestPending = "request_pending", Refused;
    /// The connection does not take the date of a payment.
    ProofDateRefused = "proof_date_refused", Refused;
    /// The connection does not take a payment proof.
    ProofRefused = "proof_refused", Refused;
    /// The role may not do this.
    RoleNotAllowed = "role_not_allowed", Refused;
    /// The role may not do this; others may.
    ActivityNotAllowed = "activity_not_allowed", Refused;
    /// The profile was changed meanwhile.
    ProfileOutdated = "profile_outdated", Refused;
    /// The profile was changed meanwhile, in these fields.
    ProfileDiffers = "profile_differs", Refused;
    /// A support request asks already to cancel the subscription.
    CancellationOpen = "cancellation_open", Refused;
    /// No term of the offer runs.
    NothingToCancel = "nothing_to_cancel", Refused;
    /// A file of this name is there.
    FileExists = "file_exists", Refused;
    /// Files of these names are there.
    FilesExist = "files_exist", Refused;
    /// Another long piece of work runs.
    WorkRunning = "work_running", Refused;
    /// Automatic renewal is not on.
    AutoRenewNotOn = "auto_renew_not_on", Refused;
    /// The connection refused.
    Refused = "refused", Refused;
    /// An order was charged at another total than the accepted one.
    ChargeDiffers = "charge_differs", Failed;
    /// An order that was sent never arrived.
    NeverArrived = "never_arrived", Refused;
    /// Nothing reached the connection.
    Unreachable = "unreachable", Unreachable;
    /// Sent without an answer.
    OutcomeUnknown = "outcome_unknown", Unreachable;
    /// A change was sent without an answer.
    ChangeUnknown = "change_unknown", Unreachable;
    /// A support request was sent without an answer.
    RequestUnknown = "request_unknown", Unreachable;
    /// A note was sent without an answer.
    NoteUnknown = "note_unknown", Unreachable;
    /// Nothing was ever fetched of the account.
    NotFetched = "not_fetched", Unreachable;
    /// The connection asks to wait.
    Throttled = "throttled", Unreachable;
    /// The connection is in trouble, or its answer cannot be read.
    ServerTrouble = "server_trouble", Unreachable;
    /// Sign-in is missing.
    SignInNeeded = "sign_in_needed", SignIn;
    /// The second factor is missing.
    SecondFactorNeeded = "second_factor_needed", SignIn;
    /// The data folder is no folder or cannot be made.
    DataFolderMissing = "data_folder_missing", Data;
    /// The data folder cannot be written.
    DataFolderReadOnly = "data_folder_read_only", Data;
    /// The key does not open the data.
    WrongKey = "wrong_key", Data;
    /// The data is damaged.
    DataDamaged = "data_damaged", Data;
    /// The ledger belongs to another data folder.
    OtherLedger = "other_ledger", Data;
    /// The file of a sample account is damaged or another one's.
    SampleDamaged = "sample_damaged", Data;
    /// The ledger is gone.
    LedgerMissing = "ledger_missing", Data;
    /// A backup cannot be used.
    BackupUnusable = "backup_unusable", Data;
    /// No backup has this name.
    BackupNotFound = "backup_not_found", Failed;
    /// The words are no recovery code.
    CodeLength = "code_length", Usage;
    /// A word of a recovery code is in no list.
    CodeUnknownWord = "code_unknown_word", Usage;
    /// The words of a recovery code do not belong together.
    CodeChecksum = "code_checksum", Usage;
    /// The key opens other data.
    KeyOfOtherData = "key_of_other_data", Failed;
    /// The key opens the data, but the key file that it would be written to holds another one.
    KeyFileOfOther = "key_file_of_other", Refused;
    /// A key would be shown where others may read it.
    KeyNotShown = "key_not_shown", Usage;
    /// Nobody agreed to a replacement.
    NotAgreed = "not_agreed", Usage;
    /// The data was written by a newer version.
    DataNewer = "data_newer", Data;
    /// The disk is full.
    DiskFull = "disk_full", Data;
    /// Another Packdesk is working on the data.
    DataBusy = "data_busy", Data;
    /// Data that is open is to be recovered.
    DataOpen = "data_open", Refused;
    /// Another window shows the data.
    WindowOpen = "window_open", Data;
    /// The window has locked itself.
    Locked = "locked", Data;
    /// The keyring is missing and the data needs its key.
    KeyringMissing = "keyring_missing", Data;
    /// The keyring is locked.
    KeyringLocked = "keyring_locked", Data;
    /// The keyring gave an answer that it is not known for.
    KeyringFailed = "keyring_failed", Data;
    /// The keyring has something else in the place of the key.
    KeyMalformed = "key_malformed", Data;
    /// The key is in a key file and none was named.
    KeyInFile = "key_in_file", Data;
    /// The key is in the keyring of another computer.
    KeyOnOtherComputer = "key_on_other_computer", Data;
    /// The key is in the keyring of another user.
    KeyWithOtherUser = "key_with_other_user", Data;
    /// The keyring had the key and has it no more.
    KeyNotInKeyring = "key_not_in_keyring", Data;
    /// The data folder does not say which key of the keyring is its own.
    InstallationMissing = "installation_missing", Data;
    /// What the data folder says of its key is damaged.
    InstallationDamaged = "installation_damaged", Data;
    /// The key file does not exist, but data does.
    KeyFileMissing = "key_file_missing", Data;
    /// The key file cannot be used.
    KeyFileUnusable = "key_file_unusable", Data;
    /// Nothing would be kept, so no order is placed.
    NothingKept = "nothing_kept", Data;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
