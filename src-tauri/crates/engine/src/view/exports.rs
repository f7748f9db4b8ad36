//! Exporting invoices.

use serde::{Deserialize, Serialize};

use super::common::ErrorView;
use super::invoices::{ChoiceView, InvoiceKey, InvoiceQuery};

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
        /// Any of `pdf`, `zip`, `csv`, `xlsx`, `json` and `xml`.
        formats: Vec<String>,
        /// `en`, `zh-TW` or `both`.
        language: String,
        /// What to do with names that are taken: `ask`, `skip`, `keep_both` or `replace`.
        existing: String,
    }
}

views! {
    shown
    /// What to fill in before exporting, with what was chosen the last time.
    pub struct ExportForm {
        /// Where to export to; empty where nothing was chosen yet.
        folder: String,
        /// Formats.
        formats: Vec<ChoiceView>,
        /// Formats that were chosen the last time.
        chosen: Vec<String>,
        /// Languages.
        languages: Vec<ChoiceView>,
        /// Language that was chosen the last time.
        language: String,
        /// What can be done with names that are taken.
        existing: Vec<ChoiceView>,
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
        code: String,
        /// The reason in words.
        reason: String,
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
