//! What there is to know about a document before it is saved.

use domain::Phrase;
use invoice_pdf::{Document, ElectronicInvoice};
use words::Words;

use crate::view::{InvoiceWarning, WarningId};

/// What there is to know about a copy before it is saved: characters that cannot be printed, and why no machine can read
/// it.
pub(crate) fn document_warnings(words: &Words, document: &Document) -> Vec<InvoiceWarning> {
    let mut warnings = Vec::new();
    let unprintable = unprintable(document);
    if !unprintable.is_empty() {
        warnings.push(warning(words, WarningId::Unprintable, unprintable));
    }
    if let ElectronicInvoice::Impossible(gaps) = &document.electronic {
        warnings.push(warning(words, WarningId::Electronic, gap_labels(words, gaps)));
    }
    warnings
}

/// What keeps an invoice from being read by machines, in words.
pub(crate) fn gap_labels(words: &Words, gaps: &[invoice_pdf::Gap]) -> Vec<String> {
    gaps.iter()
        .map(|gap| words.text(&format!("invoice-gap-{}", gap.field().replace('.', "-"))))
        .collect()
}

/// A warning in words.
pub(crate) fn warning(words: &Words, id: WarningId, details: Vec<String>) -> InvoiceWarning {
    let sentence = match id {
        WarningId::Unprintable => Phrase::new("invoice-warning-unprintable").with("details", details.clone()),
        WarningId::Electronic => Phrase::new("invoice-warning-electronic").with("details", words.list(&details)),
        WarningId::OriginalChanged => Phrase::new("invoice-warning-original_changed"),
        WarningId::Changed => Phrase::new("invoice-warning-changed"),
    };
    InvoiceWarning {
        id,
        message: words.say(&sentence),
        details,
    }
}

/// What cannot be printed, each with the field it stands in.
pub(crate) fn unprintable(document: &Document) -> Vec<String> {
    document
        .unprintable
        .iter()
        .map(|one| format!("{} ({})", one.character, one.field))
        .collect()
}
