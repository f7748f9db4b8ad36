use chrono::NaiveDate;
use domain::{AccountName, Currency, Decimal, InvoiceNumber, InvoiceStatus, Money, OfferId};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite};

use crate::error::Failure;
use crate::search_text::Wanted;
use crate::{Error, Store};

/// What a list of invoices is sorted by. Equal rows follow in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InvoiceSort {
    /// By invoice date.
    #[default]
    Issued,
    /// By invoice number, as text.
    Number,
    /// By offer id.
    Offer,
    /// By status.
    Status,
    /// By total, exactly; the currency is not looked at.
    Total,
    /// By the name of the bill-to party.
    BillTo,
}

impl InvoiceSort {
    const fn column(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Number => "number",
            Self::Offer => "offer",
            Self::Status => "status",
            Self::Total => "total_ten_thousandths",
            Self::BillTo => "bill_to COLLATE NOCASE",
        }
    }
}

/// Which invoices to list and how. The default is all of them, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceFilter {
    /// Words that must all occur: in the number, party names and tax numbers, line descriptions of both languages, PO and
    /// order number, date or amounts. Parts of words count, capitals and full-width letters do not matter. Blank: all.
    pub text: Option<String>,
    /// The first invoice date, inclusive.
    pub from: Option<NaiveDate>,
    /// The last invoice date, inclusive.
    pub to: Option<NaiveDate>,
    /// Only this offer.
    pub offer: Option<OfferId>,
    /// The order of the rows.
    pub sort: InvoiceSort,
    /// Largest or latest first.
    pub descending: bool,
    /// How many rows to leave out at the beginning.
    pub offset: u32,
    /// How many rows to give at most.
    pub limit: u32,
}

impl Default for InvoiceFilter {
    fn default() -> Self {
        Self {
            text: None,
            from: None,
            to: None,
            offer: None,
            sort: InvoiceSort::Issued,
            descending: true,
            offset: 0,
            limit: u32::MAX,
        }
    }
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceSummary {
    /// The invoice number.
    pub number: InvoiceNumber,
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
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvoicePage {
    /// The rows asked for.
    pub rows: Vec<InvoiceSummary>,
    /// How many invoices the filter lets through, on all pages.
    pub matching: u32,
    /// How many invoices the account has.
    pub all: u32,
}

impl Store {
    /// A part of the list of archived invoices.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn invoices(&self, account: &AccountName, filter: &InvoiceFilter) -> Result<InvoicePage, Error> {
        let wanted = Wanted::new(filter.text.as_deref().unwrap_or_default());
        let read = async {
            // One snapshot for the counts and the rows.
            let mut snapshot = self.ledger().readers().begin().await?;
            let all: u32 = sqlx::query("SELECT count(*) FROM invoices WHERE account = ?1")
                .bind(account.as_str())
                .fetch_one(&mut *snapshot)
                .await?
                .try_get(0)?;
            let mut count = QueryBuilder::new("SELECT count(*)");
            push_conditions(&mut count, account, filter, &wanted);
            let matching: u32 = count.build().fetch_one(&mut *snapshot).await?.try_get(0)?;

            let mut list = QueryBuilder::new("SELECT number, issued, offer, status, total, currency, bill_to");
            push_conditions(&mut list, account, filter, &wanted);
            let direction = if filter.descending { " DESC" } else { "" };
            list.push(" ORDER BY ").push(filter.sort.column()).push(direction);
            list.push(", number").push(direction);
            list.push(" LIMIT ").push_bind(i64::from(filter.limit));
            list.push(" OFFSET ").push_bind(i64::from(filter.offset));
            let rows = list.build().fetch_all(&mut *snapshot).await?;
            let rows = rows.iter().map(summary).collect::<Result<_, _>>()?;
            Ok(InvoicePage { rows, matching, all })
        };
        self.ledger().told(read.await)
    }

    /// The offers that archived invoices are for, in the order of their ids.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn invoice_offers(&self, account: &AccountName) -> Result<Vec<OfferId>, Error> {
        let read = async {
            let rows = sqlx::query("SELECT DISTINCT offer FROM invoices WHERE account = ?1 ORDER BY offer")
                .bind(account.as_str())
                .fetch_all(self.ledger().readers())
                .await?;
            rows.iter()
                .map(|row| Ok(OfferId::new(row.try_get::<&str, _>(0)?)))
                .collect()
        };
        self.ledger().told(read.await)
    }
}

/// Everything somebody typed is bound as a value; none of it becomes part of the statement.
fn push_conditions(query: &mut QueryBuilder<Sqlite>, account: &AccountName, filter: &InvoiceFilter, wanted: &Wanted) {
    let remaining = wanted.remaining();
    query.push(" FROM invoices");
    if !remaining.is_empty() {
        query.push(" JOIN invoice_texts USING (row)");
    }
    query.push(" WHERE account = ").push_bind(account.as_str().to_owned());
    if let Some(from) = filter.from {
        query.push(" AND issued >= ").push_bind(from.to_string());
    }
    if let Some(to) = filter.to {
        query.push(" AND issued <= ").push_bind(to.to_string());
    }
    if let Some(offer) = &filter.offer {
        query.push(" AND offer = ").push_bind(offer.as_str().to_owned());
    }
    if let Some(question) = wanted.indexed() {
        query.push(" AND row IN (SELECT rowid FROM invoice_search WHERE invoice_search MATCH ");
        query.push_bind(question).push(")");
    }
    if !remaining.is_empty() {
        // One list instead of one condition a word: a statement may only nest so deep.
        let words = serde_json::json!(remaining).to_string();
        query.push(" AND NOT EXISTS (SELECT 1 FROM json_each(");
        query.push_bind(words).push(") WHERE instr(text, value) = 0)");
    }
}

fn summary(row: &SqliteRow) -> Result<InvoiceSummary, Failure> {
    let number: &str = row.try_get(0)?;
    let unreadable = |reason: String| {
        Failure::Known(Error::Unreadable {
            record: format!("invoice {number}"),
            reason,
        })
    };
    let issued: &str = row.try_get(1)?;
    let amount: &str = row.try_get(4)?;
    let currency: &str = row.try_get(5)?;
    Ok(InvoiceSummary {
        number: InvoiceNumber::new(number),
        issued: issued
            .parse()
            .map_err(|error| unreadable(format!("{issued}: {error}")))?,
        offer: OfferId::new(row.try_get::<&str, _>(2)?),
        status: status(row.try_get(3)?),
        total: Money::new(
            Decimal::from_str_exact(amount).map_err(|error| unreadable(format!("{amount}: {error}")))?,
            Currency::from_code(currency).ok_or_else(|| unreadable(format!("unknown currency {currency}")))?,
        ),
        bill_to: row.try_get(6)?,
    })
}

fn status(id: &str) -> InvoiceStatus {
    let text: StrDeserializer<'_, ValueError> = id.into_deserializer();
    InvoiceStatus::deserialize(text).unwrap_or(InvoiceStatus::Unknown)
}
