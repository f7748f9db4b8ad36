use chrono::{DateTime, Utc};
use domain::{AccountName, RequestId};

use crate::error::{Error, Failure};
use crate::store::Store;

impl Store {
    /// Writes down what is about to be sent under `request`, in place of what was written under it before. It is on disk
    /// when this returns.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`]; then nothing may
    /// be sent.
    pub async fn put_outgoing_request(
        &self,
        account: &AccountName,
        request: RequestId,
        json: &str,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "INSERT INTO outgoing_requests (account, request_id, written_microseconds, document) \
                 VALUES (?1, ?2, ?3, ?4) ON CONFLICT (account, request_id) DO UPDATE SET \
                 written_microseconds = excluded.written_microseconds, document = excluded.document",
                account.as_str(),
                request.to_string(),
                at.timestamp_micros(),
                json
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// What was written down and not removed since, the earliest first.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Busy`] or [`Error::Database`].
    pub async fn outgoing_requests(&self, account: &AccountName) -> Result<Vec<String>, Error> {
        let read = async {
            let documents = sqlx::query_scalar!(
                "SELECT document FROM outgoing_requests WHERE account = ?1 ORDER BY written_microseconds, rowid",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(documents)
        };
        self.ledger().map_error(read.await)
    }

    /// Removes what was written down under `request`, once its outcome is known; none is no error.
    ///
    /// # Errors
    /// As [`Store::put_outgoing_request`].
    pub async fn remove_outgoing_request(&self, account: &AccountName, request: RequestId) -> Result<(), Error> {
        let removed = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "DELETE FROM outgoing_requests WHERE account = ?1 AND request_id = ?2",
                account.as_str(),
                request.to_string()
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(removed.await)
    }
}
