use domain::AccountName;
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
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
            let mut change = self.ledger().begin().await?;
            set(&mut change, scope, name, value).await?;
            change.commit().await?;
            Ok(())
        };
        self.ledger().map_error(written.await)
    }
}

/// Keeps a setting as part of a change.
pub(crate) async fn set(
    connection: &mut SqliteConnection,
    scope: Option<&AccountName>,
    name: &str,
    value: &str,
) -> Result<(), Failure> {
    sqlx::query!(
        "INSERT INTO settings (account, name, value) VALUES (?1, ?2, ?3) \
         ON CONFLICT (account, name) DO UPDATE SET value = excluded.value",
        owner(scope),
        name,
        value
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Removes a setting that still has this value, as part of a change; none is no error.
pub(crate) async fn remove(
    connection: &mut SqliteConnection,
    account: &AccountName,
    name: &str,
    value: &str,
) -> Result<(), Failure> {
    sqlx::query!(
        "DELETE FROM settings WHERE account = ?1 AND name = ?2 AND value = ?3",
        account.as_str(),
        name,
        value
    )
    .execute(connection)
    .await?;
    Ok(())
}
