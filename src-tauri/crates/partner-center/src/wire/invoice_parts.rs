use domain::{
    BENEFITS_GRACE_DAYS, CardSummary, Currency, Decimal, InvoiceLine, InvoicePayment, InvoiceTerm, Money, NaiveDate,
    Role, TaxLine, TaxTreatment,
};

use super::party::filled;
use super::session::role_of;
use super::{Amount, CardResource, Day, NameResource, Text, by_word, plain_word};

resources! {
    /// One line of a membership invoice.
    pub struct InvoiceLineResource {
        /// What was sold.
        description: NameResource,
        /// First day of the charge period.
        charge_start_date: Day,
        /// Last day of the charge period.
        charge_end_date: Day,
        /// Quantity.
        quantity: Amount,
        /// Price of one.
        unit_price: Amount,
        /// Tax rate in percent.
        tax_rate: Amount,
        /// How the tax came about.
        tax_treatment: Text,
        /// Net amount.
        subtotal: Amount,
    }

    /// The tax of one rate.
    pub struct InvoiceTaxResource {
        /// What the tax is called.
        label: NameResource,
        /// Rate in percent.
        rate: Amount,
        /// How the tax came about.
        treatment: Text,
        /// The amount taxed.
        taxable: Amount,
        /// The tax.
        tax: Amount,
    }

    /// How an invoice was paid.
    pub struct InvoicePaymentResource {
        /// `card` or `transfer`.
        method: Text,
        /// The day of the charge or of the arrival.
        date: Day,
        /// The amount.
        amount: Amount,
        /// The card.
        card: CardResource,
        /// The reference of a transfer.
        reference: Text,
    }

    /// Who placed the order.
    pub struct PlacedByResource {
        /// The person.
        display_name: Text,
        /// The role.
        role: Text,
    }

    /// The term that an invoice pays for.
    pub struct InvoiceTermResource {
        /// First day.
        purchase_date: Day,
        /// The anniversary date.
        anniversary_date: Day,
        /// First day of the renewal window.
        renewal_start_date: Day,
        /// Last day of it.
        renewal_end_date: Day,
        /// Last day of benefits.
        benefits_end_date: Day,
    }
}

const TREATMENTS: [TaxTreatment; 5] = [
    TaxTreatment::Standard,
    TaxTreatment::ZeroRated,
    TaxTreatment::Exempt,
    TaxTreatment::ReverseCharge,
    TaxTreatment::OutsideScope,
];

const fn treatment_word(treatment: TaxTreatment) -> &'static str {
    match treatment {
        TaxTreatment::Standard => "standard",
        TaxTreatment::ZeroRated => "zero_rated",
        TaxTreatment::Exempt => "exempt",
        TaxTreatment::ReverseCharge => "reverse_charge",
        TaxTreatment::OutsideScope => "outside_scope",
    }
}

/// The treatment of a word; one this version does not know says no more than its rate does.
fn treatment_of(word: Option<&Text>, rate: Decimal) -> TaxTreatment {
    word.and_then(|Text(word)| by_word(word, &TREATMENTS, treatment_word))
        .unwrap_or(if rate.is_zero() {
            TaxTreatment::OutsideScope
        } else {
            TaxTreatment::Standard
        })
}

pub(super) fn day(day: Option<Day>) -> Option<NaiveDate> {
    day.and_then(|day| day.0)
}

pub(super) fn amount(amount: Option<Amount>) -> Decimal {
    amount.unwrap_or_default().0
}

impl From<&InvoiceLine> for InvoiceLineResource {
    fn from(line: &InvoiceLine) -> Self {
        Self {
            description: Some((&line.description).into()),
            charge_start_date: line.period.map(|(first, _)| first.into()),
            charge_end_date: line.period.map(|(_, last)| last.into()),
            quantity: Some(line.quantity.into()),
            unit_price: Some(line.unit_price.into()),
            tax_rate: Some(line.tax_rate.into()),
            tax_treatment: Some(treatment_word(line.treatment).into()),
            subtotal: Some(line.net.into()),
        }
    }
}

