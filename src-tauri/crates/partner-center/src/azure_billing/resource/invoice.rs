use chrono::{DateTime, Utc};
use domain::Money;

use super::document::BillingDocument;
use super::envelope::{Envelope, Resource};
use super::invoice_words::{BillingStatus, DocumentType};
use super::payment::BillingPayment;
use crate::service::{Fields, SentJson, Unfit};

/// No chain of invoices that replace one another is longer.
const LONGEST_CHAIN: usize = 32;

/// An invoice or a note, as the service says it: nothing is computed, and no amount is given another sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingInvoice {
    /// The number. It tells invoices apart; the path does not, because one invoice has several.
    pub number: String,
    /// Its path, below an account or a subscription.
    pub id: Option<String>,
    /// What it is. Notes have positive amounts too: the sign comes from here.
    pub kind: DocumentType,
    /// Where its payment stands. It is no clock: one may stand at due long after its day.
    pub status: Option<BillingStatus>,
    /// What is left to pay.
    pub amount_due: Option<Money>,
    /// Without credits and tax.
    pub billed: Option<Money>,
    /// Credits; negative where they are subtracted.
    pub credit: Option<Money>,
    /// What was paid ahead and used up.
    pub prepayment_applied: Option<Money>,
    /// Free credit that was used up.
    pub free_credit_applied: Option<Money>,
    /// Without tax.
    pub subtotal: Option<Money>,
    /// Tax.
    pub tax: Option<Money>,
    /// With tax.
    pub total: Option<Money>,
    /// When it was made.
    pub issued: Option<DateTime<Utc>>,
    /// When it is to be paid.
    pub due: Option<DateTime<Utc>>,
    /// First moment of the period; the same as the last for a single purchase.
    pub period_starts: Option<DateTime<Utc>>,
    /// Last moment of the period.
    pub period_ends: Option<DateTime<Utc>>,
    /// Whether it is the one of a month.
    pub is_monthly: Option<bool>,
    /// What was paid. A payment may be older than its invoice.
    pub payments: Vec<BillingPayment>,
    /// The files of it.
    pub documents: Vec<BillingDocument>,
    /// The buyer's purchase order number.
    pub purchase_order_number: Option<String>,
    /// The path of the billing profile.
    pub profile_id: Option<String>,
    /// What the billing profile was called on that day, with every blank.
    pub profile_name: Option<String>,
    /// The invoices that it replaces, the latest first.
    pub replaces: Vec<Replaced>,
    /// The number of the invoice that a credit note belongs to.
    pub credit_for: Option<String>,
    /// The number of the invoice that a void note ends.
    pub voids: Option<String>,
    /// `AzureServices`, `AzureMarketplace`, `AzureSupport`, where invoices are listed by subscription.
    pub invoice_type: Option<String>,
    /// The subscription, where invoices are listed by it.
    pub subscription_id: Option<String>,
    /// What the subscription is called.
    pub subscription_name: Option<String>,
    /// `SubtotalLevel`, `InvoiceLevel`, or another word.
    pub special_taxation: Option<String>,
    /// As it was sent, with every field that has no name here.
    pub sent: SentJson,
}

/// An invoice that another one replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The number of the replaced invoice.
    pub invoice: Option<String>,
    /// The number of the note that takes it back.
    pub credit_note: Option<String>,
}

impl BillingInvoice {
    /// The numbers of other invoices and notes that it names. Void ones are in no list: they are asked for one by one.
    #[must_use]
    pub fn named_numbers(&self) -> Vec<&str> {
        let replaced = self
            .replaces
            .iter()
            .flat_map(|replaced| [replaced.invoice.as_deref(), replaced.credit_note.as_deref()]);
        let mut numbers: Vec<&str> = Vec::new();
        let all = replaced.chain([self.credit_for.as_deref(), self.voids.as_deref()]);
        for number in all.flatten() {
            let is_known = numbers
                .iter()
                .chain([&self.number.as_str()])
                .any(|known| known.eq_ignore_ascii_case(number));
            if !is_known {
                numbers.push(number);
            }
        }
        numbers
    }
}

