use domain::{NaiveDate, OfferId, RequestId, RequestStatus, SupportRequest};
use partner_center::NewAttachment;
use sqlx::SqliteConnection;

use crate::base::document;

type Row = (String, String);

/// The document says what was asked and answered; the status stands beside it to be asked for.
fn request((status, text): Row) -> Result<SupportRequest, sqlx::Error> {
    let stored: SupportRequest = document::read(&text)?;
    let status = RequestStatus::ALL.into_iter().find(|known| known.id() == status);
    Ok(SupportRequest {
        status: status.unwrap_or(RequestStatus::Unknown),
        ..stored
    })
}

/// One page of the requests, the latest first.
pub(crate) async fn page(
    connection: &mut SqliteConnection,
    size: u32,
    offset: u32,
) -> Result<Vec<SupportRequest>, sqlx::Error> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT status, document FROM service_request ORDER BY rowid DESC LIMIT ? OFFSET ?")
            .bind(size)
            .bind(offset)
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(request).collect()
}

/// The request with an id.
pub(crate) async fn by_id(connection: &mut SqliteConnection, id: &str) -> Result<Option<SupportRequest>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as("SELECT status, document FROM service_request WHERE id = ?")
        .bind(id)
        .fetch_optional(connection)
        .await?;
    row.map(request).transpose()
}

/// The request of a submission.
pub(crate) async fn by_submission(
    connection: &mut SqliteConnection,
    submission: RequestId,
) -> Result<Option<SupportRequest>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as("SELECT status, document FROM service_request WHERE request_id = ?")
        .bind(submission.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(request).transpose()
}

/// The id of the request that asks to cancel an offer's subscription and is not closed.
pub(crate) async fn open_cancellation(
    connection: &mut SqliteConnection,
    offer: &OfferId,
) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT id FROM service_request WHERE offer = ? AND status <> ? ORDER BY rowid DESC LIMIT 1")
        .bind(offer.as_str())
        .bind(RequestStatus::Closed.id())
        .fetch_optional(connection)
        .await
}

/// Writes down a new request, which support answers on a day.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    request: &SupportRequest,
    submission: RequestId,
    answers_on: NaiveDate,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO service_request (id, request_id, offer, status, answers_on, document) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(request.id.as_str())
    .bind(submission.to_string())
    .bind(request.cancels.as_ref().map(OfferId::as_str))
    .bind(request.status.id())
    .bind(answers_on)
    .bind(document::write(request)?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes what became of a request, and when support does something next.
pub(crate) async fn update(
    connection: &mut SqliteConnection,
    request: &SupportRequest,
    answers_on: Option<NaiveDate>,
    closes_on: Option<NaiveDate>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE service_request SET status = ?, answers_on = ?, closes_on = ?, document = ? WHERE id = ?")
        .bind(request.status.id())
        .bind(answers_on)
        .bind(closes_on)
        .bind(document::write(request)?)
        .bind(request.id.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// When support answers a request and when it closes it.
pub(crate) async fn days(
    connection: &mut SqliteConnection,
    id: &str,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>), sqlx::Error> {
    sqlx::query_as("SELECT answers_on, closes_on FROM service_request WHERE id = ?")
        .bind(id)
        .fetch_one(connection)
        .await
}

/// Whether a note was submitted already.
pub(crate) async fn has_note(connection: &mut SqliteConnection, submission: RequestId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM submitted_note WHERE request_id = ?)")
        .bind(submission.to_string())
        .fetch_one(connection)
        .await
}

/// Remembers that a note was submitted.
pub(crate) async fn remember_note(
    connection: &mut SqliteConnection,
    submission: RequestId,
    id: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO submitted_note (request_id, service_request) VALUES (?, ?)")
        .bind(submission.to_string())
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Keeps an attached file.
pub(crate) async fn attach(
    connection: &mut SqliteConnection,
    id: &str,
    file: &NewAttachment,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO attachment (service_request, file_name, content) VALUES (?, ?, ?)")
        .bind(id)
        .bind(&file.file_name)
        .bind(&file.content)
        .execute(connection)
        .await?;
    Ok(())
}
