use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use partner_center::wire::Collection;
use serde::Deserialize;

use crate::base::caller::Caller;
use crate::base::problem::Problem;
use crate::http::answer::ok;
use crate::http::shared::Shared;
use crate::records::invoice_table;

const PAGE: u32 = 200;
const LONGEST_PAGE: u32 = 2000;

#[derive(Deserialize)]
pub(super) struct Asked {
    size: Option<u32>,
    offset: Option<u64>,
}

/// `GET /v1/invoices`
pub(super) async fn page(
    State(shared): State<Shared>,
    _: Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::Invalid(error.body_text()))?;
    let size = asked.size.unwrap_or(PAGE).clamp(1, LONGEST_PAGE);
    let offset = asked.offset.unwrap_or(0);
    let mut reading = shared.storage().read().await?;
    shared.today(&mut reading).await?;
    let invoices = invoice_table::page(&mut reading, size, offset).await?;
    let address = |offset: u64| format!("/invoices?size={size}&offset={offset}");
    let is_full = u32::try_from(invoices.len()).is_ok_and(|count| count == size);
    let next = is_full.then(|| address(offset.saturating_add(u64::from(size))));
    Ok(ok(&Collection::page(invoices, address(offset), next)))
}

/// `GET /v1/invoices/{id}`, with or without the type before the number.
pub(super) async fn one(State(shared): State<Shared>, _: Caller, Path(id): Path<String>) -> Result<Response, Problem> {
    let number = id
        .strip_prefix("OneTime-")
        .or_else(|| id.strip_prefix("Recurring-"))
        .unwrap_or(&id);
    let mut reading = shared.storage().read().await?;
    let invoice = invoice_table::by_number(&mut reading, number).await?;
    Ok(ok(&invoice.ok_or(Problem::NoSuch("invoice"))?))
}
