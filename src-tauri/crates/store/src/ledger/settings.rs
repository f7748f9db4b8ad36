use domain::AccountName;
use sqlx::Row;

use crate::error::{Error, Failure};
use crate::file::backup;
use crate::file::schema;
use crate::store::Place;
use crate::store::Store;

/// The program's own settings stand under the empty account name.
fn owner(scope: Option<&AccountName>) -> &str {
    scope.map_or("", AccountName::as_str)
}

impl Store {
    /// A setting of an account, or of the whole program (`None`).
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Busy`] or [`Error::Database`].
    pub async fn setting(&self, scope: Option<&AccountName>, name: &str) -> Result<Option<String>, Error> {
        let read = async {
            let row = sqlx::query("SELECT value FROM settings WHERE account = ?1 AND name = ?2")
                .bind(owner(scope))
                .bind(name)
                .fetch_optional(self.ledger().readers())
                .await?;
            Ok(row.map(|row| row.try_get(0)).transpose()?)
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps a setting of an account, or of the whole program (`None`).
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn set_setting(&self, scope: Option<&AccountName>, name: &str, value: &str) -> Result<(), Error> {
        let written = async {
            sqlx::query(
                "INSERT INTO settings (account, name, value) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (account, name) DO UPDATE SET value = excluded.value",
            )
            .bind(owner(scope))
            .bind(name)
            .bind(value)
            .execute(self.ledger().writer())
            .await?;
            Ok(())
        };
        self.ledger().map_error(written.await)
    }

    /// Removes every record, setting and cached answer of one account, after a backup of the ledger. Only for
    /// making a sample account afresh.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`]; the ledger is
    /// then unchanged.
    pub async fn clear_account(&self, account: &AccountName) -> Result<(), Error> {
        if let Place::Folder(folder) = self.place() {
            backup::make(self.ledger(), folder, schema::newest(&schema::LEDGER)).await?;
        }
        let cleared = async {
            let mut change = self.ledger().begin().await?;
            for statement in [
                "DELETE FROM invoices WHERE account = ?1",
                "DELETE FROM invoice_originals WHERE account = ?1",
                "DELETE FROM settled_checks WHERE account = ?1",
                "DELETE FROM payment_proofs WHERE account = ?1",
                "DELETE FROM orders WHERE account = ?1",
                "DELETE FROM profile_versions WHERE account = ?1",
                "DELETE FROM support_requests WHERE account = ?1",
                "DELETE FROM outgoing_requests WHERE account = ?1",
                "DELETE FROM settings WHERE account = ?1",
            ] {
                sqlx::query(statement)
                    .bind(account.as_str())
                    .execute(&mut *change)
                    .await?;
            }
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(cleared.await)?;
        self.forget(account).await
    }
}
