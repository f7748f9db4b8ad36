use chrono::{DateTime, Utc};
use domain::AccountName;
use sqlx::Row;

use crate::error::Error;
use crate::store::Store;

/// What the connection said, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cached {
    /// The answer as it was put.
    pub json: String,
    /// The instant of the answer.
    pub fetched_at: DateTime<Utc>,
}

impl Store {
    /// Keeps an answer of the connection under `kind`, in place of the one before.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`].
    pub async fn cache_put(
        &self,
        account: &AccountName,
        kind: &str,
        json: &str,
        fetched_at: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.cache()
            .ask(|database| async move {
                sqlx::query(
                    "INSERT INTO answers (account, kind, json, fetched_at) VALUES (?1, ?2, ?3, ?4) \
                     ON CONFLICT (account, kind) DO UPDATE SET json = excluded.json, fetched_at = excluded.fetched_at",
                )
                .bind(account.as_str())
                .bind(kind)
                .bind(json)
                .bind(fetched_at.to_rfc3339())
                .execute(database.writer())
                .await?;
                Ok(())
            })
            .await
    }

    /// The answer last kept under `kind`.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn cache_get(&self, account: &AccountName, kind: &str) -> Result<Option<Cached>, Error> {
        self.cache()
            .ask(|database| async move {
                let row = sqlx::query("SELECT json, fetched_at FROM answers WHERE account = ?1 AND kind = ?2")
                    .bind(account.as_str())
                    .bind(kind)
                    .fetch_optional(database.readers())
                    .await?;
                let Some(row) = row else { return Ok(None) };
                let fetched_at: &str = row.try_get(1)?;
                let fetched_at = DateTime::parse_from_rfc3339(fetched_at).map_err(|error| Error::Unreadable {
                    record: format!("cached {kind}"),
                    reason: error.to_string(),
                })?;
                Ok(Some(Cached {
                    json: row.try_get(0)?,
                    fetched_at: fetched_at.to_utc(),
                }))
            })
            .await
    }

    /// Forgets everything that is kept of an account in the cache.
    ///
    /// # Errors
    /// [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`].
    pub async fn cache_clear(&self, account: &AccountName) -> Result<(), Error> {
        self.cache()
            .ask(|database| async move {
                let mut change = database.begin().await?;
                for statement in [
                    "DELETE FROM answers WHERE account = ?1",
                    "DELETE FROM contacts WHERE account = ?1",
                ] {
                    sqlx::query(statement)
                        .bind(account.as_str())
                        .execute(&mut *change)
                        .await?;
                }
                change.commit().await?;
                Ok(())
            })
            .await
    }
}
