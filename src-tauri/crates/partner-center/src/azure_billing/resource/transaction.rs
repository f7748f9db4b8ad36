use chrono::{DateTime, FixedOffset};
use domain::{Currency, Decimal, Money};

use super::envelope::{Envelope, Resource};
use crate::service::{SentJson, Unfit};

/// A line of an invoice. Amounts have the sign they were sent with; a cancellation may have a positive one, so the sign
/// comes from [`kind`](Self::kind).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingTransaction {
    /// Its path.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// `Purchase`, `Cancel`, `Usage Charge`, or another word.
    pub kind: Option<String>,
    /// When it was made.
    pub date: Option<DateTime<FixedOffset>>,
    /// The number of the invoice; none while it is pending.
    pub invoice: Option<String>,
    /// It is on no invoice yet, as the service says.
    pub is_pending: bool,
    /// What was bought.
    pub description: Option<String>,
    /// The family of the product.
    pub product_family: Option<String>,
    /// The kind of product.
    pub product_type: Option<String>,
    /// The service's id of that kind.
    pub product_type_id: Option<String>,
    /// The service's number of the part.
    pub part_number: Option<String>,
    /// How many.
    pub quantity: Option<Decimal>,
    /// How many units were used.
    pub units: Option<Decimal>,
    /// What a unit is.
    pub unit: Option<String>,
    /// First moment of the period.
    pub period_starts: Option<DateTime<FixedOffset>>,
    /// Last moment of the period.
    pub period_ends: Option<DateTime<FixedOffset>>,
    /// The price on the market.
    pub market_price: Option<Money>,
    /// The price that was paid.
    pub effective_price: Option<Money>,
    /// The part by which it was cheaper, 0 to 1.
    pub discount: Option<Decimal>,
    /// The credit that was used up.
    pub credit_applied: Option<Money>,
    /// Without tax.
    pub subtotal: Option<Money>,
    /// Tax.
    pub tax: Option<Money>,
    /// With tax.
    pub total: Option<Money>,
    /// The currency of the invoice.
    pub billing_currency: Option<Currency>,
    /// The currency of the price.
    pub pricing_currency: Option<Currency>,
    /// From the currency of the price to that of the invoice.
    pub exchange_rate: Option<Decimal>,
    /// The path of the billing profile.
    pub profile_id: Option<String>,
    /// What the billing profile is called.
    pub profile_name: Option<String>,
    /// What the section of the invoice is called.
    pub section_name: Option<String>,
    /// Who it was bought for, where that is said.
    pub customer_name: Option<String>,
    /// As it was sent.
    pub sent: SentJson,
}

impl Resource for BillingTransaction {
    fn read(envelope: &Envelope<'_>) -> Result<Self, Unfit> {
        let properties = &envelope.properties;
        let invoice = properties.filled("invoice")?;
        let is_pending = invoice
            .as_deref()
            .is_some_and(|invoice| invoice.trim().eq_ignore_ascii_case("pending"));
        Ok(Self {
            id: envelope.id.clone(),
            name: envelope.name.clone(),
            kind: properties.filled("transactionType")?,
            date: properties.moment("date")?,
            invoice: invoice.filter(|_| !is_pending),
            is_pending,
            description: properties.filled("productDescription")?,
            product_family: properties.filled("productFamily")?,
            product_type: properties.filled("productType")?,
            product_type_id: properties.filled("productTypeId")?,
            part_number: properties.filled("partNumber")?,
            quantity: properties.number("quantity")?,
            units: properties.number("units")?,
            unit: properties.filled("unitOfMeasure")?,
            period_starts: properties.moment("servicePeriodStartDate")?,
            period_ends: properties.moment("servicePeriodEndDate")?,
            market_price: properties.money("marketPrice")?,
            effective_price: properties.money("effectivePrice")?,
            discount: properties.number("discount")?,
            credit_applied: properties.money("azureCreditApplied")?,
            subtotal: properties.money("subTotal")?,
            tax: properties.money("tax")?,
            total: properties.money("transactionAmount")?,
            billing_currency: properties.currency("billingCurrency")?,
            pricing_currency: properties.currency("pricingCurrency")?,
            exchange_rate: properties.number("exchangeRate")?,
            profile_id: properties.filled("billingProfileId")?,
            profile_name: properties.text("billingProfileDisplayName")?,
            section_name: properties.text("invoiceSectionDisplayName")?,
            customer_name: properties.filled("customerDisplayName")?,
            sent: envelope.sent.clone(),
        })
    }

    fn identity(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }
}
