use std::io;

use domain::{AccountName, Bookkeeping, Invoice, Names};
use tempfile::NamedTempFile;

/// An invoice on its way into a file of all invoices.
pub(super) struct Exported {
    pub account: AccountName,
    pub invoice: Invoice,
    pub bookkeeping: Bookkeeping,
    pub offer_names: Option<Names>,
    /// Its PDFs with their names, where they are collected.
    pub documents: Vec<(String, Vec<u8>)>,
}

/// A file of all invoices that is being written.
pub(super) trait OneFile: Send {
    /// Adds an invoice; they come in the order of the list.
    fn add(&mut self, exported: &Exported) -> io::Result<()>;

    /// Ends the file, which has no name yet.
    fn finish(self: Box<Self>) -> io::Result<NamedTempFile>;
}
