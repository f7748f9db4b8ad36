use chrono::{DateTime, FixedOffset};
use domain::{Decimal, Money};

use super::envelope::{Envelope, Resource};
use crate::service::{SentJson, Unfit};

/// A purchase of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingProduct {
    /// Its path.
    pub id: Option<String>,
    /// The name by which it is asked for.
    pub name: String,
    /// What people call it.
    pub display_name: Option<String>,
    /// When it was bought.
    pub purchased: Option<DateTime<FixedOffset>>,
    /// When it ends, where that is said.
    pub ends: Option<DateTime<FixedOffset>>,
    /// How many.
    pub quantity: Option<Decimal>,
    /// `Active`, `Suspended`, or another word.
    pub status: Option<String>,
    /// Whether it renews itself.
    pub renews_itself: Option<bool>,
    /// How often it is billed, as the service says it.
    pub billing_frequency: Option<String>,
    /// What was charged last, where that is said.
    pub last_charge: Option<Money>,
    /// The kind of product.
    pub product_type: Option<String>,
    /// The service's id of that kind.
    pub product_type_id: Option<String>,
    /// The service's id of the variant.
    pub sku_id: Option<String>,
    /// What the variant is called.
    pub sku_description: Option<String>,
    /// The path of the billing profile.
    pub profile_id: Option<String>,
    /// What the billing profile is called.
    pub profile_name: Option<String>,
    /// What the section of the invoice is called.
    pub section_name: Option<String>,
    /// As it was sent.
    pub sent: SentJson,
}

impl Resource for BillingProduct {
    fn read(envelope: &Envelope<'_>) -> Result<Self, Unfit> {
        let properties = &envelope.properties;
        Ok(Self {
            id: envelope.id.clone(),
            name: envelope.name.clone(),
            display_name: properties.filled("displayName")?,
            purchased: properties.moment("purchaseDate")?,
            ends: properties.moment("endDate")?,
            quantity: properties.number("quantity")?,
            status: properties.filled("status")?,
            renews_itself: properties.flag("autoRenew")?,
            billing_frequency: properties.filled("billingFrequency")?,
            last_charge: properties.money("lastCharge")?,
            product_type: properties.filled("productType")?,
            product_type_id: properties.filled("productTypeId")?,
            sku_id: properties.filled("skuId")?,
            sku_description: properties.filled("skuDescription")?,
            profile_id: properties.filled("billingProfileId")?,
            profile_name: properties.text("billingProfileDisplayName")?,
            section_name: properties.text("invoiceSectionDisplayName")?,
            sent: envelope.sent.clone(),
        })
    }

    fn identity(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }
}
