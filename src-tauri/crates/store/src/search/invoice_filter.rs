use chrono::{Datelike, NaiveDate};
use domain::{
    AccountName, Booking, Bookkeeping, Currency, Decimal, InvoiceKind, InvoiceNumber, InvoiceStatus, Money, OfferId,
};

domain::closed_set! {
    /// What a list of invoices is sorted by. Equal rows follow in the order of their dates, and those of one day in the
    /// order in which they were archived.
    #[derive(Default)]
    pub enum InvoiceSort {
        /// By invoice date.
        #[default]
        Issued = "date",
        /// By invoice number, as text.
        Number = "number",
        /// By offer id.
        Offer = "offer",
        /// By status.
        Status = "status",
        /// By the code of the currency.
        Currency = "currency",
        /// By total, exactly; the currency is not looked at.
        Total = "amount",
        /// By the name of the bill-to party.
        BillTo = "bill_to",
    }

    /// What of an invoice can be read without a connection.
    pub enum Offline {
        /// The record of it.
        Record = "record",
        /// The record, and the issuer's own file.
        Original = "original",
        /// Something of it is not what was stored: see [`crate::Store::verify`].
        Changed = "changed",
    }
}

/// Which invoices to list and how. The default is all of them, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceFilter {
    /// Words that must all occur: in the number, date, party names and tax numbers, offer names and line descriptions of
    /// both languages, PO and order number, amounts, as numbers and as printed, or what the books say. Parts of words
    /// count, from one character on; capitals and full-width letters do not matter. Blank: all.
    pub text: Option<String>,
    /// The first invoice date, inclusive.
    pub from: Option<NaiveDate>,
    /// The last invoice date, inclusive.
    pub to: Option<NaiveDate>,
    /// Only this offer.
    pub offer: Option<OfferId>,
    /// Only this status.
    pub status: Option<InvoiceStatus>,
    /// Only this currency.
    pub currency: Option<Currency>,
    /// The smallest total, inclusive, to four decimal places.
    pub least: Option<Decimal>,
    /// The largest total, inclusive, to four decimal places.
    pub most: Option<Decimal>,
    /// Only what can be read offline to this degree.
    pub offline: Option<Offline>,
    /// Only what is booked, or only what is not.
    pub booking: Option<Booking>,
    /// Only what was booked to this ledger code; capitals and full-width letters do not matter.
    pub ledger_code: Option<String>,
    /// The order of the rows.
    pub sort: InvoiceSort,
    /// Largest or latest first.
    pub descending: bool,
    /// How many rows to leave out at the beginning.
    pub offset: u32,
    /// How many rows to give at most.
    pub limit: u32,
    /// Counting may stop here, for a list that is made at every key; `None` counts to the end.
    pub count_at_most: Option<u32>,
}

impl Default for InvoiceFilter {
    fn default() -> Self {
        Self {
            text: None,
            from: None,
            to: None,
            offer: None,
            status: None,
            currency: None,
            least: None,
            most: None,
            offline: None,
            booking: None,
            ledger_code: None,
            sort: InvoiceSort::Issued,
            descending: true,
            offset: 0,
            limit: u32::MAX,
            count_at_most: None,
        }
    }
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceSummary {
    /// The account it belongs to.
    pub account: AccountName,
    /// The invoice number.
    pub number: InvoiceNumber,
    /// What kind of document it is.
    pub kind: InvoiceKind,
    /// The invoice date.
    pub issued: NaiveDate,
    /// The offer it is for.
    pub offer: OfferId,
    /// Where its payment stands.
    pub status: InvoiceStatus,
    /// What it comes to.
    pub total: Money,
    /// The name of the bill-to party.
    pub bill_to: String,
    /// What of it can be read without a connection.
    pub offline: Offline,
    /// What the books say of it.
    pub bookkeeping: Bookkeeping,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvoicePage {
    /// The rows asked for.
    pub rows: Vec<InvoiceSummary>,
    /// How many invoices the filter lets through, on all pages.
    pub matching: u32,
    /// Whether there are more than `matching`: counting stopped at [`InvoiceFilter::count_at_most`].
    pub more: bool,
    /// How many invoices there are without any filter.
    pub all: u32,
}

/// How many invoices of an account share what a list can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceTally {
    /// The offer.
    pub offer: OfferId,
    /// The status.
    pub status: InvoiceStatus,
    /// The currency.
    pub currency: Currency,
    /// What can be read offline.
    pub offline: Offline,
    /// Whether it is booked.
    pub booking: Booking,
    /// How many.
    pub invoices: u32,
}

/// The rows of one day: 2^24 of them for each day of the common era, as the ledger's fourth migration numbers them.
const ROWS_OF_A_DAY: i64 = 1 << 24;

/// The number below the first row of a day.
pub(crate) fn rows_before(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()).max(0) * ROWS_OF_A_DAY
}

/// The number of the last row of a day.
pub(crate) fn last_row(day: NaiveDate) -> i64 {
    rows_before(day) + ROWS_OF_A_DAY - 1
}

/// Ten-thousandths of the currency: no currency of ISO 4217 has more decimal places, so sorting by this is exact.
pub(crate) fn ten_thousandths(amount: Decimal) -> i64 {
    let end = if amount.is_sign_negative() { i64::MIN } else { i64::MAX };
    amount
        .checked_mul(Decimal::from(10_000))
        .and_then(|scaled| i64::try_from(scaled.trunc()).ok())
        .unwrap_or(end)
}
