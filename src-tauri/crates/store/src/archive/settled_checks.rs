use chrono::{DateTime, Utc};
use domain::AccountName;

use crate::error::{Error, Failure};
use crate::store::Store;

/// A check that somebody looked into and declared settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledCheck {
    /// The id of the check.
    pub check: String,
    /// Why it is settled.
    pub note: String,
    /// When it was declared, to the microsecond.
    pub settled_at: DateTime<Utc>,
}

impl Store {
    /// Declares a check settled; a note that was there before is replaced.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn settle_check(
        &self,
        account: &AccountName,
        check: &str,
        note: &str,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "INSERT INTO settled_checks (account, check_id, note, settled_microseconds) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (account, check_id) DO UPDATE SET note = excluded.note, \
                 settled_microseconds = excluded.settled_microseconds",
                account.as_str(),
                check,
                note,
                at.timestamp_micros()
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// Declares a check open again; tells whether it was settled.
    ///
    /// # Errors
    /// As [`Store::settle_check`].
    pub async fn reopen_check(&self, account: &AccountName, check: &str) -> Result<bool, Error> {
        let removed = async {
            let mut change = self.ledger().begin().await?;
            let done = sqlx::query!(
                "DELETE FROM settled_checks WHERE account = ?1 AND check_id = ?2",
                account.as_str(),
                check
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<bool, Failure>(done.rows_affected() > 0)
        };
        self.ledger().map_error(removed.await)
    }

    /// Every settled check of an account, the one settled last first.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Damaged`], [`Error::Busy`] or [`Error::Database`].
    pub async fn settled_checks(&self, account: &AccountName) -> Result<Vec<SettledCheck>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT check_id, note, settled_microseconds FROM settled_checks WHERE account = ?1 \
                 ORDER BY settled_microseconds DESC, check_id",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let settled_at =
                        DateTime::from_timestamp_micros(row.settled_microseconds).ok_or_else(|| Error::Unreadable {
                            record: format!("settled check {}", row.check_id),
                            reason: "the instant is out of range".to_owned(),
                        })?;
                    Ok(SettledCheck {
                        check: row.check_id,
                        note: row.note,
                        settled_at,
                    })
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }
}
