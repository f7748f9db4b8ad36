use domain::AccountName;

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
            let value = sqlx::query_scalar!(
                "SELECT value FROM settings WHERE account = ?1 AND name = ?2",
                owner(scope),
                name
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            Ok(value)
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps a setting of an account, or of the whole program (`None`).
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn set_setting(&self, scope: Option<&AccountName>, name: &str, value: &str) -> Result<(), Error> {
        let written = async {
            sqlx::query!(
                "INSERT INTO settings (account, name, value) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (account, name) DO UPDATE SET value = excluded.value",
                owner(scope),
                name,
                value
            )
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
            let account = account.as_str();
            sqlx::query!("DELETE FROM invoices WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM invoice_originals WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM settled_checks WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM invoice_bookkeeping WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM saved_filters WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM payment_proofs WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM orders WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM profile_versions WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM support_requests WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM outgoing_requests WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM settings WHERE account = ?", account)
                .execute(&mut *change)
                .await?;
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(cleared.await)?;
        self.forget(account).await
    }
}
