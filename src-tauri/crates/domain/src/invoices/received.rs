use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::OfferId;

/// The offer of an invoice that names none.
const NO_OFFER: &str = "not-told";

impl OfferId {
    /// What stands for the offer of an invoice of which nobody said what it is for.
    ///
    /// ```
    /// use domain::OfferId;
    ///
    /// assert!(OfferId::not_told().is_not_told());
    /// assert!(!OfferId::new("action-pack").is_not_told());
    /// ```
    #[must_use]
    pub fn not_told() -> Self {
        Self::new(NO_OFFER)
    }

    /// Whether nobody said which offer it is.
    #[must_use]
    pub fn is_not_told(&self) -> bool {
        self.as_str() == NO_OFFER
    }
}

crate::closed_set! {
    /// Where an invoice came from that was issued elsewhere.
    pub enum InvoiceSource {
        /// Azure Billing sent it.
        AzureBilling = "azure-billing",
        /// Partner Center sent it.
        PartnerCenter = "partner-center",
        /// Somebody gave a file.
        File = "file",
    }

    /// An amount of an invoice, by what a service calls it.
    pub enum SentAmount {
        /// Without credits and tax.
        Billed = "billed",
        /// Credits; negative where they are subtracted.
        Credit = "credit",
        /// What was paid ahead and used up.
        PrepaymentApplied = "prepayment_applied",
        /// Free credit that was used up.
        FreeCreditApplied = "free_credit_applied",
        /// Without tax.
        Subtotal = "subtotal",
        /// Tax.
        Tax = "tax",
        /// With tax.
        Total = "total",
        /// What is left to pay.
        AmountDue = "amount_due",
        /// What was paid; of either sign, as the service sent it.
        Paid = "paid",
    }
}

impl InvoiceSource {
    /// Whether an invoice stays as this source sent it, whatever another one says of the same number. Azure Billing says
    /// more of an invoice than Partner Center does, and two services that say it each in their own way would make another
    /// version of it with each reading.
    ///
    /// ```
    /// use domain::InvoiceSource::{AzureBilling, File, PartnerCenter};
    ///
    /// assert!(AzureBilling.stands_against(PartnerCenter));
    /// assert!(!PartnerCenter.stands_against(AzureBilling));
    /// assert!(!File.stands_against(PartnerCenter));
    /// assert!(!PartnerCenter.stands_against(PartnerCenter));
    /// ```
    #[must_use]
    pub const fn stands_against(self, other: Self) -> bool {
        matches!((self, other), (Self::AzureBilling, Self::PartnerCenter))
    }
}

/// What a service said of an invoice, which it issued elsewhere. No number of it is computed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedInvoice {
    /// Where it came from.
    pub source: InvoiceSource,
    /// The account there; the file, where it came from one.
    pub account: String,
    /// When this version came.
    pub received: DateTime<Utc>,
    /// Counted from 1: whatever the service says otherwise later is another version.
    pub version: u32,
    /// The amounts that it said, in the invoice's currency. What was not said is not there.
    pub amounts: Vec<(SentAmount, Decimal)>,
    /// First and last moment of the charge period, by the calendar and clock of whoever wrote them.
    pub period: (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    /// The numbers of the invoices and notes that it names.
    pub names: Vec<String>,
    /// The JSON text as it was sent, without what follows `?` in addresses.
    pub sent: String,
}

impl ReceivedInvoice {
    /// An amount, where it was said.
    #[must_use]
    pub fn amount(&self, which: SentAmount) -> Option<Decimal> {
        self.amounts
            .iter()
            .find_map(|(name, amount)| (*name == which).then_some(*amount))
    }
}
