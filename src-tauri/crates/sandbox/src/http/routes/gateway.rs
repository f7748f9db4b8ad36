use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::StatusCode;
use partner_center::wire::{self, TokenRequest, TokenResource};

use crate::base::caller::Caller;
use crate::base::problem::Problem;
use crate::http::answer::json;
use crate::http::shared::Shared;
use crate::selling::gateway;

/// `POST /gateway/v1/tokens`. Nothing of the request is said again, in an answer or in a log.
pub(super) async fn tokenize(State(shared): State<Shared>, _: Caller, body: Bytes) -> Result<Response, Problem> {
    let request: TokenRequest = wire::read(&body).map_err(|_| Problem::InvalidCard)?;
    let mut change = shared.storage().begin().await?;
    let today = shared.today(&mut change).await?;
    let token = gateway::tokenize(&mut change, &request, today).await?;
    change.commit().await?;
    Ok(json(
        StatusCode::CREATED,
        &TokenResource {
            token: Some(token.token.into()),
            card: Some((&token.summary).into()),
        },
    ))
}