impl From<InvoiceLineResource> for InvoiceLine {
    fn from(line: InvoiceLineResource) -> Self {
        let tax_rate = amount(line.tax_rate);
        let quantity = line.quantity.map_or(Decimal::ONE, |quantity| quantity.0);
        let net = line.subtotal.map(|net| net.0);
        let unit_price = line.unit_price.map(|price| price.0);
        Self {
            description: line.description.unwrap_or_default().into(),
            period: day(line.charge_start_date).zip(day(line.charge_end_date)),
            quantity,
            unit_price: unit_price
                .or(net.and_then(|net| net.checked_div(quantity)))
                .unwrap_or_default(),
            tax_rate,
            treatment: treatment_of(line.tax_treatment.as_ref(), tax_rate),
            net: net
                .or(unit_price.and_then(|price| price.checked_mul(quantity)))
                .unwrap_or_default(),
        }
    }
}

impl From<&TaxLine> for InvoiceTaxResource {
    fn from(tax: &TaxLine) -> Self {
        Self {
            label: Some((&tax.label).into()),
            rate: Some(tax.rate.into()),
            treatment: Some(treatment_word(tax.treatment).into()),
            taxable: Some(tax.taxable.into()),
            tax: Some(tax.tax.into()),
        }
    }
}

impl From<InvoiceTaxResource> for TaxLine {
    fn from(tax: InvoiceTaxResource) -> Self {
        let rate = amount(tax.rate);
        Self {
            label: tax.label.unwrap_or_default().into(),
            rate,
            treatment: treatment_of(tax.treatment.as_ref(), rate),
            taxable: amount(tax.taxable),
            tax: amount(tax.tax),
        }
    }
}

impl From<&InvoicePayment> for InvoicePaymentResource {
    fn from(payment: &InvoicePayment) -> Self {
        match payment {
            InvoicePayment::Card { card, charged, amount } => Self {
                method: Some("card".into()),
                date: Some((*charged).into()),
                amount: Some(amount.amount.into()),
                card: Some(card.into()),
                reference: None,
            },
            InvoicePayment::Transfer {
                received,
                amount,
                reference,
            } => Self {
                method: Some("transfer".into()),
                date: Some((*received).into()),
                amount: Some(amount.amount.into()),
                card: None,
                reference: Some(reference.as_str().into()),
            },
        }
    }
}

/// The payment; `None` for a method this version does not know, or without its day.
pub(super) fn payment_in(payment: InvoicePaymentResource, currency: Currency) -> Option<InvoicePayment> {
    let amount = Money::new(amount(payment.amount), currency);
    match plain_word(&payment.method?.0).as_str() {
        "card" | "creditcard" => Some(InvoicePayment::Card {
            card: CardSummary::try_from(payment.card?).ok()?,
            charged: day(payment.date)?,
            amount,
        }),
        "transfer" | "banktransfer" | "wire" => Some(InvoicePayment::Transfer {
            received: day(payment.date)?,
            amount,
            reference: filled(payment.reference).unwrap_or_default(),
        }),
        _ => None,
    }
}

pub(super) fn placed_by(placed: PlacedByResource) -> Option<(String, Role)> {
    Some((filled(placed.display_name)?, role_of(placed.role.as_ref())?))
}

impl From<&InvoiceTerm> for InvoiceTermResource {
    fn from(term: &InvoiceTerm) -> Self {
        Self {
            purchase_date: Some(term.purchased.into()),
            anniversary_date: Some(term.expires.into()),
            renewal_start_date: Some(term.window_opens.into()),
            renewal_end_date: term.window_closes.map(Into::into),
            benefits_end_date: Some(term.benefits_end.into()),
        }
    }
}

pub(super) fn term(term: InvoiceTermResource) -> Option<InvoiceTerm> {
    let expires = day(term.anniversary_date)?;
    Some(InvoiceTerm {
        purchased: day(term.purchase_date)?,
        expires,
        window_opens: day(term.renewal_start_date)?,
        window_closes: day(term.renewal_end_date),
        benefits_end: day(term.benefits_end_date)
            .or_else(|| expires.checked_add_days(chrono::Days::new(BENEFITS_GRACE_DAYS)))?,
    })
}
