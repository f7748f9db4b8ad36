//! What the archive says about itself: verification, spending, and checks.

use domain::InvoiceCheck;
use serde::{Deserialize, Serialize};
use store::{RecordChange, RecordKind};

use super::common::{ChoiceView, MoneyView};
use super::invoices::InvoiceQuery;

views! {
    shown
    /// A record that is not what was stored.
    pub struct ChangedRecordView {
        /// What it is a record of.
        kind: RecordKind,
        /// Number or id.
        id: String,
        /// In which way.
        change: RecordChange,
        /// In words.
        message: String,
    }

    /// What a verification found, and the document of `invoices verify --json`.
    pub struct VerifyView {
        /// How many records were looked at.
        checked: u32,
        /// Nothing has changed.
        intact: bool,
        /// It was cancelled before the end.
        cancelled: bool,
        /// Records that are not what was stored.
        changed: Vec<ChangedRecordView>,
        /// Invoices that the search missed; its index was made anew.
        not_indexed: Vec<String>,
        /// One sentence.
        summary: String,
        /// What to do; empty where nothing is to be done.
        advice: String,
    }

    /// Spending on one offer in one year.
    pub struct OfferSpending {
        /// Id of the offer.
        offer: String,
        /// Short name.
        offer_name: String,
        /// What it comes to.
        total: MoneyView,
        /// Length of its bar in thousandths of the longest; 0 where nothing was spent.
        share: u32,
        /// How many documents.
        invoices: u32,
        /// What finds exactly those documents.
        query: InvoiceQuery,
    }

    /// Spending in one year and currency.
    pub struct YearSpending {
        /// The year.
        year: String,
        /// What it comes to.
        total: MoneyView,
        /// Length of its bar in thousandths of the longest year of the currency.
        share: u32,
        /// How many documents.
        invoices: u32,
        /// What finds exactly those documents.
        query: InvoiceQuery,
        /// By offer, the largest first.
        offers: Vec<OfferSpending>,
    }

    /// Spending in one currency: a chart of its own, as currencies are never added up.
    pub struct CurrencySpending {
        /// ISO 4217 code.
        currency: String,
        /// What it comes to in all years.
        total: MoneyView,
        /// What finds exactly the documents it is made of.
        query: InvoiceQuery,
        /// Every offer in it, in the order of the chart's colours.
        offers: Vec<ChoiceView<String>>,
        /// By year, the latest first.
        years: Vec<YearSpending>,
    }

    /// Spending per year, currency and offer.
    pub struct SpendingView {
        /// By currency.
        currencies: Vec<CurrencySpending>,
        /// What is counted and what is not.
        note: String,
        /// Said where there is nothing; empty otherwise.
        empty: String,
    }

    /// Something about invoices, orders or the profile that an admin would want to look into.
    pub struct InvoiceCheckView {
        /// Stable id, to settle it by.
        id: String,
        /// Which check found it.
        check: InvoiceCheck,
        /// What is wrong.
        title: String,
        /// In detail.
        message: String,
        /// What to do.
        remedy: String,
        /// Numbers of the invoices it is about.
        invoices: Vec<String>,
        /// Number of the order it is about.
        order: Option<String>,
        /// Its day.
        date: String,
        /// The same for people.
        date_label: String,
        /// Somebody looked into it.
        settled: bool,
        /// When and why it was settled, for people; empty otherwise.
        settled_label: String,
        /// Why it was settled, as it was written, to settle it so again; empty otherwise.
        settled_note: String,
    }

    /// The list of checks.
    pub struct InvoiceChecksPage {
        /// The open ones first, then those that are settled; each kind the latest first.
        rows: Vec<InvoiceCheckView>,
        /// How many are open.
        open: u32,
        /// How many are settled.
        settled: u32,
        /// Kinds of checks that found something, with how many open ones.
        checks: Vec<ChoiceView<InvoiceCheck>>,
        /// One sentence.
        summary: String,
    }
}

views! {
    given
    /// Which checks to list.
    #[derive(Default)]
    #[serde(default)]
    pub struct InvoiceChecksQuery {
        /// Only of this kind; `None` for all.
        check: Option<InvoiceCheck>,
        /// The settled ones too.
        with_settled: bool,
        /// Rows to skip.
        offset: u32,
        /// At most this many rows; 0 for all.
        limit: u32,
    }
}
