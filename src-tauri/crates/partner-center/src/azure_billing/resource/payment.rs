use crate::service::{Fields, Unfit};
use chrono::{DateTime, FixedOffset};
use domain::Money;

/// A payment of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingPayment {
    /// When it was made; before the invoice, where a credit or an earlier invoice paid it.
    pub date: Option<DateTime<FixedOffset>>,
    /// How much.
    pub amount: Option<Money>,
    /// `Charged`, `debited`, `credited`, or another word.
    pub kind: Option<String>,
    /// `CreditCard`, `Credits`, `CheckWire`, or another word.
    pub method_family: Option<String>,
    /// `visa`, or another word.
    pub method: Option<String>,
}

impl BillingPayment {
    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Unfit> {
        Ok(Self {
            date: fields.moment("date")?,
            amount: fields.money("amount")?,
            kind: fields.filled("paymentType")?,
            method_family: fields.filled("paymentMethodFamily")?,
            method: fields.filled("paymentMethodType")?,
        })
    }
}
