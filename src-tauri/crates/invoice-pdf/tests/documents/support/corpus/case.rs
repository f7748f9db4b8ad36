use domain::{Decimal, Invoice, InvoicePayment, Money, TaxLine};
use invoice_pdf::Options;

use crate::support::irish;

/// An invoice with what its document says beside it.
pub struct Case {
    pub name: String,
    pub invoice: Invoice,
    pub options: Options,
}

impl Case {
    pub fn new(name: &str, invoice: Invoice) -> Self {
        // Names of roles are the words of another crate; what is held by its bytes here must not follow them.
        let placed_by = None;
        Self {
            name: name.to_owned(),
            invoice: Invoice { placed_by, ..invoice },
            options: Options::default(),
        }
    }

    pub fn with(mut self, options: Options) -> Self {
        self.options = options;
        self
    }
}

/// The Irish invoice with a change.
pub fn changed(name: &str, change: impl FnOnce(&mut Invoice)) -> Case {
    let mut invoice = irish();
    change(&mut invoice);
    Case::new(name, invoice)
}

/// The Irish invoice with a change after which its amounts are worked out anew.
pub fn worked_out(name: &str, change: impl FnOnce(&mut Invoice)) -> Case {
    let mut invoice = irish();
    change(&mut invoice);
    work_out(&mut invoice);
    Case::new(name, invoice)
}

/// Works out every sum of an invoice from its lines, its discount and whether it was paid.
pub fn work_out(invoice: &mut Invoice) {
    let currency = invoice.currency;
    let mut taxes: Vec<TaxLine> = Vec::new();
    let label = invoice
        .taxes
        .first()
        .map_or_else(|| irish().taxes[0].label.clone(), |tax| tax.label.clone());
    for line in &invoice.lines {
        match taxes
            .iter_mut()
            .find(|tax| tax.treatment == line.treatment && tax.rate == line.tax_rate)
        {
            Some(tax) => tax.taxable += line.net,
            None => taxes.push(TaxLine {
                label: label.clone(),
                rate: line.tax_rate,
                treatment: line.treatment,
                taxable: line.net,
                tax: Decimal::ZERO,
            }),
        }
    }
    if let Some(tax) = taxes.first_mut() {
        tax.taxable -= invoice.discount;
    }
    for tax in &mut taxes {
        tax.tax = Money::new(tax.taxable, currency).percent(tax.rate).amount;
    }
    invoice.net = invoice.lines.iter().map(|line| line.net).sum();
    invoice.tax = taxes.iter().map(|tax| tax.tax).sum();
    invoice.taxes = taxes;
    invoice.total = invoice.net - invoice.discount + invoice.tax;
    invoice.paid = if invoice.payment.is_some() {
        invoice.total
    } else {
        Decimal::ZERO
    };
    invoice.amount_due = invoice.total - invoice.paid;
    if let Some(InvoicePayment::Card { amount, .. } | InvoicePayment::Transfer { amount, .. }) = &mut invoice.payment {
        *amount = Money::new(invoice.paid, currency);
    }
}
