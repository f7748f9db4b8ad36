//! Exporting invoices.

use domain::closed_set;
use invoice_pdf::DocumentLanguage;
use serde::{Deserialize, Serialize};

use super::common::{ChoiceView, ErrorView};
use super::invoices::{InvoiceKey, InvoiceQuery};
use crate::code::Code;

closed_set! {
    /// What invoices can be exported as. The name is the ending of its files too.
    pub enum ExportFormat {
        /// A PDF for each invoice.
        Pdf = "pdf",
        /// All PDFs in one file.
        Zip = "zip",
        /// A table of all invoices as text.
        Csv = "csv",
        /// A workbook of all invoices, their lines and taxes.
        Xlsx = "xlsx",
        /// All invoices for scripts.
        Json = "json",
        /// A Factur-X file for each invoice.
        Xml = "xml",
    }

    /// What is done with a name that is taken.
    pub enum ExistingFile {
        /// Nothing is written while any name is taken.
        Ask = "ask",
        /// The file that is there stays, and the new one is not written.
        Skip = "skip",
        /// The new one gets a numbered name.
        KeepBoth = "keep_both",
        /// The new one takes its place.
        Replace = "replace",
    }

    /// Something to tell of a file that is no error.
    pub enum ExportRemark {
        /// A file of this name was there and stayed.
        Taken = "taken",
        /// The invoice lacks something that its electronic form needs.
        NoElectronic = "no_electronic",
        /// The record is not what was stored.
        Changed = "changed",
        /// Characters cannot be printed.
        Unprintable = "unprintable",
        /// Invoices that could not be read are missing from the file.
        Incomplete = "incomplete",
        /// The export was cancelled before the file was whole.
        Cancelled = "cancelled",
        /// A file that is named beside the invoice is not stored.
        NotStored = "not_stored",
    }
}

/// Why an export has something to say about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(untagged)]
pub enum ExportReason {
    /// An error of the one table.
    Error(Code),
    /// No error.
    Remark(ExportRemark),
}

views! {
    given
    /// Which invoices to export, and how.
    pub struct ExportInput {
        /// These invoices; empty for everything that `query` finds.
        invoices: Vec<InvoiceKey>,
        /// What to look for; its window is not looked at.
        query: Option<InvoiceQuery>,
        /// Not these of what `query` finds.
        except: Vec<InvoiceKey>,
        /// What they become.
        formats: Vec<ExportFormat>,
        /// The language of the documents.
        language: DocumentLanguage,
        /// What to do with names that are taken.
        existing: ExistingFile,
    }
}

views! {
    shown
    /// What to fill in before exporting, with what was chosen the last time.
    pub struct ExportForm {
        /// Where to export to; empty where nothing was chosen yet.
        folder: String,
        /// Formats.
        formats: Vec<ChoiceView<ExportFormat>>,
        /// Formats that were chosen the last time.
        chosen: Vec<ExportFormat>,
        /// Languages.
        languages: Vec<ChoiceView<DocumentLanguage>>,
        /// Language that was chosen the last time.
        language: DocumentLanguage,
        /// What can be done with names that are taken.
        existing: Vec<ChoiceView<ExistingFile>>,
    }

    /// What an export would do.
    pub struct ExportCheck {
        /// How many invoices.
        invoices: u32,
        /// One line: how many and what they come to in each currency.
        summary: String,
        /// How many of the names are taken in the folder.
        taken: u32,
        /// The first of those names.
        taken_names: Vec<String>,
        /// Why it cannot begin; `None` where it can.
        problem: Option<ErrorView>,
    }

    /// How far an export or a verification has come.
    pub struct WorkProgress {
        /// How many are done.
        done: u32,
        /// How many there are.
        total: u32,
        /// What is being done now: a number or a file.
        current: String,
        /// One line for people.
        label: String,
    }

    /// A file or an invoice that an export has something to say about.
    pub struct ExportItem {
        /// Invoice number; empty where it is about a file of all of them.
        number: String,
        /// Name of the file.
        file: String,
        /// Stable name of the reason.
        code: ExportReason,
        /// The reason in words.
        reason: String,
    }

    /// A file of an issuer's own that an export wrote.
    pub struct ExportedDocument {
        /// Invoice number.
        number: String,
        /// What it is called by among the files of its invoice; `original` for the invoice itself.
        document: String,
        /// Name of the file; that within the file of all PDFs where it is in no other.
        file: String,
        /// Its size in bytes.
        bytes: u32,
        /// SHA-256 of it, as it was stored.
        sha256: String,
    }

    /// What came of an export, and the document of `invoices export --json`.
    pub struct ExportReport {
        /// Where the files are.
        folder: String,
        /// How many invoices were asked for.
        invoices: u32,
        /// How many files were written.
        written: u32,
        /// Their names.
        files: Vec<String>,
        /// The issuers' own files among them.
        documents: Vec<ExportedDocument>,
        /// What was left as it was.
        skipped: Vec<ExportItem>,
        /// What could not be written.
        failed: Vec<ExportItem>,
        /// What was written but has something to look at.
        warnings: Vec<ExportItem>,
        /// It was cancelled; what was written by then is whole.
        cancelled: bool,
        /// Everything was written and nothing has to be looked at.
        clean: bool,
        /// One sentence for people.
        summary: String,
    }
}
