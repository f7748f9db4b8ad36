use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::{LARGEST_PROOF_BYTES, ProofProblem, RequestId};
use http::StatusCode;
use partner_center::NewOrder;
use partner_center::wire::{self, Collection, OrderRequest, ProofRequest};
use serde::Deserialize;

use crate::base::caller::Caller;
use crate::base::problem::Problem;
use crate::base::refused::Refused;
use crate::http::answer::{json, ok};
use crate::http::shared::Shared;
use crate::http::transport::NeverAnswered;
use crate::records::order_table;
use crate::selling::placing::Placed;

/// The largest proof in Base64, and a form around it.
pub(super) const LARGEST_UPLOAD: usize = LARGEST_PROOF_BYTES.div_ceil(3) * 4 + 64 * 1024;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    request_id: Option<String>,
}

/// `GET /v1/membership/orders`, all or those of one submission.
pub(super) async fn all(
    State(shared): State<Shared>,
    _: Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::Invalid(error.body_text()))?;
    let mut reading = shared.storage().read().await?;
    shared.today(&mut reading).await?;
    let orders = match asked.request_id {
        Some(id) => {
            let id = id.parse().map_err(|_| Problem::Invalid("requestId is a UUID".into()))?;
            order_table::by_request(&mut reading, shared.partner(), RequestId(id))
                .await?
                .into_iter()
                .collect()
        }
        None => order_table::all(&mut reading, shared.partner()).await?,
    };
    Ok(ok(&Collection::page(orders, "/membership/orders", None)))
}

/// `POST /v1/membership/orders`
pub(super) async fn place(State(shared): State<Shared>, caller: Caller, body: Bytes) -> Result<Response, Problem> {
    let request: OrderRequest = wire::read(&body).map_err(|error| Problem::Invalid(error.to_string()))?;
    let order = NewOrder::try_from(request).map_err(|error| Problem::Invalid(error.to_string()))?;
    let mut change = shared.storage().begin().await?;
    let today = shared.today(&mut change).await?;
    let profile = shared.profile(&mut change).await?;
    let desk = shared.order_desk(&profile, today);
    let placed = desk.place(&mut change, &caller, &order).await?;
    change.commit().await?;
    match placed {
        Placed::Order(order) => Ok(json(StatusCode::CREATED, &order)),
        Placed::Silently => {
            let mut response = StatusCode::GATEWAY_TIMEOUT.into_response();
            response.extensions_mut().insert(NeverAnswered);
            Ok(response)
        }
        Placed::Refused(refused) => Err(Problem::Refused(refused)),
    }
}

/// `POST /v1/membership/orders/{number}/proof`
pub(super) async fn upload_proof(
    State(shared): State<Shared>,
    caller: Caller,
    Path(number): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let body = body.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::Refused(Refused::InvalidProof(ProofProblem::TooLarge.to_string())),
        _ => Problem::Invalid(error.body_text()),
    })?;
    let request: ProofRequest = wire::read(&body).map_err(|error| Problem::Invalid(error.to_string()))?;
    let mut change = shared.storage().begin().await?;
    let profile = shared.profile(&mut change).await?;
    let today = shared.today(&mut change).await?;
    let desk = shared.order_desk(&profile, today);
    let order = desk.keep_proof(&mut change, &caller, &number, request).await?;
    change.commit().await?;
    Ok(ok(&order))
}

/// `POST /v1/membership/orders/{number}/cancel`
pub(super) async fn cancel(
    State(shared): State<Shared>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let mut change = shared.storage().begin().await?;
    let profile = shared.profile(&mut change).await?;
    let today = shared.today(&mut change).await?;
    let desk = shared.order_desk(&profile, today);
    let order = desk.cancel(&mut change, &caller, &number).await?;
    change.commit().await?;
    Ok(ok(&order))
}
