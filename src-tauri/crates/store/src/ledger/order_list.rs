use chrono::{DateTime, Days, NaiveDate, NaiveTime};
use domain::{AccountName, OfferId, Order, OrderState};
use sqlx::{QueryBuilder, Sqlite};

use crate::error::{Error, Failure};
use crate::ledger::orders::OrderRow;
use crate::search::ngrams::Wanted;
use crate::store::Store;

domain::closed_set! {
    /// What a list of orders is sorted by. Equal rows follow in the order in which they were begun.
    #[derive(Default)]
    pub enum OrderSort {
        /// By the instant it was begun.
        #[default]
        Created = "date",
        /// By order number. Without one comes first.
        Number = "number",
        /// By offer id.
        Offer = "offer",
        /// By state.
        State = "state",
        /// By total, exactly; the currency is not looked at. Without a total comes first.
        Total = "amount",
    }
}

impl OrderSort {
    /// What the rows are sorted by before the instant.
    const fn column(self) -> Option<&'static str> {
        match self {
            Self::Created => None,
            Self::Number => Some("number"),
            Self::Offer => Some("offer"),
            Self::State => Some("state"),
            Self::Total => Some("total_ten_thousandths"),
        }
    }
}

/// Which orders to list and how. The default is all of them, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderFilter {
    /// Words that must all occur: in the number, date, names of the offer in both languages, PO or invoice number, or the
    /// total, as a number and as printed. Parts of words count; capitals and full-width letters do not matter. Blank: all.
    pub text: Option<String>,
    /// The first day on which it was begun, inclusive.
    pub from: Option<NaiveDate>,
    /// The last day on which it was begun, inclusive.
    pub to: Option<NaiveDate>,
    /// Only this offer.
    pub offer: Option<OfferId>,
    /// Only this state.
    pub state: Option<OrderState>,
    /// The order of the rows.
    pub sort: OrderSort,
    /// Largest or latest first.
    pub descending: bool,
    /// How many rows to leave out at the beginning.
    pub offset: u32,
    /// How many rows to give at most.
    pub limit: u32,
}

impl Default for OrderFilter {
    fn default() -> Self {
        Self {
            text: None,
            from: None,
            to: None,
            offer: None,
            state: None,
            sort: OrderSort::Created,
            descending: true,
            offset: 0,
            limit: u32::MAX,
        }
    }
}

/// A part of the list of orders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderPage {
    /// The rows asked for.
    pub rows: Vec<Order>,
    /// How many orders the filter lets through, on all pages.
    pub matching: u32,
    /// How many orders the account has of each state and offer.
    pub tallies: Vec<OrderTally>,
}

impl OrderPage {
    /// How many orders there are without any filter.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.tallies.iter().map(|tally| tally.orders).sum()
    }
}

/// How many orders of an account share what a list can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderTally {
    /// The state.
    pub state: OrderState,
    /// The offer.
    pub offer: OfferId,
    /// How many.
    pub orders: u32,
}

impl Store {
    /// A part of the list of an account's orders.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a record this version cannot read; [`Error::Damaged`], [`Error::Busy`] or
    /// [`Error::Database`].
    pub async fn order_list(&self, account: &AccountName, filter: &OrderFilter) -> Result<OrderPage, Error> {
        let wanted = Wanted::new(filter.text.as_deref().unwrap_or_default());
        let read = async {
            // One snapshot for the counts and the rows.
            let mut snapshot = self.ledger().readers().begin().await?;
            let tallies = sqlx::query!(
                r#"SELECT state, offer, count(*) AS "orders!: u32" FROM orders INDEXED BY orders_by_state
                   WHERE account = ? GROUP BY state, offer"#,
                account.as_str()
            )
            .fetch_all(&mut *snapshot)
            .await?;
            let matching = counted(account, filter, &wanted)
                .build_query_scalar()
                .fetch_one(&mut *snapshot)
                .await?;
            let rows: Vec<OrderRow> = listed(account, filter, &wanted)
                .build_query_as()
                .fetch_all(&mut *snapshot)
                .await?;
            Ok(OrderPage {
                rows: rows.into_iter().map(OrderRow::order).collect::<Result<_, _>>()?,
                matching,
                tallies: tallies
                    .into_iter()
                    .map(|row| {
                        Ok(OrderTally {
                            state: OrderState::from_id(&row.state).map_err(|error| unreadable(error.to_string()))?,
                            offer: OfferId::new(row.offer),
                            orders: row.orders,
                        })
                    })
                    .collect::<Result<_, Failure>>()?,
            })
        };
        self.ledger().map_error(read.await)
    }
}

fn unreadable(reason: String) -> Failure {
    Failure::Known(Error::Unreadable {
        record: "the list of orders".to_owned(),
        reason,
    })
}

fn counted(account: &AccountName, filter: &OrderFilter, wanted: &Wanted) -> QueryBuilder<Sqlite> {
    let mut count = QueryBuilder::new("SELECT count(*)");
    push_conditions(&mut count, account, filter, wanted);
    count
}

pub(crate) fn listed(account: &AccountName, filter: &OrderFilter, wanted: &Wanted) -> QueryBuilder<Sqlite> {
    let direction = if filter.descending { " DESC" } else { "" };
    let mut list = QueryBuilder::new("SELECT id, document");
    push_conditions(&mut list, account, filter, wanted);
    list.push(" ORDER BY ");
    if let Some(column) = filter.sort.column() {
        list.push(column).push(direction).push(", ");
    }
    list.push("created_microseconds").push(direction);
    list.push(", rowid").push(direction);
    list.push(" LIMIT ").push_bind(i64::from(filter.limit));
    list.push(" OFFSET ").push_bind(i64::from(filter.offset));
    list
}

/// Everything somebody typed is bound as a value; none of it becomes part of the statement.
fn push_conditions(query: &mut QueryBuilder<Sqlite>, account: &AccountName, filter: &OrderFilter, wanted: &Wanted) {
    query.push(" FROM orders WHERE account = ");
    query.push_bind(account.as_str().to_owned());
    if let Some(state) = filter.state {
        query.push(" AND state = ").push_bind(state.id());
    }
    if let Some(offer) = &filter.offer {
        query.push(" AND offer = ").push_bind(offer.as_str().to_owned());
    }
    if let Some(from) = filter.from {
        query.push(" AND created_microseconds >= ").push_bind(begin_of(from));
    }
    if let Some(after) = filter.to.and_then(|to| to.checked_add_days(Days::new(1))) {
        query.push(" AND created_microseconds < ").push_bind(begin_of(after));
    }
    let words = wanted.words();
    if !words.is_empty() {
        query.push(" AND NOT EXISTS (SELECT 1 FROM json_each(");
        query.push_bind(serde_json::json!(words).to_string());
        query.push(") WHERE instr(text, value) = 0)");
    }
}

/// The first instant of a day. Deadlines count in days of UTC, as those of a clock do.
fn begin_of(day: NaiveDate) -> i64 {
    DateTime::<chrono::Utc>::from_naive_utc_and_offset(day.and_time(NaiveTime::MIN), chrono::Utc).timestamp_micros()
}
