use domain::InvoiceNumber;

/// How far a verification has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerifyProgress {
    /// How many records were looked at.
    pub done: u32,
    /// How many there are.
    pub all: u32,
}

domain::closed_set! {
    /// What kind of record was looked at.
    pub enum RecordKind {
        /// An archived invoice.
        Invoice = "invoice",
        /// The issuer's file of an invoice.
        Original = "original",
        /// An order.
        Order = "order",
        /// A version of the profile.
        ProfileVersion = "profile_version",
        /// A support request.
        SupportRequest = "support_request",
    }

    /// In which way a record is not what was stored.
    pub enum RecordChange {
        /// The document does not have the hash that was kept with it.
        Content = "content",
        /// The list says something else than the document.
        Columns = "columns",
        /// The document is gone.
        Missing = "missing",
    }
}

/// A record that is not what was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRecord {
    /// What kind of record it is.
    pub kind: RecordKind,
    /// Its number or id.
    pub id: String,
    /// In which way.
    pub change: RecordChange,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VerifyReport {
    /// How many records were looked at.
    pub checked: u32,
    /// The records that are not what was stored.
    pub changed: Vec<ChangedRecord>,
    /// The invoices that a search or a filter would miss, until [`crate::Store::rebuild_invoice_index`].
    pub not_indexed: Vec<InvoiceNumber>,
    /// Whether it was cancelled; then the rest was not looked at.
    pub cancelled: bool,
}
