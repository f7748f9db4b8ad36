use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use bytes::Bytes;
use domain::{Holdings, OfferId};
use partner_center::OfferStanding;
use partner_center::wire::{self, Collection, Flag, OfferResource, QuoteResource, TermResource, order_kind_of};
use serde::Deserialize;

use crate::base::caller::Caller;
use crate::base::problem::Problem;
use crate::http::answer::ok;
use crate::http::shared::Shared;
use crate::records::term_table::{self, TermRecord};
use crate::selling::pricing;

/// `GET /v1/membership/offers`: what is sold to the partner today, and what it has or had.
pub(super) async fn all(State(shared): State<Shared>, _: Caller) -> Result<Response, Problem> {
    let mut reading = shared.storage().read().await?;
    let today = shared.today(&mut reading).await?;
    let records = term_table::records(&mut reading).await?;
    let partner = shared.partner();
    let offers = shared.catalogue().offers().iter().filter_map(|offer| {
        let price = partner.price(offer, today).filter(|_| offer.is_sold(today));
        let held = records
            .iter()
            .filter(|record| record.term.offer == offer.id)
            .max_by_key(|record| record.id);
        if price.is_none() && held.is_none() {
            return None;
        }
        let used = held.map(TermRecord::is_used);
        let standing = OfferStanding {
            offer: offer.id.clone(),
            price,
            qualified: offer.needs_qualification.then(|| partner.qualified.contains(&offer.id)),
            benefit_activated: used,
            key_viewed: used,
            tile: None,
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

/// `PATCH /v1/membership/terms/{offer}`: turns automatic renewal off. Only the next renewal turns it on again.
pub(super) async fn change_term(
    State(shared): State<Shared>,
    caller: Caller,
    Path(offer): Path<String>,
    body: Bytes,
) -> Result<Response, Problem> {
    let asked: TermResource = wire::read(&body).map_err(|error| Problem::Invalid(error.to_string()))?;
    if asked.auto_renew != Some(Flag(false)) {
        return Err(Problem::Invalid("isAutoRenew can only be turned off".into()));
    }
    let mut change = shared.storage().begin().await?;
    let today = shared.today(&mut change).await?;
    let profile = shared.profile(&mut change).await?;
    let desk = shared.order_desk(&profile, today);
    let term = desk
        .turn_off_auto_renew(&mut change, &caller, &OfferId::new(offer))
        .await?;
    change.commit().await?;
    Ok(ok(&TermResource::from(&term)))
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
    let terms = term_table::all(&mut reading).await?;
    let holdings = Holdings::new(shared.catalogue(), &terms);
    let price = pricing::price(shared.partner(), holdings, offer, today).ok_or(Problem::NoSuch("offer"))?;
    Ok(ok(&QuoteResource::from(&pricing::quote(
        shared.partner(),
        offer,
        &price,
    ))))
}
