use chrono::{DateTime, FixedOffset};
use domain::Money;

use super::document::BillingDocument;
use super::envelope::{Envelope, Resource};
use super::invoice_words::{BillingStatus, DocumentType};
use super::payment::BillingPayment;
use crate::service::{Fields, SentJson, Unfit, Unread};

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
    pub issued: Option<DateTime<FixedOffset>>,
    /// When it is to be paid.
    pub due: Option<DateTime<FixedOffset>>,
    /// First moment of the period; the same as the last for a single purchase.
    pub period_starts: Option<DateTime<FixedOffset>>,
    /// Last moment of the period.
    pub period_ends: Option<DateTime<FixedOffset>>,
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
    /// The fields that could not be read and are left out here.
    pub unread: Vec<Unfit>,
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
        let mut unread = Unread::default();
        let credit_for = unread.or_none(number_in(properties, "creditForDocumentId"));
        let voids = match unread.or_none(number_in(properties, "billedDocumentId")) {
            Some(number) => Some(number),
            None => unread.or_none(number_in(properties, "rebillDocumentId")),
        };
        // What an invoice is, its day and its total are to be read: without them it would be told as something else.
        let kind = match properties.filled("documentType")? {
            Some(word) => DocumentType::of(&word),
            None if credit_for.is_some() => DocumentType::CreditNote,
            None => DocumentType::Invoice,
        };
        let issued = properties.moment("invoiceDate")?;
        let total = properties.money("totalAmount")?;
        Ok(Self {
            number: envelope.name.clone(),
            id: envelope.id.clone(),
            kind,
            status: unread
                .or_none(properties.filled("status"))
                .map(|word| BillingStatus::of(&word)),
            amount_due: unread.or_none(properties.money("amountDue")),
            billed: unread.or_none(properties.money("billedAmount")),
            credit: unread.or_none(properties.money("creditAmount")),
            prepayment_applied: unread.or_none(properties.money("azurePrepaymentApplied")),
            free_credit_applied: unread.or_none(properties.money("freeAzureCreditApplied")),
            subtotal: unread.or_none(properties.money("subTotal")),
            tax: unread.or_none(properties.money("taxAmount")),
            total,
            issued,
            due: unread.or_none(properties.moment("dueDate")),
            period_starts: unread.or_none(properties.moment("invoicePeriodStartDate")),
            period_ends: unread.or_none(properties.moment("invoicePeriodEndDate")),
            is_monthly: unread.or_none(properties.flag("isMonthlyInvoice")),
            payments: parts_in(properties, "payments", BillingPayment::read, &mut unread),
            documents: parts_in(properties, "documents", BillingDocument::read, &mut unread),
            purchase_order_number: unread.or_none(properties.filled("purchaseOrderNumber")),
            profile_id: unread.or_none(properties.filled("billingProfileId")),
            profile_name: unread.or_none(properties.text("billingProfileDisplayName")),
            replaces: unread.or_none(replaced_in(properties)),
            credit_for,
            voids,
            invoice_type: unread.or_none(properties.filled("invoiceType")),
            subscription_id: unread.or_none(properties.filled("subscriptionId")),
            subscription_name: unread.or_none(properties.text("subscriptionDisplayName")),
            special_taxation: unread.or_none(properties.filled("specialTaxationType")),
            unread: unread.all(),
            sent: envelope.sent.clone(),
        })
    }

    fn identity(&self) -> &str {
        &self.number
    }
}

/// The parts of a list that can be read, each for itself.
fn parts_in<P>(
    properties: &Fields<'_>,
    field: &'static str,
    read: impl Fn(&Fields<'_>) -> Result<P, Unfit>,
    unread: &mut Unread,
) -> Vec<P> {
    let parts = unread.or_none(properties.list(field));
    let read = |raw| Fields::of(raw, field).and_then(|fields| read(&fields)).map(Some);
    parts.into_iter().filter_map(|raw| unread.or_none(read(raw))).collect()
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
