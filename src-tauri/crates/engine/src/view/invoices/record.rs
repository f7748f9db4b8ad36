//! An invoice with everything that is stored of it.

use domain::{DocumentKind, InvoiceKind, InvoiceSource, InvoiceStatus, SentAmount, closed_set};
use serde::Serialize;
use store::Offline;

use super::super::common::{FactView, MoneyView};
use super::OriginalView;

closed_set! {
    /// What of a file of an invoice is there.
    pub enum FileState {
        /// The file, as it was stored.
        Stored = "stored",
        /// A file that is not what was stored.
        Changed = "changed",
        /// Nothing yet.
        NotStored = "not_stored",
    }

    /// What is known of the lines of an invoice.
    pub enum LinesState {
        /// All that it was said to have.
        Known = "known",
        /// Some; others could not be read.
        Incomplete = "incomplete",
        /// Nothing, which does not say that there are none.
        Unknown = "unknown",
    }
}

views! {
    shown
    /// A file of an invoice.
    pub struct InvoiceFileView {
        /// What it is called by among the files of its invoice; `original` for the invoice itself.
        key: String,
        /// What it is.
        kind: DocumentKind,
        /// The same, for people.
        kind_label: String,
        /// What the service calls it; empty where it has no name.
        name: String,
        /// What of it is there.
        state: FileState,
        /// The same, for people.
        state_label: String,
        /// Why it was not fetched the last time; empty where it was, or was not tried.
        reason: String,
        /// A sensible file name.
        file_name: String,
        /// Its size in bytes; 0 where it is not there.
        bytes: u32,
        /// The same, for people; empty where it is not there.
        size_label: String,
        /// SHA-256 of it as it was stored; empty where it is not there.
        sha256: String,
        /// When it was stored (RFC 3339); empty where it is not there.
        stored: String,
        /// The day of it, for people.
        stored_label: String,
    }

    /// A file of an invoice that was written: the document of `invoice pdf --document --json`.
    pub struct SavedFile {
        /// Invoice number.
        number: String,
        /// What it is called by among the files of its invoice.
        document: String,
        /// What it is.
        kind: DocumentKind,
        /// Where the file is.
        path: String,
        /// Its size in bytes.
        bytes: u32,
        /// Its SHA-256.
        sha256: String,
    }

    /// A line of an invoice as it was told.
    pub struct InvoiceLineView {
        /// What is billed; empty where it is not told.
        text: String,
        /// What it does, in the service's own word; empty where it is not told.
        kind: String,
        /// First day that is billed; empty where it is not told.
        period_from: String,
        /// Last day of it.
        period_to: String,
        /// How many; empty where it is not told.
        quantity: String,
        /// Without tax; `None` where it is not told.
        net: Option<MoneyView>,
        /// Tax.
        tax: Option<MoneyView>,
        /// With tax.
        total: Option<MoneyView>,
        /// It was sent with this invoice and says that it is on another one, or on none yet.
        is_elsewhere: bool,
    }

    /// The lines of an invoice.
    pub struct InvoiceLinesView {
        /// What is known of them.
        state: LinesState,
        /// The same, for people.
        state_label: String,
        /// Why they could not be read the last time; empty where they could.
        reason: String,
        /// When a service last told them to the end (RFC 3339); empty where none did.
        read: String,
        /// The lines, in the order in which they were told.
        lines: Vec<InvoiceLineView>,
    }

    /// A window of the lines of an invoice.
    pub struct InvoiceLinesPage {
        /// What is known of all of them.
        state: LinesState,
        /// The same, for people, with how many there are.
        state_label: String,
        /// Why they could not be read the last time; empty where they could.
        reason: String,
        /// How many there are.
        matching: u32,
        /// Those of the window, in the order in which they were told.
        rows: Vec<InvoiceLineView>,
    }

    /// An amount as it was sent.
    pub struct SentAmountView {
        /// What it is.
        name: SentAmount,
        /// The same, for people.
        label: String,
        /// How much.
        amount: MoneyView,
    }

    /// A former version of an invoice.
    pub struct FormerVersionView {
        /// Counted from 1.
        version: u32,
        /// The day on which another one took its place.
        replaced: String,
        /// Total of it; empty where it cannot be read.
        total: String,
        /// Where its payment stood; empty where it cannot be read.
        status: String,
    }

    /// An invoice with everything that is stored of it: the document of `invoice show --json`.
    pub struct InvoiceRecordView {
        /// Invoice number.
        number: String,
        /// Short name of the account.
        account: String,
        /// What kind of document it is.
        kind: InvoiceKind,
        /// Where the payment stands.
        status: InvoiceStatus,
        /// Invoice date.
        date: String,
        /// The day by which it is to be paid; empty where it is not told.
        due: String,
        /// First day of the charge period; empty where it is not told.
        period_from: String,
        /// Last day of it.
        period_to: String,
        /// Id of the offer.
        offer: String,
        /// ISO 4217 code.
        currency: String,
        /// Total.
        total: MoneyView,
        /// Tax; `None` where it is not told.
        tax: Option<MoneyView>,
        /// Without tax.
        net: Option<MoneyView>,
        /// What is left to pay.
        amount_due: Option<MoneyView>,
        /// The buyer's purchase order number.
        po_number: String,
        /// Name on the invoice's bill-to.
        bill_to: String,
        /// Who sent it; `None` for an invoice of the sample or of one's own orders.
        source: Option<InvoiceSource>,
        /// The account there.
        billing_account: String,
        /// When this version came (RFC 3339); empty for one that was not sent.
        received: String,
        /// Counted from 1.
        version: u32,
        /// The amounts as they were sent, each with what it is.
        amounts: Vec<SentAmountView>,
        /// Its lines.
        lines: InvoiceLinesView,
        /// Its files: its own and those that are named beside it.
        documents: Vec<InvoiceFileView>,
        /// The numbers of the invoices and notes that it names.
        names: Vec<String>,
        /// Former versions, the first one first.
        versions: Vec<FormerVersionView>,
        /// What of it can be read offline.
        offline_state: Offline,
        /// The issuer's own PDF, where one is kept.
        original: Option<OriginalView>,
        /// The record is what was stored.
        intact: bool,
        /// Facts for people, one a line.
        facts: Vec<FactView>,
    }
}
