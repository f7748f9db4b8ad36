use domain::{NaiveDate, OfferId, Term};
use sqlx::SqliteConnection;

type Row = (String, NaiveDate, NaiveDate, bool);

fn term((offer, purchased, anniversary, auto_renew): Row) -> Term {
    Term {
        offer: OfferId::new(offer),
        purchased,
        anniversary,
        auto_renew,
    }
}

/// Every term, the latest first.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<Term>, sqlx::Error> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT offer, purchased, anniversary, auto_renew FROM term ORDER BY anniversary DESC, offer")
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(term).collect())
}

/// The latest term of an offer.
pub(crate) async fn latest(connection: &mut SqliteConnection, offer: &OfferId) -> Result<Option<Term>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT offer, purchased, anniversary, auto_renew FROM term WHERE offer = ? ORDER BY anniversary DESC LIMIT 1",
    )
    .bind(offer.as_str())
    .fetch_optional(connection)
    .await?;
    Ok(row.map(term))
}

/// Adds a term; one that ends on the same day stays as it is.
pub(crate) async fn insert(connection: &mut SqliteConnection, term: &Term) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO term (offer, purchased, anniversary, auto_renew) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(term.offer.as_str())
    .bind(term.purchased)
    .bind(term.anniversary)
    .bind(term.auto_renew)
    .execute(connection)
    .await?;
    Ok(())
}
