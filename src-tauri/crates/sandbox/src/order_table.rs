use domain::{NaiveDate, OfferId, OrderState, RequestId};
use partner_center::RemoteOrder;
use partner_center::wire::{OrderResource, order_kind_word};
use sqlx::SqliteConnection;

use crate::document;

/// The state may have moved on since the order was written down; the rest of it never does.
fn order((state, document): (String, String)) -> Result<OrderResource, sqlx::Error> {
    Ok(OrderResource {
        status: Some(state.into()),
        ..document::read(&document)?
    })
}

/// Every order, the latest first.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<OrderResource>, sqlx::Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT state, document FROM purchase_order ORDER BY placed DESC, rowid DESC")
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(order).collect()
}

/// The order of a submission.
pub(crate) async fn by_request(
    connection: &mut SqliteConnection,
    request: RequestId,
) -> Result<Option<OrderResource>, sqlx::Error> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT state, document FROM purchase_order WHERE request_id = ?")
            .bind(request.to_string())
            .fetch_optional(connection)
            .await?;
    row.map(order).transpose()
}

/// The number of an order in progress for an offer.
pub(crate) async fn open_number(
    connection: &mut SqliteConnection,
    offer: &OfferId,
) -> Result<Option<String>, sqlx::Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT number, state FROM purchase_order WHERE offer = ? ORDER BY rowid DESC")
            .bind(offer.as_str())
            .fetch_all(connection)
            .await?;
    let is_open = |state: &str| {
        OrderState::ALL
            .into_iter()
            .any(|open| open.is_open() && open.id() == state)
    };
    Ok(rows
        .into_iter()
        .find(|(_, state)| is_open(state))
        .map(|(number, _)| number))
}

/// Writes down an order that was placed.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    request: RequestId,
    order: &RemoteOrder,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO purchase_order (number, request_id, offer, kind, state, placed, expires, document) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&order.number)
    .bind(request.to_string())
    .bind(order.offer.as_str())
    .bind(order_kind_word(order.kind))
    .bind(order.state.id())
    .bind(order.placed)
    .bind(order.expires)
    .bind(document::write(&OrderResource::from(order))?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Lets orders expire that were not paid by their day.
pub(crate) async fn expire_unpaid(connection: &mut SqliteConnection, today: NaiveDate) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE purchase_order SET state = ? WHERE state = ? AND expires < ?")
        .bind(OrderState::Expired.id())
        .bind(OrderState::AwaitingPayment.id())
        .bind(today)
        .execute(connection)
        .await?;
    Ok(())
}
