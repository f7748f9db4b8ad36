use std::sync::Arc;

use chrono::NaiveDate;
use iso_currency::Currency;
use rust_decimal::Decimal;

use crate::source::Source;

/// An invoice as it was read, to be looked at and accepted by a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Where it lies.
    pub source: Source,
    /// What it was read from.
    pub content: Content,
    /// SHA-256 of the document, or of the values of the row, in hexadecimal digits.
    pub sha256: String,
    /// What was read of it: a field is right or empty.
    pub fields: Fields,
    /// Where the same number came before in this import, with another content.
    pub same_number_as: Option<Source>,
}

/// What a proposal was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A document as it came.
    Document {
        /// Which kind.
        kind: DocumentKind,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// A row of a table: the heading and the value of each cell that is not empty.
    Row(Vec<(String, String)>),
}

domain::closed_set! {
    /// What a document is, told by its content.
    pub enum DocumentKind {
        /// A PDF.
        Pdf = "pdf",
        /// A cross-industry invoice: the XML of Factur-X and ZUGFeRD.
        CrossIndustryInvoice = "cii",
    }
}

/// A value and where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub origin: Origin,
}

/// Where a value was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// On a page, beside this label. The first page is 1.
    Label {
        /// The page.
        page: usize,
        /// The label as it stands there.
        text: String,
    },
    /// In this column of a table.
    Column(String),
    /// In this element of the invoice's XML.
    Element(&'static str),
}

/// What was read of an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// The number, as its issuer wrote it.
    pub number: Option<Field<String>>,
    /// The day of issue.
    pub date: Option<Field<NaiveDate>>,
    /// The day by which it is to be paid.
    pub due_date: Option<Field<NaiveDate>>,
    /// The currency of every amount.
    pub currency: Option<Field<Currency>>,
    /// The sum without tax.
    pub net: Option<Field<Decimal>>,
    /// The tax.
    pub tax: Option<Field<Decimal>>,
    /// The sum with tax.
    pub total: Option<Field<Decimal>>,
    /// Who issued it.
    pub seller: Option<Field<String>>,
    /// The tax number of the seller.
    pub seller_tax_id: Option<Field<String>>,
    /// Whom it bills.
    pub buyer: Option<Field<String>>,
    /// The tax number of the buyer.
    pub buyer_tax_id: Option<Field<String>>,
    /// The buyer's purchase order.
    pub purchase_order: Option<Field<String>>,
    /// The first day that is billed.
    pub period_from: Option<Field<NaiveDate>>,
    /// The last day that is billed.
    pub period_to: Option<Field<NaiveDate>>,
    /// A description of the whole, which tables have.
    pub description: Option<Field<String>>,
    /// The lines, or none where their sum is not that of the invoice.
    pub lines: Vec<Line>,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is billed.
    pub description: String,
    /// Its amount, as the line says it.
    pub amount: Decimal,
}
