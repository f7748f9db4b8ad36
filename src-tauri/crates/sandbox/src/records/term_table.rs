use domain::{NaiveDate, OfferId, Term};
use sqlx::SqliteConnection;

type Row = (
    i64,
    String,
    NaiveDate,
    NaiveDate,
    bool,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<String>,
    Option<String>,
    Option<i64>,
);

/// How a term came about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    /// The day it was paid for, or given.
    pub paid_on: Option<NaiveDate>,
    /// The order that led to it; a term of the data has none.
    pub order: Option<String>,
    /// The card that is charged when it renews by itself.
    pub card_token: Option<String>,
    /// The term whose fee paid for it, where nothing was charged for its own.
    pub covered_by: Option<i64>,
}

/// A term with what the sandbox knows about it besides.
#[derive(Debug, Clone)]
pub(crate) struct TermRecord {
    pub id: i64,
    pub term: Term,
    pub origin: Origin,
}

impl TermRecord {
    /// The term whose fee pays for this one: itself, unless another covers it.
    pub fn paying(&self) -> i64 {
        self.origin.covered_by.unwrap_or(self.id)
    }

    /// Whether something of it was used: nothing of what was bought here, something of what was bought before.
    pub fn is_used(&self) -> bool {
        self.origin.order.is_none()
    }
}

fn record(row: Row) -> TermRecord {
    let (id, offer, purchased, anniversary, auto_renew, ended, paid_on, order, card_token, covered_by) = row;
    TermRecord {
        id,
        term: Term {
            offer: OfferId::new(offer),
            purchased,
            anniversary,
            auto_renew,
            ended,
        },
        origin: Origin {
            paid_on,
            order,
            card_token,
            covered_by,
        },
    }
}

/// Every term with what is known besides, the latest first.
pub(crate) async fn records(connection: &mut SqliteConnection) -> Result<Vec<TermRecord>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, offer, purchased, anniversary, auto_renew, ended, paid_on, purchase_order, card_token, covered_by \
         FROM term ORDER BY anniversary DESC, purchased DESC, offer, id DESC",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(record).collect())
}

/// Every term, the latest first.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<Term>, sqlx::Error> {
    Ok(records(connection)
        .await?
        .into_iter()
        .map(|record| record.term)
        .collect())
}

/// The running term of an offer; on the one day that two of them share, the one that runs longer.
pub(crate) fn running<'a>(records: &'a [TermRecord], offer: &OfferId, on: NaiveDate) -> Option<&'a TermRecord> {
    records
        .iter()
        .filter(|record| record.term.offer == *offer && record.term.is_active(on))
        .max_by_key(|record| record.term.anniversary)
}

/// Adds a term, renewed by itself on a day where it is to be.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    term: &Term,
    origin: &Origin,
    renews_on: Option<NaiveDate>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO term \
         (offer, purchased, anniversary, auto_renew, paid_on, purchase_order, card_token, covered_by, renews_on) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(term.offer.as_str())
    .bind(term.purchased)
    .bind(term.anniversary)
    .bind(term.auto_renew)
    .bind(origin.paid_on)
    .bind(&origin.order)
    .bind(&origin.card_token)
    .bind(origin.covered_by)
    .bind(renews_on)
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends a term early, on a day.
pub(crate) async fn end(connection: &mut SqliteConnection, id: i64, on: NaiveDate) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE term SET ended = ?, auto_renew = FALSE, card_token = NULL, renews_on = NULL WHERE id = ?")
        .bind(on)
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Turns the automatic renewal of a term off.
pub(crate) async fn renew_no_more(connection: &mut SqliteConnection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE term SET auto_renew = FALSE, card_token = NULL, renews_on = NULL WHERE id = ?")
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Turns the automatic renewal of a term off, and that of the terms its fee paid for.
pub(crate) async fn renew_no_more_with_covered(connection: &mut SqliteConnection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE term SET auto_renew = FALSE, card_token = NULL, renews_on = NULL WHERE id = ?1 OR covered_by = ?1",
    )
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}
