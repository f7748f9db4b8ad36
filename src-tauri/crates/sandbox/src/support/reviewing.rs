use domain::{Activity, BillingChange, LegalChange, NaiveDate, Profile, ProfileProblem, Vetting, VettingStatus};
use sqlx::SqliteConnection;

use crate::base::business_days::working_days_after;
use crate::base::caller::Caller;
use crate::base::data::Partner;
use crate::base::document;
use crate::base::problem::Problem;
use crate::base::refused::Refused;

/// A review usually takes 3 to 5 business days (update-your-partner-profile, 2021).
const REVIEW_DAYS: usize = 3;

/// One side of the profile as it is to be.
pub(crate) enum ProfileChange {
    Billing(BillingChange),
    Legal(LegalChange),
}

impl ProfileChange {
    fn activity(&self) -> Activity {
        match self {
            Self::Billing(_) => Activity::ChangeBilling,
            Self::Legal(_) => Activity::ChangeLegal,
        }
    }

    fn problems(&self) -> Vec<ProfileProblem> {
        match self {
            Self::Billing(change) => change.problems(),
            Self::Legal(change) => change.problems(),
        }
    }

    fn starts_review(&self, profile: &Profile) -> bool {
        match self {
            Self::Billing(change) => change.starts_review(profile),
            Self::Legal(change) => change.starts_review(profile),
        }
    }

    fn applied_to(&self, profile: &Profile) -> Profile {
        match self {
            Self::Billing(change) => change.applied_to(profile),
            Self::Legal(change) => change.applied_to(profile),
        }
    }
}

/// Changes the profile. `revision` is that of the version the change was made from.
pub(crate) async fn change(
    connection: &mut SqliteConnection,
    caller: &Caller,
    current: &Profile,
    change: &ProfileChange,
    revision: Option<&str>,
    today: NaiveDate,
) -> Result<Profile, Problem> {
    caller.must_be_allowed(change.activity())?;
    let mut changed = change.applied_to(current);
    // A change whose answer was lost is sent again under the mark it was made from.
    if changed == *current {
        return Ok(changed);
    }
    if revision.is_some() && revision != current.revision.as_deref() {
        return Err(Problem::Refused(Refused::ProfileOutdated));
    }
    let problems = change.problems();
    if !problems.is_empty() {
        let fields = problems.iter().map(|problem| problem.field.id()).collect();
        return Err(Problem::Refused(Refused::InvalidProfile(fields)));
    }
    changed.valid_from = today;
    let member: bool = sqlx::query_scalar("SELECT is_member FROM state")
        .fetch_one(&mut *connection)
        .await?;
    // Whoever has not joined is reviewed when they do.
    if member && change.starts_review(current) {
        begin_review(connection, &mut changed, today).await?;
    }
    put(connection, changed).await.map_err(Into::into)
}

/// Puts the account under review from today on.
pub(crate) async fn begin_review(
    connection: &mut SqliteConnection,
    profile: &mut Profile,
    today: NaiveDate,
) -> Result<(), sqlx::Error> {
    profile.vetting = Vetting {
        status: VettingStatus::Pending,
        since: Some(today),
    };
    sqlx::query("UPDATE state SET review_ends = ?")
        .bind(working_days_after(today, REVIEW_DAYS))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends the review of the account: it is authorised where its legal name is the registered one and its legal address a
/// street ("must match registration records exactly", update-your-partner-profile, 2021).
pub(crate) async fn decide(
    connection: &mut SqliteConnection,
    partner: &Partner,
    profile: &Profile,
    on: NaiveDate,
) -> Result<(), sqlx::Error> {
    let is_right = profile.legal.name == partner.legal.name && !profile.legal.is_post_office_box();
    let decided = Profile {
        vetting: Vetting {
            status: if is_right {
                VettingStatus::Authorized
            } else {
                VettingStatus::Rejected
            },
            since: Some(on),
        },
        ..profile.clone()
    };
    sqlx::query("UPDATE state SET review_ends = NULL")
        .execute(&mut *connection)
        .await?;
    put(connection, decided).await?;
    Ok(())
}

/// Writes the profile as the version in force, under a new mark.
pub(crate) async fn put(connection: &mut SqliteConnection, mut profile: Profile) -> Result<Profile, sqlx::Error> {
    let last: Option<i64> = sqlx::query_scalar("SELECT max(revision) FROM profile_version")
        .fetch_one(&mut *connection)
        .await?;
    let revision = last.unwrap_or_default() + 1;
    profile.revision = Some(revision.to_string());
    let text = document::write(&profile)?;
    sqlx::query("INSERT INTO profile_version (revision, valid_from, profile) VALUES (?, ?, ?)")
        .bind(revision)
        .bind(profile.valid_from)
        .bind(&text)
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE state SET profile = ?")
        .bind(&text)
        .execute(connection)
        .await?;
    Ok(profile)
}
