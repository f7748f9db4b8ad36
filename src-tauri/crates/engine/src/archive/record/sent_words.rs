use domain::{Invoice, InvoiceKind, InvoiceStatus, Phrase};
use serde_json::Value;
use words::{Words, visible_line};

/// No word of a service that is meant as one is longer.
const LONGEST_WORD: usize = 40;

/// What kind of document it is, for people: one of no known kind with the service's own word.
pub(super) fn kind_label(words: &Words, invoice: &Invoice) -> String {
    let label = words.text(&format!("invoice-kind-{}", invoice.kind.id()));
    match invoice.kind {
        InvoiceKind::Other => with_its_word(words, label, invoice, "documentType"),
        _ => label,
    }
}

/// Where its payment stands, for people: an unknown status with the service's own word.
pub(super) fn status_label(words: &Words, invoice: &Invoice) -> String {
    let label = words.text(&format!("invoice-status-{}", invoice.status.id()));
    match invoice.status {
        InvoiceStatus::Unknown => with_its_word(words, label, invoice, "status"),
        _ => label,
    }
}

fn with_its_word(words: &Words, label: String, invoice: &Invoice, field: &str) -> String {
    let Some(word) = sent_word(invoice, field) else {
        return label;
    };
    words.say(&Phrase::new("invoice-as-sent").with("label", label).with("word", word))
}

/// The text of a field as it was sent: Azure Billing puts it among the properties, Partner Center beside the number.
fn sent_word(invoice: &Invoice, field: &str) -> Option<String> {
    let sent: Value = serde_json::from_str(&invoice.received.as_ref()?.sent).ok()?;
    let word = sent.get("properties").unwrap_or(&sent).get(field)?.as_str()?;
    let word = visible_line(word.trim());
    let is_word = !word.is_empty() && word.chars().count() <= LONGEST_WORD;
    is_word.then(|| word.into_owned())
}
