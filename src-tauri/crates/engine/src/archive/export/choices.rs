use std::collections::BTreeSet;

use invoice_pdf::DocumentLanguage;

use crate::archive::documents::document_language;
use crate::archive::invoices::chosen;
use crate::view::ExportInput;
use crate::{Code, Error};

/// What invoices can be exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Format {
    /// A PDF for each invoice.
    Pdf,
    /// All PDFs in one file.
    Zip,
    /// A table of all invoices as text.
    Csv,
    /// A workbook of all invoices, their lines and taxes.
    Xlsx,
    /// All invoices for scripts.
    Json,
    /// A Factur-X file for each invoice.
    Xml,
}

impl Format {
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Zip, Self::Csv, Self::Xlsx, Self::Json, Self::Xml];

    /// The stable name, which is the ending of its files too.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Xml => "xml",
        }
    }

    /// Whether all invoices go into one file.
    pub const fn is_one_file(self) -> bool {
        matches!(self, Self::Zip | Self::Csv | Self::Xlsx | Self::Json)
    }
}

/// What is done with a name that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Nothing is written while any name is taken.
    Ask,
    /// The file that is there stays, and the new one is not written.
    Skip,
    /// The new one gets a numbered name.
    KeepBoth,
    /// The new one takes its place.
    Replace,
}

impl Existing {
    pub const ALL: [Self; 4] = [Self::Ask, Self::Skip, Self::KeepBoth, Self::Replace];

    pub const fn id(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Skip => "skip",
            Self::KeepBoth => "keep_both",
            Self::Replace => "replace",
        }
    }
}

/// How invoices are exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choices {
    pub formats: BTreeSet<Format>,
    pub language: DocumentLanguage,
    pub existing: Existing,
}

impl Choices {
    /// The choices of an input.
    pub fn of(input: &ExportInput) -> Result<Self, Error> {
        let named = Format::ALL.map(|format| (format.id(), format));
        let formats = input
            .formats
            .iter()
            .map(|format| chosen(format, &named))
            .collect::<Result<BTreeSet<Format>, Error>>()?;
        if formats.is_empty() {
            return Err(Error::new(Code::NoFormat));
        }
        let existing = Existing::ALL.map(|existing| (existing.id(), existing));
        Ok(Self {
            formats,
            language: document_language(&input.language)?,
            existing: chosen(&input.existing, &existing)?,
        })
    }

    pub fn has(&self, format: Format) -> bool {
        self.formats.contains(&format)
    }

    /// Whether PDFs are made, for single files or for one.
    pub fn has_documents(&self) -> bool {
        self.has(Format::Pdf) || self.has(Format::Zip)
    }
}
