use chrono::{DateTime, NaiveDate, Utc};
use domain::{AccountName, Profile};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
use crate::store::Store;

impl Store {
    /// Keeps a profile as the newest version of the account's, unless it says what the newest one says; tells whether it
    /// was kept. A new revision alone is no new version. `at` is the instant at which it was learnt.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn keep_profile(
        &self,
        account: &AccountName,
        profile: &Profile,
        at: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let newest = newest(&mut change, account).await?;
            let sequence = match newest {
                Some((_, document)) if says_the_same(&document, profile) => return Ok(false),
                Some((sequence, _)) => sequence + 1,
                None => 1,
            };
            let document = serde_json::to_string(profile).map_err(|error| Error::Database(error.to_string()))?;
            sqlx::query!(
                "INSERT INTO profile_versions (account, sequence, valid_from, recorded_microseconds, sha256, document) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                account.as_str(),
                sequence,
                profile.valid_from.to_string(),
                at.timestamp_micros(),
                Sha256::digest(&document).to_vec(),
                document
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<bool, Failure>(true)
        };
        self.ledger().map_error(written.await)
    }

    /// Every version of an account's profile with the instant at which it was learnt (to the microsecond), newest first.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a version this program cannot read; [`Error::Damaged`], [`Error::Busy`] or
    /// [`Error::Database`].
    pub async fn profile_versions(&self, account: &AccountName) -> Result<Vec<(DateTime<Utc>, Profile)>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT sequence, document, recorded_microseconds FROM profile_versions WHERE account = ?1 \
                 ORDER BY sequence DESC",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let recorded = DateTime::from_timestamp_micros(row.recorded_microseconds)
                        .ok_or_else(|| unreadable(row.sequence, "the instant is out of range"))?;
                    Ok((recorded, profile_of(row.sequence, &row.document)?))
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }

    /// The profile as it held on a day: the version learnt last of those that hold from that day or an earlier one.
    /// `None` for a day before every version.
    ///
    /// # Errors
    /// As [`Store::profile_versions`].
    pub async fn profile_on(&self, account: &AccountName, day: NaiveDate) -> Result<Option<Profile>, Error> {
        let read = async {
            let row = sqlx::query!(
                "SELECT sequence, document FROM profile_versions WHERE account = ?1 AND valid_from <= ?2 \
                 ORDER BY sequence DESC LIMIT 1",
                account.as_str(),
                day.to_string()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            row.map(|row| profile_of(row.sequence, &row.document)).transpose()
        };
        self.ledger().map_error(read.await)
    }
}

async fn newest(connection: &mut SqliteConnection, account: &AccountName) -> Result<Option<(i64, String)>, Failure> {
    let row = sqlx::query!(
        "SELECT sequence, document FROM profile_versions WHERE account = ?1 ORDER BY sequence DESC LIMIT 1",
        account.as_str()
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| (row.sequence, row.document)))
}

/// Compares what is said and not how it was written, so that a field a later program adds makes no version by itself.
fn says_the_same(document: &str, profile: &Profile) -> bool {
    serde_json::from_str::<Profile>(document).is_ok_and(|stored| {
        let given = Profile {
            revision: stored.revision.clone(),
            ..profile.clone()
        };
        stored == given
    })
}

fn profile_of(sequence: i64, document: &str) -> Result<Profile, Failure> {
    serde_json::from_str(document).map_err(|error| unreadable(sequence, &error.to_string()))
}

fn unreadable(sequence: i64, reason: &str) -> Failure {
    Failure::Known(Error::Unreadable {
        record: format!("profile version {sequence}"),
        reason: reason.to_owned(),
    })
}
