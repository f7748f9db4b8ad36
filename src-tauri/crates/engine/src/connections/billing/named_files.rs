use domain::{DocumentKind, InvoiceNumber};
use partner_center::azure_billing::{BillingDocument, BillingInvoice, DocumentSource, DocumentType};
use store::{NamedDocument, OwedDocument};

/// The files that an invoice of Azure Billing names.
pub(super) struct NamedFiles {
    /// The invoice or note itself, where it is among them.
    pub own: Option<OwedDocument>,
    /// The others: receipts, notes, summaries.
    pub further: Vec<NamedDocument>,
}

impl NamedFiles {
    pub fn of(sent: &BillingInvoice, number: &InvoiceNumber) -> Self {
        let own = own_file(sent);
        let mut named = Self {
            own: None,
            further: Vec::new(),
        };
        let mut seen = Vec::new();
        for (at, document) in sent.documents.iter().enumerate() {
            let source = DocumentSource::of(sent, document).ok();
            let source = source.and_then(|source| serde_json::to_string(&source).ok());
            // What is named twice is one file.
            if source.is_some() && seen.contains(&source) {
                continue;
            }
            seen.push(source.clone());
            if Some(at) == own {
                named.own = source.map(|source| OwedDocument {
                    number: number.clone(),
                    key: None,
                    source,
                    pending: None,
                    problem: None,
                });
                continue;
            }
            let kind = kind_of(&document.kind);
            let before = named.further.iter().filter(|other| other.kind == kind).count();
            named.further.push(NamedDocument {
                number: number.clone(),
                kind,
                name: document.name.clone(),
                ordinal: u32::try_from(before + 1).unwrap_or(u32::MAX),
                source,
            });
        }
        named
    }
}

/// Which of its files an invoice or note itself is: the one of its own kind. The files of notes are called invoices, too.
fn own_file(sent: &BillingInvoice) -> Option<usize> {
    let of_kind = |kind: &DocumentType| {
        let is_of_kind = |document: &BillingDocument| document.kind == *kind;
        sent.documents.iter().position(is_of_kind)
    };
    of_kind(&sent.kind).or_else(|| of_kind(&DocumentType::Invoice))
}

const fn kind_of(kind: &DocumentType) -> DocumentKind {
    match kind {
        DocumentType::Invoice => DocumentKind::Invoice,
        DocumentType::VoidNote => DocumentKind::VoidNote,
        DocumentType::TaxReceipt => DocumentKind::TaxReceipt,
        DocumentType::CreditNote => DocumentKind::CreditNote,
        DocumentType::Summary => DocumentKind::Summary,
        DocumentType::Transactions => DocumentKind::Transactions,
        _ => DocumentKind::Other,
    }
}
