use domain::Currency;

use super::envelope::{Envelope, Resource};
use super::postal::{BillingAddress, address_in};
use crate::service::{SentJson, Unfit};

/// A billing profile: what invoices are made for. Each has a currency of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingProfile {
    /// Its path.
    pub id: Option<String>,
    /// The name by which it is asked for.
    pub name: String,
    /// What people call it now; an invoice has the name of its day.
    pub display_name: Option<String>,
    /// The currency of its invoices.
    pub currency: Option<Currency>,
    /// The day of the month on which invoices are made.
    pub invoice_day: Option<String>,
    /// Whether invoices come by mail.
    pub invoices_by_mail: Option<bool>,
    /// The purchase order number that goes onto invoices.
    pub purchase_order_number: Option<String>,
    /// `Active`, `Warned`, `Disabled`, or another word.
    pub status: Option<String>,
    /// `PastDue`, `SpendingLimitReached`, or another word.
    pub status_reason: Option<String>,
    /// `Direct`, `IndirectCustomer`, or another word.
    pub relationship: Option<String>,
    /// Who gets the invoices.
    pub bill_to: Option<BillingAddress>,
    /// Whether the person may read it.
    pub has_read_access: Option<bool>,
    /// As it was sent.
    pub sent: SentJson,
}

impl Resource for BillingProfile {
    fn read(envelope: &Envelope<'_>) -> Result<Self, Unfit> {
        let properties = &envelope.properties;
        // An older version has an address of no special use.
        let bill_to = match address_in(properties, "billTo")? {
            Some(address) => Some(address),
            None => address_in(properties, "address")?,
        };
        Ok(Self {
            id: envelope.id.clone(),
            name: envelope.name.clone(),
            display_name: properties.filled("displayName")?,
            currency: properties.currency("currency")?,
            invoice_day: properties.filled("invoiceDay")?,
            invoices_by_mail: properties.flag("invoiceEmailOptIn")?,
            purchase_order_number: properties.filled("poNumber")?,
            status: properties.filled("status")?,
            status_reason: properties.filled("statusReasonCode")?,
            relationship: properties.filled("billingRelationshipType")?,
            bill_to,
            has_read_access: properties.flag("hasReadAccess")?,
            sent: envelope.sent.clone(),
        })
    }

    fn identity(&self) -> &str {
        &self.name
    }
}
