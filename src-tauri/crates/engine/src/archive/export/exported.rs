use std::io;

use domain::{AccountName, Bookkeeping, DocumentKind, Invoice, Names};
use store::InvoiceOriginal;
use tempfile::NamedTempFile;

use super::plan::Task;
use crate::archive::record::files::OWN_FILE;

/// An invoice on its way into a file of all invoices.
pub(super) struct Exported {
    pub account: AccountName,
    pub invoice: Invoice,
    pub bookkeeping: Bookkeeping,
    pub offer_names: Option<Names>,
    /// Its files, as they are kept.
    pub files: Vec<ExportedFile>,
    /// Its PDFs with their names, where they are collected.
    pub documents: Vec<(String, Vec<u8>)>,
}

/// A file of an invoice, its own or one that is named beside it.
pub(super) struct ExportedFile {
    /// What it is called by among the files of its invoice.
    pub document: String,
    pub kind: DocumentKind,
    /// What the service calls it.
    pub name: Option<String>,
    /// `None` where it is not stored.
    pub stored: Option<InvoiceOriginal>,
}

impl ExportedFile {
    /// The files of an invoice, its own one first.
    pub fn of(task: &Task) -> Vec<Self> {
        let own = task.original.iter().map(|original| Self {
            document: OWN_FILE.to_owned(),
            kind: DocumentKind::Invoice,
            name: None,
            stored: Some(original.clone()),
        });
        let further = task.further.iter().map(|named| Self {
            document: named.key.clone(),
            kind: named.kind,
            name: named.name.clone(),
            stored: named.file.clone(),
        });
        own.chain(further).collect()
    }
}

/// A file of all invoices that is being written.
pub(super) trait OneFile: Send {
    /// Adds an invoice; they come in the order of the list.
    fn add(&mut self, exported: &Exported) -> io::Result<()>;

    /// Ends the file, which has no name yet.
    fn finish(self: Box<Self>) -> io::Result<NamedTempFile>;
}
