use chrono::NaiveDate;

use crate::{Bookkeeping, Invoice, InvoiceCheck, InvoiceFinding, InvoiceKind, InvoiceNumber, Phrase, UniformNumber};

/// An invoice with the uniform invoice number that the books say it has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberedInvoice {
    uniform_number: UniformNumber,
    issued: NaiveDate,
    number: InvoiceNumber,
}

impl NumberedInvoice {
    /// The invoice, where a number is recorded beside it. A credit note has that of the invoice it belongs to.
    #[must_use]
    pub fn of(invoice: &Invoice, bookkeeping: &Bookkeeping) -> Option<Self> {
        let uniform_number = bookkeeping.uniform_number.clone()?;
        (invoice.kind == InvoiceKind::Invoice).then(|| Self {
            uniform_number,
            issued: invoice.issued,
            number: invoice.number.clone(),
        })
    }
}

/// The uniform invoice numbers that are recorded beside more than one invoice: each is given to one alone. The order in
/// which the invoices are given does not matter.
#[must_use]
pub fn numbers_used_twice(mut invoices: Vec<NumberedInvoice>) -> Vec<InvoiceFinding> {
    invoices.sort();
    let same_number = invoices.chunk_by(|one, other| one.uniform_number == other.uniform_number);
    same_number.filter(|group| group.len() > 1).filter_map(shared).collect()
}

fn shared(group: &[NumberedInvoice]) -> Option<InvoiceFinding> {
    let last = group.last()?;
    let names: Vec<String> = group.iter().map(|invoice| invoice.number.to_string()).collect();
    Some(InvoiceFinding {
        check: InvoiceCheck::UniformNumber,
        invoices: group.iter().map(|invoice| invoice.number.clone()).collect(),
        order: None,
        day: last.issued,
        message: Phrase::new("check-uniform_number-message")
            .with("uniform", last.uniform_number.printed())
            .with("invoices", names),
    })
}
