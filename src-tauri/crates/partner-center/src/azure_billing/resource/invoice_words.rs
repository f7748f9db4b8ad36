use crate::wire::plain_word;

/// What a document is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentType {
    /// An invoice.
    Invoice,
    /// A note that ends an invoice.
    VoidNote,
    /// A receipt for tax.
    TaxReceipt,
    /// A note that gives something back.
    CreditNote,
    /// A summary.
    Summary,
    /// The lines as a file.
    Transactions,
    /// Another one, as the service calls it.
    Other(String),
}

impl DocumentType {
    pub(super) fn of(word: &str) -> Self {
        match plain_word(word).as_str() {
            "invoice" => Self::Invoice,
            "voidnote" => Self::VoidNote,
            "taxreceipt" => Self::TaxReceipt,
            "creditnote" => Self::CreditNote,
            "summary" => Self::Summary,
            "transactions" => Self::Transactions,
            _ => Self::Other(word.to_owned()),
        }
    }

    /// Whether its amounts are given back, whatever sign they have.
    #[must_use]
    pub const fn gives_back(&self) -> bool {
        matches!(self, Self::CreditNote | Self::VoidNote)
    }
}

/// Where the payment of an invoice stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BillingStatus {
    /// To be paid.
    Due,
    /// To have been paid.
    Overdue,
    /// Paid.
    Paid,
    /// Taken back: nothing of it is due.
    Void,
    /// Closed to changes.
    Locked,
    /// Another one, as the service calls it.
    Other(String),
}

impl BillingStatus {
    pub(super) fn of(word: &str) -> Self {
        match plain_word(word).as_str() {
            "due" => Self::Due,
            // The second is in Microsoft's examples, and in no list of the values.
            "overdue" | "pastdue" => Self::Overdue,
            "paid" => Self::Paid,
            "void" => Self::Void,
            "locked" => Self::Locked,
            _ => Self::Other(word.to_owned()),
        }
    }
}
