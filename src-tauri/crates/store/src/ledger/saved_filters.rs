use domain::AccountName;

use crate::error::{Error, Failure};
use crate::store::Store;

/// A filter that somebody gave a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its name.
    pub name: String,
    /// What it filters by, in the words of whoever saved it.
    pub document: String,
}

impl Store {
    /// The filters of an account, in the order of their names.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Busy`] or [`Error::Database`].
    pub async fn saved_filters(&self, account: &AccountName) -> Result<Vec<SavedFilter>, Error> {
        let read = async {
            let filters = sqlx::query_as!(
                SavedFilter,
                "SELECT name, document FROM saved_filters WHERE account = ?1 ORDER BY name",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            Ok(filters)
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps a filter; one of the same name is replaced. Tells whether it was kept: there are no more than `most`.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn save_filter(&self, account: &AccountName, filter: &SavedFilter, most: u32) -> Result<bool, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let done = sqlx::query!(
                "INSERT INTO saved_filters (account, name, document) SELECT ?1, ?2, ?3 \
                 WHERE EXISTS (SELECT 1 FROM saved_filters WHERE account = ?1 AND name = ?2) \
                 OR (SELECT count(*) FROM saved_filters WHERE account = ?1) < ?4 \
                 ON CONFLICT (account, name) DO UPDATE SET name = excluded.name, document = excluded.document",
                account.as_str(),
                filter.name,
                filter.document,
                i64::from(most)
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<bool, Failure>(done.rows_affected() > 0)
        };
        self.ledger().map_error(written.await)
    }

    /// Removes a filter; tells whether there was one.
    ///
    /// # Errors
    /// As [`Store::save_filter`].
    pub async fn remove_filter(&self, account: &AccountName, name: &str) -> Result<bool, Error> {
        let removed = async {
            let mut change = self.ledger().begin().await?;
            let done = sqlx::query!(
                "DELETE FROM saved_filters WHERE account = ?1 AND name = ?2",
                account.as_str(),
                name
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<bool, Failure>(done.rows_affected() > 0)
        };
        self.ledger().map_error(removed.await)
    }
}