impl Resource for BillingInvoice {
    fn read(envelope: &Envelope<'_>) -> Result<Self, Unfit> {
        let properties = &envelope.properties;
        let credit_for = number_in(properties, "creditForDocumentId")?;
        let voids = match number_in(properties, "billedDocumentId")? {
            Some(number) => Some(number),
            None => number_in(properties, "rebillDocumentId")?,
        };
        let kind = match properties.filled("documentType")? {
            Some(word) => DocumentType::of(&word),
            None if credit_for.is_some() => DocumentType::CreditNote,
            None => DocumentType::Invoice,
        };
        Ok(Self {
            number: envelope.name.clone(),
            id: envelope.id.clone(),
            kind,
            status: properties.filled("status")?.map(|word| BillingStatus::of(&word)),
            amount_due: properties.money("amountDue")?,
            billed: properties.money("billedAmount")?,
            credit: properties.money("creditAmount")?,
            prepayment_applied: properties.money("azurePrepaymentApplied")?,
            free_credit_applied: properties.money("freeAzureCreditApplied")?,
            subtotal: properties.money("subTotal")?,
            tax: properties.money("taxAmount")?,
            total: properties.money("totalAmount")?,
            issued: properties.moment("invoiceDate")?,
            due: properties.moment("dueDate")?,
            period_starts: properties.moment("invoicePeriodStartDate")?,
            period_ends: properties.moment("invoicePeriodEndDate")?,
            is_monthly: properties.flag("isMonthlyInvoice")?,
            payments: payments_in(properties)?,
            documents: documents_in(properties)?,
            purchase_order_number: properties.filled("purchaseOrderNumber")?,
            profile_id: properties.filled("billingProfileId")?,
            profile_name: properties.text("billingProfileDisplayName")?,
            replaces: replaced_in(properties)?,
            credit_for,
            voids,
            invoice_type: properties.filled("invoiceType")?,
            subscription_id: properties.filled("subscriptionId")?,
            subscription_name: properties.text("subscriptionDisplayName")?,
            special_taxation: properties.filled("specialTaxationType")?,
            sent: envelope.sent.clone(),
        })
    }

    fn identity(&self) -> &str {
        &self.number
    }
}

fn payments_in(properties: &Fields<'_>) -> Result<Vec<BillingPayment>, Unfit> {
    properties
        .objects("payments")?
        .iter()
        .map(BillingPayment::read)
        .collect()
}

fn documents_in(properties: &Fields<'_>) -> Result<Vec<BillingDocument>, Unfit> {
    properties
        .objects("documents")?
        .iter()
        .map(BillingDocument::read)
        .collect()
}

/// The chain, from the object in the object. The name was once written without its last letter.
fn replaced_in(properties: &Fields<'_>) -> Result<Vec<Replaced>, Unfit> {
    const FIELD: &str = "rebillDetails";
    let mut chain = Vec::new();
    let mut next = properties.get(FIELD).or_else(|| properties.get("rebillDetail"));
    while let Some(raw) = next.filter(|_| chain.len() < LONGEST_CHAIN) {
        let fields = Fields::of(raw, FIELD)?;
        chain.push(Replaced {
            invoice: number_in(&fields, "invoiceDocumentId")?,
            credit_note: number_in(&fields, "creditNoteDocumentId")?,
        });
        next = fields.get(FIELD).or_else(|| fields.get("rebillDetail"));
    }
    chain.retain(|replaced| replaced.invoice.is_some() || replaced.credit_note.is_some());
    Ok(chain)
}

/// The number at the end of a path.
fn number_in(fields: &Fields<'_>, field: &'static str) -> Result<Option<String>, Unfit> {
    let path = fields.filled(field)?;
    let last = path.as_deref().map(|path| path.trim().trim_end_matches('/'));
    let number = last.and_then(|path| path.rsplit('/').next());
    Ok(number.filter(|number| !number.is_empty()).map(str::to_owned))
}
