use domain::{
    Catalogue, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment, InvoiceStatus, InvoiceTerm,
    Money, NaiveDate, Names, Offer, PaymentTerms, Profile, Role, TaxLine, TaxTreatment, Term,
};

use crate::base::data::Partner;
use crate::selling::pricing::Price;

/// What an invoice is made out for.
pub(crate) struct Sale<'a> {
    pub partner: &'a Partner,
    pub catalogue: &'a Catalogue,
    /// The addresses as they are on the day; they stay so on the invoice.
    pub profile: &'a Profile,
    pub offer: &'a Offer,
    pub term: &'a Term,
    pub price: Price,
    pub issued: NaiveDate,
    pub status: InvoiceStatus,
    pub order: &'a str,
    pub po_number: Option<&'a str>,
    pub payment: InvoicePayment,
    pub placed_by: (String, Role),
}

impl Sale<'_> {
    /// The invoice of the sale, paid in full.
    pub fn invoice(self, number: String) -> Invoice {
        let Price {
            fee, net, tax, total, ..
        } = self.price;
        let rate = self.partner.tax.rate;
        let treatment = if rate.is_zero() {
            TaxTreatment::ZeroRated
        } else {
            TaxTreatment::Standard
        };
        Invoice {
            number: InvoiceNumber::new(number),
            kind: InvoiceKind::Invoice,
            status: self.status,
            issued: self.issued,
            due: None,
            offer: self.offer.id.clone(),
            order_number: Some(self.order.to_owned()),
            po_number: self.po_number.map(str::to_owned),
            partner_id: self.partner.partner_id.clone(),
            payment_terms: match &self.payment {
                InvoicePayment::Card { .. } => PaymentTerms::PaidAtPurchase,
                InvoicePayment::Transfer { .. } => PaymentTerms::BankTransfer,
            },
            issuer: self.partner.issuer.clone(),
            sold_to: self.profile.legal.clone(),
            bill_to: self.profile.bill_to.clone(),
            lines: vec![InvoiceLine {
                description: self.offer.name.clone(),
                period: Some((self.term.purchased, self.term.anniversary)),
                quantity: Decimal::ONE,
                unit_price: fee.amount,
                tax_rate: rate,
                treatment,
                net: fee.amount,
            }],
            taxes: vec![TaxLine {
                label: self.partner.tax.label.clone(),
                rate,
                treatment,
                taxable: net.amount,
                tax: tax.amount,
            }],
            currency: self.partner.currency,
            net: fee.amount,
            discount: fee.amount - net.amount,
            tax: tax.amount,
            total: total.amount,
            paid: total.amount,
            amount_due: zero_like(total.amount),
            payment: Some(self.payment),
            received: None,
            placed_by: Some(self.placed_by),
            term: invoice_term(self.catalogue, self.offer, self.term),
        }
    }
}

/// The credit note that takes a whole invoice back: the same with every amount turned round, naming the invoice.
pub(crate) fn credit_note(invoice: Invoice, number: String, issued: NaiveDate) -> Invoice {
    let turned = |money: Money| Money::new(-money.amount, money.currency);
    let original = invoice.number;
    let credited = |description: Names| Names {
        en: format!("Credit for invoice {original}: {}", description.en),
        zh_tw: format!("發票 {original} 折讓：{}", description.zh_tw),
    };
    Invoice {
        number: InvoiceNumber::new(number),
        kind: InvoiceKind::CreditNote,
        status: InvoiceStatus::Refunded,
        issued,
        lines: invoice
            .lines
            .into_iter()
            .map(|line| InvoiceLine {
                description: credited(line.description),
                quantity: -line.quantity,
                net: -line.net,
                ..line
            })
            .collect(),
        taxes: invoice
            .taxes
            .into_iter()
            .map(|tax| TaxLine {
                taxable: -tax.taxable,
                tax: -tax.tax,
                ..tax
            })
            .collect(),
        net: -invoice.net,
        discount: -invoice.discount,
        tax: -invoice.tax,
        total: -invoice.total,
        paid: -invoice.paid,
        amount_due: zero_like(invoice.amount_due),
        payment: invoice.payment.map(|payment| match payment {
            InvoicePayment::Card { card, amount, .. } => InvoicePayment::Card {
                card,
                charged: issued,
                amount: turned(amount),
            },
            InvoicePayment::Transfer { amount, reference, .. } => InvoicePayment::Transfer {
                received: issued,
                amount: turned(amount),
                reference,
            },
        }),
        term: None,
        ..invoice
    }
}

/// Nothing, with as many digits.
fn zero_like(amount: Decimal) -> Decimal {
    Decimal::new(0, amount.scale())
}

/// The term with its window; `None` where the rule is not stated for its anniversary date.
fn invoice_term(catalogue: &Catalogue, offer: &Offer, term: &Term) -> Option<InvoiceTerm> {
    let policy = catalogue.policy_of(offer, term.anniversary);
    if policy.valid_from.is_some_and(|from| term.anniversary < from)
        || policy.valid_until.is_some_and(|until| term.anniversary > until)
    {
        return None;
    }
    let window = policy.window(term.anniversary);
    Some(InvoiceTerm {
        purchased: term.purchased,
        expires: term.anniversary,
        window_opens: window.opens,
        window_closes: window.closes,
        benefits_end: term.benefits_end(),
    })
}
