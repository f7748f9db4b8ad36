//! An invoice as a PDF: A4, in English, Traditional Chinese or both, the same bytes for the same invoice.
//!
//! [`render`] sets a document and tells at once what a reader would miss: the characters that no face shows, and what
//! keeps the invoice from being read by machines. So nothing is drawn twice: whoever asks a person first keeps the
//! [`Document`] and saves its bytes after the answer. [`electronic_invoice`] writes the invoice for machines alone.
//!
//! Nothing here reads a file, a clock or a network: the faces are part of the program, and every date comes from the
//! invoice. Positions are whole thousandths of a point, so no rounding differs between machines.

mod content;
mod electronic;
mod error;
mod language;
mod layout;
mod options;
mod output;

pub use electronic::{ElectronicInvoice, Gap};
pub use error::Error;
pub use language::{DocumentLanguage, UnknownDocumentLanguage};
pub use options::{Options, Source, StoredOriginal};

use domain::Invoice;
use sha2::{Digest, Sha256};

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, at least one.
    pub pages: usize,
    /// SHA-256 of the file, in lower-case hexadecimal digits.
    pub sha256: String,
    /// Every character of the invoice that the faces cannot show, once per field. Each is drawn as 〓 and
    /// copies out as itself.
    pub unprintable: Vec<Unprintable>,
    /// Whether the invoice is attached for machines as well, or what it lacks for that.
    pub electronic: ElectronicInvoice,
}

/// A character that is drawn as 〓.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable {
    /// Where it stands, in the names of [`Invoice`]: `sold_to.name`, `lines[2].description`.
    pub field: String,
    /// The character.
    pub character: char,
}

/// Sets an invoice in a language or in both.
///
/// # Errors
/// [`Error`] when the file cannot be written; no content of an invoice causes that.
pub fn render(invoice: &Invoice, language: impl Into<DocumentLanguage>, options: &Options) -> Result<Document, Error> {
    let language = language.into();
    let sheet = content::compose(invoice, language, options);
    let (xml, electronic) = match electronic::compose(invoice, language.main(), options.source) {
        Ok(xml) => (Some(xml), ElectronicInvoice::Attached),
        Err(gaps) => (None, ElectronicInvoice::Impossible(gaps)),
    };
    let bytes = output::write(&sheet, invoice, xml.as_deref())?;
    Ok(Document {
        sha256: hex::encode(Sha256::digest(&bytes)),
        pages: sheet.flow.pages().len(),
        unprintable: sheet.unprintable,
        electronic,
        bytes,
    })
}

/// The invoice for machines alone: Factur-X in the profile EN 16931.
///
/// # Errors
/// What lacks or disagrees, where it cannot be told in EN 16931.
pub fn electronic_invoice(
    invoice: &Invoice,
    language: impl Into<DocumentLanguage>,
    source: Source,
) -> Result<String, Vec<Gap>> {
    electronic::compose(invoice, language.into().main(), source)
}
