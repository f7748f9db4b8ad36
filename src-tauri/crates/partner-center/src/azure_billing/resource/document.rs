use std::fmt;

use super::invoice_words::DocumentType;
use crate::service::{Fields, Unfit};

/// A file of an invoice: by an address of its own in one generation, by its name in the other.
#[derive(Clone, PartialEq, Eq)]
pub struct BillingDocument {
    /// What it is.
    pub kind: DocumentType,
    /// Who keeps it: `DRS`, `ENF`, `Other`.
    pub source: Option<String>,
    /// The name by which it is asked for.
    pub name: Option<String>,
    /// The numbers printed on it.
    pub numbers: Vec<String>,
    /// Where it is asked for.
    pub(in super::super) address: Option<String>,
}

impl BillingDocument {
    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Unfit> {
        Ok(Self {
            kind: fields
                .filled("kind")?
                .map_or(DocumentType::Invoice, |word| DocumentType::of(&word)),
            source: fields.filled("source")?,
            name: fields.filled("name")?,
            numbers: fields.texts("documentNumbers")?,
            address: fields.filled("url")?,
        })
    }
}

/// The address is not printed: it holds a token.
impl fmt::Debug for BillingDocument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("BillingDocument")
            .field("kind", &self.kind)
            .field("source", &self.source)
            .field("name", &self.name)
            .field("has_address", &self.address.is_some())
            .finish_non_exhaustive()
    }
}
