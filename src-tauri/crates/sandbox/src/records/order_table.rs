use domain::{NaiveDate, OfferId, OrderState, PaymentProof, RequestId, Role};
use partner_center::RemoteOrder;
use partner_center::wire::{OrderResource, ProofResource, order_kind_word};
use sqlx::SqliteConnection;

use crate::base::data::Partner;
use crate::base::document;

/// State, document and proof.
type Row = (String, String, Option<String>);

/// An order that waits for its money.
pub(crate) struct Awaited {
    pub order: RemoteOrder,
    /// The role it was placed in; orders of the first version of the file do not say.
    pub placed_by: Option<Role>,
}

fn is_open(state: &str) -> bool {
    OrderState::ALL
        .into_iter()
        .any(|open| open.is_open() && open.id() == state)
}

/// The document says how the order was placed; its state, its proof and where to pay have moved on since.
fn order(partner: &Partner, (state, document, proof): Row) -> Result<OrderResource, sqlx::Error> {
    let stored: OrderResource = document::read(&document)?;
    let proof: Option<PaymentProof> = proof.as_deref().map(document::read).transpose()?;
    // Only a transfer leaves an order open here.
    let number = stored.id.as_ref().filter(|_| is_open(&state));
    Ok(OrderResource {
        transfer_instructions: number.map(|number| (&partner.instructions(&number.0)).into()),
        payment_proof: proof.as_ref().map(ProofResource::from),
        status: Some(state.into()),
        ..stored
    })
}

/// Every order, the latest first.
pub(crate) async fn all(
    connection: &mut SqliteConnection,
    partner: &Partner,
) -> Result<Vec<OrderResource>, sqlx::Error> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT state, document, proof FROM order_with_proof ORDER BY placed DESC, position DESC")
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(|row| order(partner, row)).collect()
}

/// The order of a submission.
pub(crate) async fn by_request(
    connection: &mut SqliteConnection,
    partner: &Partner,
    request: RequestId,
) -> Result<Option<OrderResource>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as("SELECT state, document, proof FROM order_with_proof WHERE request_id = ?")
        .bind(request.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| order(partner, row)).transpose()
}

/// The order with a number.
pub(crate) async fn by_number(
    connection: &mut SqliteConnection,
    partner: &Partner,
    number: &str,
) -> Result<Option<OrderResource>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as("SELECT state, document, proof FROM order_with_proof WHERE number = ?")
        .bind(number)
        .fetch_optional(connection)
        .await?;
    row.map(|row| order(partner, row)).transpose()
}

/// The order with a number, if it waits for its money.
pub(crate) async fn awaited(
    connection: &mut SqliteConnection,
    partner: &Partner,
    number: &str,
) -> Result<Option<Awaited>, sqlx::Error> {
    let placed_by: Option<Option<String>> = sqlx::query_scalar("SELECT placed_by FROM purchase_order WHERE number = ?")
        .bind(number)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(resource) = by_number(connection, partner, number).await? else {
        return Ok(None);
    };
    let order = RemoteOrder::try_from(resource).map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    Ok(order.state.is_open().then(|| Awaited {
        order,
        placed_by: placed_by.flatten().and_then(|role| role.parse().ok()),
    }))
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
    Ok(rows
        .into_iter()
        .find(|(_, state)| is_open(state))
        .map(|(number, _)| number))
}

/// Writes down an order that was placed in a role.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    request: RequestId,
    order: &RemoteOrder,
    placed_by: Role,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO purchase_order (number, request_id, offer, kind, state, placed, expires, document, placed_by) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&order.number)
    .bind(request.to_string())
    .bind(order.offer.as_str())
    .bind(order_kind_word(order.kind))
    .bind(order.state.id())
    .bind(order.placed)
    .bind(order.expires)
    .bind(document::write(&OrderResource::from(order))?)
    .bind(placed_by.id())
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes down what a paid order led to.
pub(crate) async fn confirm(connection: &mut SqliteConnection, order: &RemoteOrder) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE purchase_order SET state = ?, document = ? WHERE number = ?")
        .bind(order.state.id())
        .bind(document::write(&OrderResource::from(order))?)
        .bind(&order.number)
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes an order to another state.
pub(crate) async fn set_state(
    connection: &mut SqliteConnection,
    number: &str,
    state: OrderState,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE purchase_order SET state = ? WHERE number = ?")
        .bind(state.id())
        .bind(number)
        .execute(connection)
        .await?;
    Ok(())
}

/// Keeps the proof of a transfer in the place of an earlier one. The money arrives on the day that the first one led
/// to: a corrected form does not send it again.
pub(crate) async fn put_proof(
    connection: &mut SqliteConnection,
    number: &str,
    proof: &PaymentProof,
    content: &[u8],
    arrives: NaiveDate,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO payment_proof (purchase_order, proof, content, arrives) VALUES (?, ?, ?, ?) \
         ON CONFLICT (purchase_order) DO UPDATE SET proof = excluded.proof, content = excluded.content",
    )
    .bind(number)
    .bind(document::write(proof)?)
    .bind(content)
    .bind(arrives)
    .execute(connection)
    .await?;
    Ok(())
}
