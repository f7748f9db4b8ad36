use domain::{
    Currency, DateTime, Decimal, Invoice, InvoiceKind, InvoiceNumber, InvoiceSource, InvoiceStatus, NaiveDate, OfferId,
    Party, PaymentTerms, ReceivedInvoice, SentAmount, TaxId, Utc,
};
use incoming::{Content, Field, Fields, Origin, Proposal};
use serde::{Deserialize, Serialize};

use crate::connections::received::nobody;

/// What was read of an invoice in a file, as it is kept until somebody takes it over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReadInvoice {
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub currency: Option<Currency>,
    pub net: Option<Decimal>,
    pub tax: Option<Decimal>,
    pub total: Option<Decimal>,
    pub seller: Option<String>,
    pub seller_tax_id: Option<String>,
    pub buyer: Option<String>,
    pub buyer_tax_id: Option<String>,
    pub po_number: Option<String>,
    pub period_from: Option<NaiveDate>,
    pub period_to: Option<NaiveDate>,
    pub description: Option<String>,
    pub lines: Vec<(String, Decimal)>,
}

/// What an invoice cannot be without.
pub(super) struct Needed {
    pub number: String,
    pub date: NaiveDate,
    pub currency: Currency,
    pub total: Decimal,
}

fn value<T: Clone>(field: Option<&Field<T>>) -> Option<T> {
    field.map(|field| field.value.clone())
}

impl ReadInvoice {
    pub fn of(fields: &Fields) -> Self {
        Self {
            number: Self::number_of(fields),
            date: value(fields.date.as_ref()),
            due: value(fields.due_date.as_ref()),
            currency: value(fields.currency.as_ref()),
            net: value(fields.net.as_ref()),
            tax: value(fields.tax.as_ref()),
            total: value(fields.total.as_ref()),
            seller: value(fields.seller.as_ref()),
            seller_tax_id: value(fields.seller_tax_id.as_ref()),
            buyer: value(fields.buyer.as_ref()),
            buyer_tax_id: value(fields.buyer_tax_id.as_ref()),
            po_number: value(fields.purchase_order.as_ref()),
            period_from: value(fields.period_from.as_ref()),
            period_to: value(fields.period_to.as_ref()),
            description: value(fields.description.as_ref()),
            lines: fields
                .lines
                .iter()
                .map(|line| (line.description.clone(), line.amount))
                .collect(),
        }
    }

    /// The number that is read of fields.
    pub fn number_of(fields: &Fields) -> Option<String> {
        value(fields.number.as_ref())
    }

    /// What an invoice cannot be without, or the names of what is missing.
    pub fn needed(&self) -> Result<Needed, Vec<&'static str>> {
        match (&self.number, self.date, self.currency, self.total) {
            (Some(number), Some(date), Some(currency), Some(total)) => Ok(Needed {
                number: number.clone(),
                date,
                currency,
                total,
            }),
            _ => Err([
                ("number", self.number.is_none()),
                ("date", self.date.is_none()),
                ("currency", self.currency.is_none()),
                ("total", self.total.is_none()),
            ]
            .into_iter()
            .filter_map(|(name, is_missing)| is_missing.then_some(name))
            .collect()),
        }
    }

    /// The record of it. What was not read is not filled in.
    pub fn record(&self, needed: Needed, source: &str, received: DateTime<Utc>) -> Invoice {
        let amounts = [
            (SentAmount::Subtotal, self.net),
            (SentAmount::Tax, self.tax),
            (SentAmount::Total, Some(needed.total)),
        ];
        let party = |name: &Option<String>, tax_id: &Option<String>| Party {
            name: name.clone().unwrap_or_default(),
            tax_id: tax_id.as_ref().map(|value| TaxId {
                label: String::new(),
                value: value.clone(),
            }),
            ..nobody()
        };
        let moment = |day: Option<NaiveDate>| day.map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc());
        let buyer = party(&self.buyer, &self.buyer_tax_id);
        Invoice {
            number: InvoiceNumber::new(needed.number),
            kind: InvoiceKind::Invoice,
            status: InvoiceStatus::Unknown,
            issued: needed.date,
            due: self.due,
            offer: OfferId::not_told(),
            order_number: None,
            po_number: self.po_number.clone(),
            partner_id: String::new(),
            payment_terms: PaymentTerms::AsWritten(String::new()),
            issuer: party(&self.seller, &self.seller_tax_id),
            sold_to: buyer.clone(),
            bill_to: buyer,
            lines: Vec::new(),
            taxes: Vec::new(),
            currency: needed.currency,
            net: self.net.unwrap_or_default(),
            discount: Decimal::ZERO,
            tax: self.tax.unwrap_or_default(),
            total: needed.total,
            paid: Decimal::ZERO,
            amount_due: Decimal::ZERO,
            payment: None,
            placed_by: None,
            term: None,
            received: Some(Box::new(ReceivedInvoice {
                source: InvoiceSource::File,
                account: source.to_owned(),
                received,
                version: 1,
                amounts: amounts
                    .into_iter()
                    .filter_map(|(name, amount)| Some((name, amount?)))
                    .collect(),
                period: (moment(self.period_from), moment(self.period_to)),
                names: Vec::new(),
                sent: serde_json::to_string(self).unwrap_or_default(),
            })),
        }
    }
}

/// Whether a proposal says exactly what it is: a row of a table, or an electronic invoice.
pub(super) fn is_exact(proposal: &Proposal) -> bool {
    let fields = &proposal.fields;
    let of_element = |origin: Option<&Origin>| matches!(origin, Some(Origin::Element(_)));
    match proposal.content {
        Content::Row(_) => true,
        Content::Document { .. } => {
            of_element(fields.number.as_ref().map(|field| &field.origin))
                && of_element(fields.total.as_ref().map(|field| &field.origin))
        }
    }
}
