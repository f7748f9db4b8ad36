use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use domain::{Activity, Profile};
use partner_center::wire::{
    self, Attributes, BillingProfile, Flag, LegalBusinessProfile, Links, MpnProfile, SessionResource,
};

use crate::base::caller::Caller;
use crate::base::problem::Problem;
use crate::http::answer::ok;
use crate::http::shared::Shared;
use crate::support::reviewing::{self, ProfileChange};

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

/// `PUT /v1/profiles/billing`
pub(super) async fn change_billing(
    State(shared): State<Shared>,
    caller: Caller,
    body: Bytes,
) -> Result<Response, Problem> {
    let resource: BillingProfile = wire::read(&body).map_err(|error| Problem::Invalid(error.to_string()))?;
    let revision = etag(resource.attributes.as_ref());
    let changed = change(&shared, &caller, revision.as_deref(), |current| {
        ProfileChange::Billing(resource.change(current))
    })
    .await?;
    Ok(ok(&BillingProfile::of(&changed, shared.partner().currency)))
}

/// `PUT /v1/profiles/legalbusiness`
pub(super) async fn change_legal(
    State(shared): State<Shared>,
    caller: Caller,
    body: Bytes,
) -> Result<Response, Problem> {
    let resource: LegalBusinessProfile = wire::read(&body).map_err(|error| Problem::Invalid(error.to_string()))?;
    let revision = etag(resource.attributes.as_ref());
    let changed = change(&shared, &caller, revision.as_deref(), |current| {
        ProfileChange::Legal(resource.change(current))
    })
    .await?;
    Ok(ok(&LegalBusinessProfile::from(&changed)))
}

fn etag(attributes: Option<&Attributes>) -> Option<String> {
    Some(attributes?.etag.as_ref()?.0.clone()).filter(|etag| !etag.is_empty())
}

async fn change(
    shared: &Shared,
    caller: &Caller,
    revision: Option<&str>,
    wanted: impl FnOnce(&Profile) -> ProfileChange,
) -> Result<Profile, Problem> {
    let mut change = shared.storage().begin().await?;
    let today = shared.today(&mut change).await?;
    let current = shared.profile(&mut change).await?;
    let wanted = wanted(&current);
    let changed = reviewing::change(&mut change, caller, &current, &wanted, revision, today).await?;
    change.commit().await?;
    Ok(changed)
}

/// `POST /v1/membership/join`: the company becomes a member, and is reviewed.
pub(super) async fn join(State(shared): State<Shared>, caller: Caller) -> Result<Response, Problem> {
    caller.must_be_allowed(Activity::Join)?;
    let mut change = shared.storage().begin().await?;
    let today = shared.today(&mut change).await?;
    let joined = sqlx::query("UPDATE state SET is_member = TRUE WHERE NOT is_member")
        .execute(&mut *change)
        .await?;
    if joined.rows_affected() > 0 {
        let mut profile = shared.profile(&mut change).await?;
        reviewing::begin_review(&mut change, &mut profile, today).await?;
        reviewing::put(&mut change, profile).await?;
    }
    change.commit().await?;
    session(State(shared), caller).await
}

/// `GET /v1/membership/session`
pub(super) async fn session(State(shared): State<Shared>, caller: Caller) -> Result<Response, Problem> {
    // Whoever signs in wants to know the day.
    let mut reading = shared.storage().read().await?;
    shared.today(&mut reading).await?;
    let member: bool = sqlx::query_scalar("SELECT is_member FROM state")
        .fetch_one(&mut *reading)
        .await?;
    Ok(ok(&SessionResource {
        is_member: Some(Flag(member)),
        display_name: Some(caller.person.into()),
        role: Some(caller.role.id().into()),
    }))
}
