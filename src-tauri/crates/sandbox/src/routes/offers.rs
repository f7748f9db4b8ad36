use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::OfferId;
use partner_center::OfferStanding;
use partner_center::wire::{Collection, OfferResource, QuoteResource, TermResource, order_kind_of};
use serde::Deserialize;

use super::{Problem, ok};
use crate::shared::Shared;
use crate::sign_in::Caller;
use crate::{pricing, term_table};

/// `GET /v1/membership/offers`: what is sold to the partner today, and what it has or had.
pub(super) async fn all(State(shared): State<Shared>, _: Caller) -> Result<Response, Problem> {
    let mut reading = shared.storage().read().await?;
    let today = shared.today(&mut reading).await?;
    let terms = term_table::all(&mut reading).await?;
    let partner = shared.partner();
    let offers = shared.catalogue().offers().iter().filter_map(|offer| {
        let price = partner.price(&offer.id, today).filter(|_| offer.is_sold(today));
        if price.is_none() && !terms.iter().any(|term| term.offer == offer.id) {
            return None;
        }
        let standing = OfferStanding {
            offer: offer.id.clone(),
            price,
            qualified: offer.needs_qualification.then(|| partner.qualified.contains(&offer.id)),
        };
        Some(OfferResource::from(&standing))
    });
    Ok(ok(&Collection::page(offers.collect(), "/membership/offers", None)))
}

/// `GET /v1/membership/terms`
pub(super) async fn terms(State(shared): State<Shared>, _: Caller) -> Result<Response, Problem> {
    let mut reading = shared.storage().read().await?;
    shared.today(&mut reading).await?;
    let terms = term_table::all(&mut reading).await?;
    let terms: Vec<TermResource> = terms.iter().map(Into::into).collect();
    Ok(ok(&Collection::page(terms, "/membership/terms", None)))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    offer_id: String,
    kind: String,
}

/// `GET /v1/membership/quotes`: what an offer costs today, whether or not it may be bought.
pub(super) async fn quote(
    State(shared): State<Shared>,
    _: Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::Invalid(error.body_text()))?;
    // A first term and a further one cost the same.
    order_kind_of(&asked.kind).ok_or_else(|| Problem::Invalid("kind is buy or renew".into()))?;
    let mut reading = shared.storage().read().await?;
    let today = shared.today(&mut reading).await?;
    let offer = shared
        .catalogue()
        .offer(&OfferId::new(asked.offer_id))
        .filter(|offer| offer.is_sold(today))
        .ok_or(Problem::NoSuch("offer"))?;
    let price = pricing::price(shared.partner(), offer, today).ok_or(Problem::NoSuch("offer"))?;
    Ok(ok(&QuoteResource::from(&pricing::quote(
        shared.partner(),
        offer,
        price,
    ))))
}
