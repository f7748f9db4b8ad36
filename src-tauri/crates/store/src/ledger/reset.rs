use domain::AccountName;
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
use crate::file::backup;
use crate::file::schema;
use crate::ledger::{settings, sync_debt};
use crate::store::Place;
use crate::store::Store;

/// The setting that says by its value how an account is being set up afresh.
const RESET: &str = "reset-begun";

/// A sample account stands in two files. The ledger says that both are about to be made afresh before the other one is, so
/// that whoever comes after a crash finishes it.
impl Store {
    /// Writes down that an account is about to be set up afresh, after a backup of the ledger. Whoever calls this holds the
    /// [`crate::OrderLock`] and has the records alone ([`Store::lock_records`]).
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`]; the ledger is
    /// then unchanged.
    pub async fn begin_reset(&self, account: &AccountName, options: &str) -> Result<(), Error> {
        self.back_up_before_reset().await?;
        self.set_setting(Some(account), RESET, options).await
    }

    /// How an account is being set up afresh; `None` where that was not begun, or is finished.
    ///
    /// # Errors
    /// As [`Store::setting`].
    pub async fn reset_begun(&self, account: &AccountName) -> Result<Option<String>, Error> {
        self.setting(Some(account), RESET).await
    }

    /// Takes back what [`Store::begin_reset`] wrote down, where nothing was made afresh.
    ///
    /// # Errors
    /// As [`Store::begin_reset`].
    pub async fn give_up_reset(&self, account: &AccountName) -> Result<(), Error> {
        let Some(options) = self.reset_begun(account).await? else {
            return Ok(());
        };
        let given_up = async {
            let mut change = self.ledger().begin().await?;
            settings::remove(&mut change, account, RESET, &options).await?;
            change.commit().await
        };
        self.ledger().map_error(given_up.await)
    }

    /// Removes every record, setting and cached answer of one account, after a backup of the ledger. Only for
    /// making a sample account afresh.
    ///
    /// # Errors
    /// As [`Store::begin_reset`].
    pub async fn clear_account(&self, account: &AccountName) -> Result<(), Error> {
        self.back_up_before_reset().await?;
        self.finish_reset(account).await
    }

    /// As [`Store::clear_account`], for an account whose reset was begun; it is finished with this.
    ///
    /// # Errors
    /// As [`Store::begin_reset`].
    pub async fn finish_reset(&self, account: &AccountName) -> Result<(), Error> {
        // First what can be fetched again: without it the next start fetches, whatever becomes of the rest.
        self.forget(account).await?;
        let cleared = async {
            let mut change = self.ledger().begin().await?;
            clear(&mut change, account).await?;
            // That the connection was asked after a loss stays true: the account is made of what it has.
            sqlx::query!(
                "DELETE FROM settings WHERE account = ?1 AND name <> ?2",
                account.as_str(),
                sync_debt::ASKED
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(cleared.await)
    }

    pub(crate) async fn back_up_before_reset(&self) -> Result<(), Error> {
        match self.place() {
            Place::Folder(folder) => backup::make(self.ledger(), folder, schema::newest(&schema::LEDGER)).await,
            Place::Memory(_) => Ok(()),
        }
    }
}

/// Removes every record of an account, as part of a change. Its settings stay.
pub(crate) async fn clear(connection: &mut SqliteConnection, account: &AccountName) -> Result<(), Failure> {
    let account = account.as_str();
    sqlx::query!("DELETE FROM invoices WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM invoice_originals WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM further_documents WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM settled_checks WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM invoice_bookkeeping WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM saved_filters WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM uploaded_proofs WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM payment_proofs WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM entered_terms WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM discarded_terms WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM orders WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM profile_versions WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM support_requests WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM outgoing_requests WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM invoice_versions WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM invoice_proposals WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM imported_invoices WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM imported_proposals WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM imports WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM billing_reads WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM named_invoices WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM owed_documents WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM line_readings WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM invoice_lines WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM connection_states WHERE account = ?", account)
        .execute(&mut *connection)
        .await?;
    Ok(())
}
