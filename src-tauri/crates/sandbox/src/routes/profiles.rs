use axum::extract::State;
use axum::response::Response;
use partner_center::wire::{Attributes, BillingProfile, LegalBusinessProfile, Links, MpnProfile, SessionResource};

use super::{Problem, ok};
use crate::shared::Shared;
use crate::sign_in::Caller;

/// `GET /v1/profiles/mpn`
pub(super) async fn partner(State(shared): State<Shared>, _: Caller) -> Response {
    let partner = shared.partner();
    ok(&MpnProfile {
        mpn_id: Some(partner.partner_id.as_str().into()),
        partner_name: Some(partner.company.as_str().into()),
        profile_type: Some("MpnProfile".into()),
        links: Some(Links::itself("/profiles/mpn")),
        attributes: Some(Attributes::of("MpnProfile")),
        ..MpnProfile::default()
    })
}

/// `GET /v1/profiles/billing`
pub(super) async fn billing(State(shared): State<Shared>, _: Caller) -> Result<Response, Problem> {
    let mut reading = shared.storage().read().await?;
    let profile = shared.profile(&mut reading).await?;
    Ok(ok(&BillingProfile::of(&profile, shared.partner().currency)))
}

/// `GET /v1/profiles/legalbusiness`
pub(super) async fn legal(State(shared): State<Shared>, _: Caller) -> Result<Response, Problem> {
    let mut reading = shared.storage().read().await?;
    let profile = shared.profile(&mut reading).await?;
    Ok(ok(&LegalBusinessProfile::from(&profile)))
}

/// `GET /v1/membership/session`
pub(super) async fn session(State(shared): State<Shared>, caller: Caller) -> Result<Response, Problem> {
    // Whoever signs in wants to know the day.
    let mut reading = shared.storage().read().await?;
    shared.today(&mut reading).await?;
    Ok(ok(&SessionResource {
        display_name: Some(caller.person.into()),
        role: Some(caller.role.id().into()),
    }))
}
