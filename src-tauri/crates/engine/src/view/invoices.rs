//! Invoices.

mod bookkeeping;
mod import;
mod record;
mod saved_filters;

use domain::{Booking, InvoiceKind, InvoiceStatus, closed_set};
use invoice_pdf::DocumentLanguage;
use serde::{Deserialize, Serialize};
use store::{InvoiceSort, Offline};

use super::common::{ChoiceView, FactView, MoneyView};

pub use bookkeeping::*;
pub use import::*;
pub use record::*;
pub use saved_filters::*;

closed_set! {
    /// Something to know about an invoice before it is saved, exported or printed.
    pub enum WarningId {
        /// Characters cannot be printed.
        Unprintable = "unprintable",
        /// No machine can read it.
        Electronic = "electronic",
        /// The record is not what was stored.
        Changed = "changed",
        /// The issuer's own PDF is not what was stored.
        OriginalChanged = "original_changed",
    }
}

/// Which document of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum InvoiceDocument {
    /// The issuer's own PDF.
    #[serde(rename = "original")]
    Original,
    /// The copy in a language.
    #[serde(untagged)]
    Copy(DocumentLanguage),
}

views! {
    kept
    /// What to look for among the invoices.
    #[derive(Default)]
    #[serde(default)]
    pub struct InvoiceQuery {
        /// Words to find in number, names, offer, lines, amounts and what the books say; empty finds all.
        text: String,
        /// First invoice date.
        from: Option<String>,
        /// Last invoice date.
        to: Option<String>,
        /// Id of the offer.
        offer: Option<String>,
        /// Where the payment stands.
        status: Option<InvoiceStatus>,
        /// ISO 4217 code.
        currency: Option<String>,
        /// The smallest total, `100.00`.
        least: Option<String>,
        /// The largest total.
        most: Option<String>,
        /// What of it can be read offline.
        offline: Option<Offline>,
        /// Whether it is booked.
        booking: Option<Booking>,
        /// Ledger code it was booked to.
        ledger_code: Option<String>,
        /// Short name of an account, or `all` for every account of this computer; `None` for the current one.
        account: Option<String>,
        /// What the list is sorted by.
        sort: InvoiceSort,
        /// Descending.
        descending: bool,
        /// Rows to skip.
        offset: u32,
        /// At most this many rows; 0 for all.
        limit: u32,
        /// Counting may stop here while one types; 0 counts to the end.
        count_at_most: u32,
        /// What the list can be narrowed by is not asked for: it is the same whatever the text is.
        without_choices: bool,
    }
}

views! {
    given
    /// One invoice of one account.
    pub struct InvoiceKey {
        /// Short name of the account; `None` for the current one.
        account: Option<String>,
        /// Invoice number.
        number: String,
    }
}

views! {
    shown
    /// A row of the list of invoices, and the document of `invoices --json`.
    pub struct InvoiceRow {
        /// Invoice number.
        number: String,
        /// Invoice date.
        date: String,
        /// Id of the offer.
        offer: String,
        /// What kind of document it is.
        kind: InvoiceKind,
        /// Where the payment stands.
        status: InvoiceStatus,
        /// Total.
        total: MoneyView,
        /// It can be read without a connection.
        offline: bool,
        /// What of it.
        offline_state: Offline,
        /// Short name of the account.
        account: String,
        /// Company of the account.
        account_name: String,
        /// Date for people.
        date_label: String,
        /// Short name of the offer.
        offer_name: String,
        /// Name on the invoice's bill-to.
        bill_to: String,
        /// Word for the status.
        status_label: String,
        /// Word for the kind of document.
        kind_label: String,
        /// Word for what can be read offline.
        offline_label: String,
        /// What the books say of it.
        bookkeeping: BookkeepingView,
    }

    /// The page "Invoices".
    pub struct InvoicesPage {
        /// The rows of this window of the list.
        rows: Vec<InvoiceRow>,
        /// How many match.
        matching: u32,
        /// There are more than that: counting stopped at `count_at_most`.
        more: bool,
        /// How many there are.
        all: u32,
        /// One line below the title.
        summary: String,
        /// Offers that have invoices; empty, as the other choices are, where they were not asked for.
        offers: Vec<ChoiceView<String>>,
        /// Statuses that invoices have.
        statuses: Vec<ChoiceView<InvoiceStatus>>,
        /// Currencies that invoices have.
        currencies: Vec<ChoiceView<String>>,
        /// What of the invoices can be read offline.
        offline_states: Vec<ChoiceView<Offline>>,
        /// Whether invoices are booked.
        bookings: Vec<ChoiceView<Booking>>,
        /// Ledger codes that invoices were booked to.
        ledger_codes: Vec<ChoiceView<String>>,
        /// Accounts of this computer, and `all`; only one where there is only one.
        accounts: Vec<ChoiceView<String>>,
    }

    /// Something to know about an invoice before it is saved, exported or printed.
    pub struct InvoiceWarning {
        /// Stable name.
        id: WarningId,
        /// What it is.
        message: String,
        /// Single characters or fields, each with where it stands.
        details: Vec<String>,
    }

    /// The issuer's own PDF, which is kept beside the copy and prevails.
    pub struct OriginalView {
        /// What the file was called.
        file_name: String,
        /// Its size, for people.
        size_label: String,
        /// When it was stored, for people.
        stored_label: String,
        /// SHA-256 of it as it was stored.
        sha256: String,
        /// It still is what was stored.
        intact: bool,
    }

    /// What stands beside the preview of an invoice.
    pub struct InvoiceView {
        /// Invoice number.
        number: String,
        /// Short name of the account.
        account: String,
        /// What is shown.
        document: InvoiceDocument,
        /// What can be shown.
        documents: Vec<ChoiceView<InvoiceDocument>>,
        /// Facts beside the page.
        facts: Vec<FactView>,
        /// What the books say of it.
        bookkeeping: BookkeepingView,
        /// SHA-256 of the PDF.
        sha256: String,
        /// Characters that cannot be printed, with the field they stand in.
        unprintable: Vec<String>,
        /// What to know before saving; empty where there is nothing.
        warnings: Vec<InvoiceWarning>,
        /// The invoice is attached for machines (Factur-X).
        electronic: bool,
        /// The issuer's own PDF, where one is kept.
        original: Option<OriginalView>,
        /// A sensible file name.
        file_name: String,
    }

    /// The document of `invoice pdf --json`, and what the page says after saving.
    pub struct SavedPdf {
        /// Invoice number.
        number: String,
        /// What was saved.
        document: InvoiceDocument,
        /// Where the file is.
        path: String,
        /// Its size in bytes.
        bytes: u32,
        /// Its SHA-256.
        sha256: String,
        /// Characters that could not be printed, with the field they stand in.
        unprintable: Vec<String>,
        /// What to know about the saved file.
        warnings: Vec<InvoiceWarning>,
    }

    /// An invoice that was handed to the system's own viewer, to be read and printed there.
    pub struct OpenedPdf {
        /// Invoice number.
        number: String,
        /// What happens with the file.
        note: String,
    }
}
