use chrono::{DateTime, FixedOffset};
use domain::{Currency, Decimal};
use serde_json::value::RawValue;

use super::address::place;
use super::base::CenterApi;
use super::collection::CenterResource;
use super::pages::{CenterPages, CenterPosition};
use crate::Transport;
use crate::service::{Asked, Fields, SentJson, ServiceError, Unfit, Unread, json_text, unreadable};
use crate::wire::plain_word;

/// What a document of Partner Center is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CenterDocument {
    /// An invoice.
    Invoice,
    /// A credit or an adjustment of another one.
    AdjustmentNote,
    /// The end of another one.
    VoidNote,
    /// Something this version has no name for.
    Other(String),
}

impl CenterDocument {
    fn of(word: &str) -> Self {
        match plain_word(word).as_str() {
            "invoice" | "none" => Self::Invoice,
            "adjustmentnote" | "creditnote" => Self::AdjustmentNote,
            "voidnote" => Self::VoidNote,
            _ => Self::Other(word.to_owned()),
        }
    }
}

/// An invoice or a note, as Partner Center says it: nothing is computed, and no amount is given another sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CenterInvoice {
    /// The number.
    pub number: String,
    /// What it is.
    pub kind: CenterDocument,
    /// `Recurring`, `OneTime`, or another word.
    pub invoice_type: Option<String>,
    /// `active`, `void`, or another word; most invoices have none.
    pub status: Option<String>,
    /// When it was made.
    pub issued: Option<DateTime<FixedOffset>>,
    /// First moment of the period.
    pub period_starts: Option<DateTime<FixedOffset>>,
    /// Last moment of the period.
    pub period_ends: Option<DateTime<FixedOffset>>,
    /// What was charged; negative for a credit.
    pub total: Option<Decimal>,
    /// What was paid, with the sign that it was sent with: both signs are seen for money that came.
    pub paid: Option<Decimal>,
    /// The currency of both.
    pub currency: Option<Currency>,
    /// The number of the invoice that a note belongs to.
    pub amends: Option<String>,
    /// The notes that belong to it, as far as they can be read.
    pub amendments: Vec<Self>,
    /// The numbers of the notes that belong to it.
    pub amended_by: Vec<String>,
    /// The ids of its tax receipts, which are made in Taiwan alone.
    pub tax_receipts: Vec<String>,
    /// The fields that could not be read and are left out here.
    pub unread: Vec<Unfit>,
    /// As it was sent, with every field that has no name here.
    pub sent: SentJson,
}

impl CenterInvoice {
    /// The numbers of other invoices and notes that it names.
    #[must_use]
    pub fn named_numbers(&self) -> Vec<&str> {
        let mut numbers: Vec<&str> = Vec::new();
        for number in self.amends.iter().chain(&self.amended_by) {
            let mut known = numbers.iter().copied().chain([self.number.as_str()]);
            if !known.any(|known| known.eq_ignore_ascii_case(number)) {
                numbers.push(number);
            }
        }
        numbers
    }
}

impl CenterResource for CenterInvoice {
    fn read(raw: &RawValue) -> Result<Self, Unfit> {
        let fields = Fields::of(raw, "entry")?;
        let mut unread = Unread::default();
        let amends = unread.or_none(fields.filled("amendsOf"));
        // What an invoice is, its day, its total and its currency are to be read: without them it would be told as something
        // else.
        let kind = match fields.filled("documentType")? {
            Some(word) => CenterDocument::of(&word),
            None if amends.is_some() => CenterDocument::AdjustmentNote,
            None => CenterDocument::Invoice,
        };
        let amendments = unread.or_none(fields.list("amendments"));
        let amended_by = amendments
            .iter()
            .filter_map(|raw| Fields::of(raw, "amendments").ok()?.filled("id").ok()?)
            .map(|number| number.trim().to_owned())
            .collect();
        let number = fields.filled("id")?.ok_or(Unfit::new("id", "number"))?;
        Ok(Self {
            number: number.trim().to_owned(),
            kind,
            invoice_type: unread.or_none(fields.filled("invoiceType")),
            status: unread.or_none(fields.filled("status")),
            issued: fields.moment("invoiceDate")?,
            period_starts: unread.or_none(fields.moment("billingPeriodStartDate")),
            period_ends: unread.or_none(fields.moment("billingPeriodEndDate")),
            total: fields.number("totalCharges")?,
            paid: unread.or_none(fields.number("paidAmount")),
            currency: fields.currency("currencyCode")?,
            amends: amends.map(|number| number.trim().to_owned()),
            amendments: amendments.iter().filter_map(|raw| Self::read(raw).ok()).collect(),
            amended_by,
            tax_receipts: receipts_in(&fields, &mut unread),
            unread: unread.all(),
            sent: SentJson::of(raw),
        })
    }

    fn identity(&self) -> &str {
        &self.number
    }
}

fn receipts_in(fields: &Fields<'_>, unread: &mut Unread) -> Vec<String> {
    let receipts = unread.or_none(fields.objects("taxReceipts"));
    receipts
        .iter()
        .filter_map(|receipt| receipt.filled("id").ok().flatten())
        .collect()
}

impl<T: Transport> CenterApi<T> {
    /// The invoices, page by page, from where an earlier reading stood.
    pub fn invoice_pages_from(&self, position: CenterPosition) -> CenterPages<'_, T, CenterInvoice> {
        CenterPages::from(self, "invoices", Asked::Invoices, position)
    }

    /// The invoice or note with a number.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], or any other.
    pub async fn invoice(&self, number: &str) -> Result<CenterInvoice, ServiceError> {
        let place = place(["invoices", number], &[])?;
        let answer = self.read(&place, Asked::Invoice).await?;
        let text = json_text(answer.body())?;
        let raw: &RawValue = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
        let invoice = CenterInvoice::read(raw).map_err(|unfit| ServiceError::Unreadable(unfit.to_string()))?;
        if !invoice.number.eq_ignore_ascii_case(number.trim()) {
            return Err(ServiceError::Unreadable("the answer about another invoice".into()));
        }
        Ok(invoice)
    }
}
