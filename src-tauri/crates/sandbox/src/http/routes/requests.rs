use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use bytes::Bytes;
use domain::Clock;
use http::StatusCode;
use partner_center::wire::{self, Collection, ServiceRequest, ServiceRequestPatch};
use serde::Deserialize;
use uuid::Uuid;

use crate::base::caller::Caller;
use crate::base::problem::Problem;
use crate::base::refused::Refused;
use crate::http::answer::{json, ok};
use crate::http::shared::Shared;
use crate::records::request_table;
use crate::support::supporting::{ATTACHMENT_TOO_LARGE, LARGEST_ATTACHMENT};

const PAGE: u32 = 100;
/// The largest attachment in Base64, and a note around it.
pub(super) const LARGEST_NOTE: usize = LARGEST_ATTACHMENT.div_ceil(3) * 4 + 256 * 1024;

#[derive(Deserialize)]
pub(super) struct Asked {
    size: Option<u32>,
    offset: Option<u32>,
}

/// The one id of a submission.
fn submission(headers: &HeaderMap) -> Result<Uuid, Problem> {
    headers
        .get("ms-requestid")
        .and_then(|id| id.to_str().ok())
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| Problem::Invalid("MS-RequestId is a UUID".into()))
}

fn readable(body: Result<Bytes, BytesRejection>) -> Result<Bytes, Problem> {
    body.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::Refused(Refused::InvalidNote(ATTACHMENT_TOO_LARGE)),
        _ => Problem::Invalid(error.body_text()),
    })
}

/// `GET /v1/servicerequests`
pub(super) async fn page(
    State(shared): State<Shared>,
    _: Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::Invalid(error.body_text()))?;
    let size = asked.size.unwrap_or(PAGE).clamp(1, PAGE);
    let offset = asked.offset.unwrap_or(0);
    let mut reading = shared.storage().read().await?;
    shared.today(&mut reading).await?;
    let requests = request_table::page(&mut reading, size, offset).await?;
    let address = |offset: u32| format!("/servicerequests?size={size}&offset={offset}");
    let is_full = u32::try_from(requests.len()).is_ok_and(|count| count == size);
    let next = is_full.then(|| address(offset.saturating_add(size)));
    let requests: Vec<ServiceRequest> = requests.iter().map(Into::into).collect();
    Ok(ok(&Collection::page(requests, address(offset), next)))
}

/// `GET /v1/servicerequests/{id}`
pub(super) async fn one(State(shared): State<Shared>, _: Caller, Path(id): Path<String>) -> Result<Response, Problem> {
    let mut reading = shared.storage().read().await?;
    let request = request_table::by_id(&mut reading, &id)
        .await?
        .ok_or(Problem::NoSuch("service request"))?;
    Ok(ok(&ServiceRequest::from(&request)))
}

/// `POST /v1/servicerequests/{locale}`
pub(super) async fn make(
    State(shared): State<Shared>,
    caller: Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let request_id = submission(&headers)?;
    let resource: ServiceRequest = wire::read(&readable(body)?).map_err(|error| Problem::Invalid(error.to_string()))?;
    let new = resource.into_new(request_id);
    let mut change = shared.storage().begin().await?;
    let today = shared.today(&mut change).await?;
    let profile = shared.profile(&mut change).await?;
    let desk = shared.order_desk(&profile, today);
    let now = shared.calendar().now();
    let made = desk.take_request(&mut change, &caller, new, now).await?;
    change.commit().await?;
    Ok(json(StatusCode::CREATED, &ServiceRequest::from(&made)))
}

/// `PATCH /v1/servicerequests/{id}`
pub(super) async fn add_note(
    State(shared): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let request_id = submission(&headers)?;
    let patch: ServiceRequestPatch =
        wire::read(&readable(body)?).map_err(|error| Problem::Invalid(error.to_string()))?;
    let note = patch
        .into_note(request_id)
        .map_err(|error| Problem::Invalid(error.to_string()))?;
    let mut change = shared.storage().begin().await?;
    let today = shared.today(&mut change).await?;
    let profile = shared.profile(&mut change).await?;
    let desk = shared.order_desk(&profile, today);
    let now = shared.calendar().now();
    let noted = desk.take_note(&mut change, &caller, &id, note, now).await?;
    change.commit().await?;
    Ok(ok(&ServiceRequest::from(&noted)))
}
