use chrono::{DateTime, Utc};
use domain::AccountName;

use crate::cache::values::instant;
use crate::error::Error;
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
        let attempted_at = at.timestamp_micros();
        let (succeeded_at, failure) = (outcome.is_ok().then_some(attempted_at), outcome.err());
        self.cache()
            .ask(|database| async move {
                sqlx::query!(
                    "INSERT INTO contacts (account, attempted_at, succeeded_at, failure) VALUES (?, ?, ?, ?) \
                     ON CONFLICT (account) DO UPDATE SET attempted_at = excluded.attempted_at, \
                     succeeded_at = coalesce(excluded.succeeded_at, succeeded_at), failure = excluded.failure",
                    account.as_str(),
                    attempted_at,
                    succeeded_at,
                    failure
                )
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
                let row = sqlx::query!(
                    "SELECT attempted_at, succeeded_at, failure FROM contacts WHERE account = ?",
                    account.as_str()
                )
                .fetch_optional(database.readers())
                .await?;
                let Some(row) = row else { return Ok(None) };
                Ok(Some(Contact {
                    attempted_at: instant(row.attempted_at)?,
                    succeeded_at: row.succeeded_at.map(instant).transpose()?,
                    failure: row.failure,
                }))
            })
            .await
    }

    /// Notes that everything of an account was fetched.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`].
    pub async fn mark_synced(&self, account: &AccountName, at: DateTime<Utc>) -> Result<(), Error> {
        let synced_at = at.timestamp_micros();
        self.cache()
            .ask(|database| async move {
                sqlx::query!(
                    "INSERT INTO syncs (account, synced_at) VALUES (?, ?) \
                     ON CONFLICT (account) DO UPDATE SET synced_at = excluded.synced_at",
                    account.as_str(),
                    synced_at
                )
                .execute(database.writer())
                .await?;
                Ok(())
            })
            .await
    }

    /// When everything of an account was last fetched, to the microsecond; `None` where it never was.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn synced_at(&self, account: &AccountName) -> Result<Option<DateTime<Utc>>, Error> {
        self.cache()
            .ask(|database| async move {
                let synced_at = sqlx::query_scalar!("SELECT synced_at FROM syncs WHERE account = ?", account.as_str())
                    .fetch_optional(database.readers())
                    .await?;
                synced_at.map(instant).transpose()
            })
            .await
    }
}
