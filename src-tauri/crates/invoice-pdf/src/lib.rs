//! An invoice as a PDF: A4, in English, Traditional Chinese or both, the same bytes for the same invoice.
//!
//! [`render`] sets a document and tells at once what a reader would miss: the characters that no face shows, and what
//! keeps the invoice from being read by machines. So nothing is drawn twice: whoever asks a person first keeps the
//! [`Document`] and saves its bytes after the answer. [`electronic_invoice`] writes the invoice for machines alone.
//!
//! Nothing here reads a file, a clock or a network: the faces are part of the program, and every date comes from the
//! invoice. Positions are whole thousandths of a point, so no rounding differs between machines.

mod content;
mod document;
mod electronic;
mod error;
mod escape;
mod language;
mod layout;
mod options;
mod output;
mod unprintable;

pub use document::Document;
pub use electronic::{ElectronicInvoice, Gap};
pub use error::Error;
pub use language::{DocumentLanguage, UnknownDocumentLanguage};
pub use options::{Options, Source, StoredOriginal};
pub use unprintable::Unprintable;

use domain::Invoice;
use sha2::{Digest, Sha256};

/// Sets an invoice in a language or in both.
///
/// ```
/// use invoice_pdf::{Options, render};
/// use words::Language;
/// # use domain::{
/// #     Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoiceStatus, Names, OfferId, Party,
/// #     PaymentTerms, TaxTreatment,
/// # };
/// # let names = |text: &str| Names { en: text.into(), zh_tw: text.into() };
/// # let party = |name: &str| Party {
/// #     name: name.into(),
/// #     attention: None,
/// #     address_lines: vec!["12 Market Street".into()],
/// #     city: Some("Dublin".into()),
/// #     region: None,
/// #     postal_code: None,
/// #     country: Country::new("IE"),
/// #     tax_id: None,
/// # };
/// # let amount = Decimal::from(420);
/// # let invoice = Invoice {
/// #     number: InvoiceNumber::new("T000268310"),
/// #     kind: InvoiceKind::Invoice,
/// #     status: InvoiceStatus::Paid,
/// #     issued: "2021-06-28".parse().expect("a date"),
/// #     due: None,
/// #     offer: OfferId::new("action-pack"),
/// #     order_number: None,
/// #     po_number: None,
/// #     partner_id: "4512880".into(),
/// #     payment_terms: PaymentTerms::PaidAtPurchase,
/// #     issuer: party("Issuer"),
/// #     sold_to: party("Lindqvist & Moore Ltd"),
/// #     bill_to: party("Lindqvist & Moore Ltd"),
/// #     lines: vec![InvoiceLine {
/// #         description: names("Microsoft Action Pack"),
/// #         period: None,
/// #         quantity: Decimal::ONE,
/// #         unit_price: amount,
/// #         tax_rate: Decimal::ZERO,
/// #         treatment: TaxTreatment::ZeroRated,
/// #         net: amount,
/// #     }],
/// #     taxes: Vec::new(),
/// #     currency: Currency::EUR,
/// #     net: amount,
/// #     discount: Decimal::ZERO,
/// #     tax: Decimal::ZERO,
/// #     total: amount,
/// #     paid: amount,
/// #     amount_due: Decimal::ZERO,
/// #     payment: None,
/// #     received: None,
/// #     placed_by: None,
/// #     term: None,
/// # };
///
/// let document = render(&invoice, Language::English, &Options::default())?;
/// assert!(document.bytes.starts_with(b"%PDF-"));
/// assert_eq!((document.pages, document.unprintable.len()), (1, 0));
/// # Ok::<(), invoice_pdf::Error>(())
/// ```
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
