use domain::{Invoice, InvoiceKind, TaxTreatment};

/// The ids of the notes that an invoice needs, in their order.
pub fn notes(invoice: &Invoice) -> Vec<&'static str> {
    let mut notes = match invoice.kind {
        InvoiceKind::Invoice => vec!["document-note-not-corrected"],
        InvoiceKind::CreditNote => vec!["document-note-credit-note"],
        InvoiceKind::VoidNote => vec!["document-note-void-note"],
    };
    for (treatment, id) in [
        (TaxTreatment::ReverseCharge, "document-note-reverse-charge"),
        (TaxTreatment::Exempt, "document-note-exempt"),
        (TaxTreatment::OutsideScope, "document-note-outside-scope"),
    ] {
        let of_a_line = invoice.lines.iter().any(|line| line.treatment == treatment);
        if of_a_line || invoice.taxes.iter().any(|tax| tax.treatment == treatment) {
            notes.push(id);
        }
    }
    if invoice.kind == InvoiceKind::Invoice {
        // Taiwan's own form of invoice reaches the buyer on paper.
        if invoice.issuer.country.code() == "TW" {
            notes.push("document-note-uniform-invoice");
        }
        notes.push("document-note-keep");
    }
    notes
}
