use domain::{Decimal, Invoice, InvoiceKind, Phrase, TaxTreatment};

use crate::content::sheet::Sheet;

/// The notes that an invoice needs, in their order.
pub fn notes(sheet: &Sheet, invoice: &Invoice) -> Vec<Phrase> {
    let mut notes = match invoice.kind {
        InvoiceKind::Invoice => vec![Phrase::new("document-note-not-corrected")],
        InvoiceKind::CreditNote => vec![Phrase::new("document-note-credit-note")],
        InvoiceKind::VoidNote => vec![Phrase::new("document-note-void-note")],
        InvoiceKind::Other => Vec::new(),
    };
    for (treatment, id) in [
        (TaxTreatment::ReverseCharge, "document-note-reverse-charge"),
        (TaxTreatment::Exempt, "document-note-exempt"),
        (TaxTreatment::OutsideScope, "document-note-outside-scope"),
    ] {
        let of_a_line = invoice.lines.iter().any(|line| line.treatment == treatment);
        if of_a_line || invoice.taxes.iter().any(|tax| tax.treatment == treatment) {
            notes.push(Phrase::new(id));
        }
    }
    if invoice.kind == InvoiceKind::Invoice {
        // Taiwan's own form of invoice reaches the buyer on paper.
        if invoice.issuer.country.code() == "TW" {
            notes.push(Phrase::new("document-note-uniform-invoice"));
        }
        notes.push(Phrase::new("document-note-keep"));
    }
    notes.extend(contradictions(sheet, invoice));
    notes
}

/// Where the stated amounts do not add up: they are printed as stated, and the reader is told what they come to. Lines
/// and taxes that the record does not have contradict nothing.
fn contradictions(sheet: &Sheet, invoice: &Invoice) -> Vec<Phrase> {
    let lines = sum(invoice.lines.iter().map(|line| line.net));
    let taxes = sum(invoice.taxes.iter().map(|tax| tax.tax));
    let total = invoice
        .net
        .checked_sub(invoice.discount)
        .and_then(|net| net.checked_add(invoice.tax));
    let due = invoice.total.checked_sub(invoice.paid);
    let differing: Vec<Option<Phrase>> = [
        (
            !invoice.lines.is_empty(),
            "document-note-lines-differ",
            lines,
            invoice.net,
        ),
        (
            !invoice.taxes.is_empty(),
            "document-note-taxes-differ",
            taxes,
            invoice.tax,
        ),
        (true, "document-note-total-differs", total, invoice.total),
        (true, "document-note-due-differs", due, invoice.amount_due),
    ]
    .into_iter()
    .filter(|(is_stated, _, computed, stated)| *is_stated && *computed != Some(*stated))
    .map(|(_, id, computed, stated)| {
        // A sum of more digits than a number can hold is told without saying what it is.
        let computed = sheet.money(computed?);
        Some(
            Phrase::new(id)
                .with("sum", computed)
                .with("stated", sheet.money(stated)),
        )
    })
    .collect();
    if differing.is_empty() {
        return Vec::new();
    }
    std::iter::once(Phrase::new("document-note-does-not-add-up"))
        .chain(differing.into_iter().flatten())
        .collect()
}

fn sum(mut amounts: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    amounts.try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount))
}
