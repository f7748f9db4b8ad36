//! Invoices.

use serde::{Deserialize, Serialize};

use super::{FactView, MoneyView};

views! {
    given
    /// What to look for among the invoices.
    pub struct InvoiceQuery {
        /// Words to find in number, names, offer, lines and amounts; empty finds all.
        text: String,
        /// First invoice date.
        from: Option<String>,
        /// Last invoice date.
        to: Option<String>,
        /// Id of the offer.
        offer: Option<String>,
        /// `number`, `date`, `offer`, `status`, `amount` or `bill_to`.
        sort: String,
        /// Descending.
        descending: bool,
        /// Rows to skip.
        offset: u32,
        /// At most this many rows; 0 for all.
        limit: u32,
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
        /// `paid`, `due`, `overdue`, `refunded`, `void` or `unknown`.
        status: String,
        /// Total.
        total: MoneyView,
        /// It can be read without a connection.
        offline: bool,
        /// Date for people.
        date_label: String,
        /// Short name of the offer.
        offer_name: String,
        /// Name on the invoice's bill-to.
        bill_to: String,
        /// Word for the status.
        status_label: String,
    }

    /// The page "Invoices".
    pub struct InvoicesPage {
        /// The rows of this window of the list.
        rows: Vec<InvoiceRow>,
        /// How many match.
        matching: u32,
        /// How many there are.
        all: u32,
        /// One line below the title.
        summary: String,
        /// Offers that have invoices: id and name.
        offers: Vec<FactView>,
    }

    /// An invoice for the preview: the document and what stands beside it.
    pub struct InvoiceView {
        /// Invoice number.
        number: String,
        /// Facts beside the page.
        facts: Vec<FactView>,
        /// The PDF, base64.
        pdf: String,
        /// SHA-256 of the PDF.
        sha256: String,
        /// Characters that cannot be printed, with the field they stand in.
        unprintable: Vec<String>,
        /// A sensible file name.
        file_name: String,
    }

    /// The document of `invoice pdf --json`, and what the page says after saving.
    pub struct SavedPdf {
        /// Invoice number.
        number: String,
        /// Where the file is.
        path: String,
        /// Its size in bytes.
        bytes: u32,
        /// Its SHA-256.
        sha256: String,
        /// Characters that could not be printed, with the field they stand in.
        unprintable: Vec<String>,
    }
}
