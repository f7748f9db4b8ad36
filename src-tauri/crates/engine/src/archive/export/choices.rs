use std::collections::BTreeSet;

use invoice_pdf::DocumentLanguage;

use crate::view::{ExistingFile, ExportFormat, ExportInput};
use crate::{Code, Error};

impl ExportFormat {
    /// Whether all invoices go into one file.
    pub(crate) const fn is_one_file(self) -> bool {
        match self {
            Self::Zip | Self::Csv | Self::Xlsx | Self::Json => true,
            Self::Pdf | Self::Xml => false,
        }
    }
}

/// How invoices are exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choices {
    pub formats: BTreeSet<ExportFormat>,
    pub language: DocumentLanguage,
    pub existing: ExistingFile,
}

impl Choices {
    /// The choices of an input.
    pub fn of(input: &ExportInput) -> Result<Self, Error> {
        if input.formats.is_empty() {
            return Err(Error::new(Code::NoFormat));
        }
        Ok(Self {
            formats: input.formats.iter().copied().collect(),
            language: input.language,
            existing: input.existing,
        })
    }

    pub fn has(&self, format: ExportFormat) -> bool {
        self.formats.contains(&format)
    }

    /// Whether PDFs are made, for single files or for one.
    pub fn has_documents(&self) -> bool {
        self.has(ExportFormat::Pdf) || self.has(ExportFormat::Zip)
    }
}
