use chrono::{DateTime, Utc};
use domain::AccountName;
use sqlx::Row;

use crate::error::{Error, Failure};
use crate::store::Store;

/// How the last try to reach an account's connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// When it was last tried, to the microsecond.
    pub attempted_at: DateTime<Utc>,
    /// When a try last succeeded, to the microsecond; `None` where none did yet.
    pub succeeded_at: Option<DateTime<Utc>>,
    /// The code of the error with which the last try failed; `None` where it succeeded.
    pub failure: Option<String>,
}

impl Store {
    /// Keeps how a try to reach the connection ended: well, or with the code of an error.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`].
    pub async fn record_contact(
        &self,
        account: &AccountName,
        at: DateTime<Utc>,
        outcome: Result<(), &str>,
    ) -> Result<(), Error> {
        let at = at.timestamp_micros();
        self.cache()
            .ask(|database| async move {
                sqlx::query(
                    "INSERT INTO contacts (account, attempted_at, succeeded_at, failure) VALUES (?1, ?2, ?3, ?4) \
                     ON CONFLICT (account) DO UPDATE SET attempted_at = excluded.attempted_at, \
                     succeeded_at = coalesce(excluded.succeeded_at, succeeded_at), failure = excluded.failure",
                )
                .bind(account.as_str())
                .bind(at)
                .bind(outcome.is_ok().then_some(at))
                .bind(outcome.err())
                .execute(database.writer())
                .await?;
                Ok(())
            })
            .await
    }

    /// How the last try to reach the connection ended; `None` before the first.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn contact(&self, account: &AccountName) -> Result<Option<Contact>, Error> {
        self.cache()
            .ask(|database| async move {
                let row = sqlx::query("SELECT attempted_at, succeeded_at, failure FROM contacts WHERE account = ?1")
                    .bind(account.as_str())
                    .fetch_optional(database.readers())
                    .await?;
                let Some(row) = row else { return Ok(None) };
                let succeeded_at: Option<i64> = row.try_get("succeeded_at")?;
                Ok(Some(Contact {
                    attempted_at: instant(row.try_get("attempted_at")?)?,
                    succeeded_at: succeeded_at.map(instant).transpose()?,
                    failure: row.try_get("failure")?,
                }))
            })
            .await
    }
}

fn instant(microseconds: i64) -> Result<DateTime<Utc>, Failure> {
    DateTime::from_timestamp_micros(microseconds).ok_or_else(|| {
        Failure::Known(Error::Unreadable {
            record: "an instant of the cache".to_owned(),
            reason: "it is out of range".to_owned(),
        })
    })
}
