use domain::AccountName;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::store::Store;

impl Store {
    /// What keeps somebody signed in to an account; `None` before the first sign-in and after signing out.
    ///
    /// # Errors
    /// [`Error::Busy`] or [`Error::Database`].
    pub async fn sign_in_token(&self, account: &AccountName) -> Result<Option<Zeroizing<String>>, Error> {
        self.cache()
            .ask(|database| async move {
                let token = sqlx::query_scalar!("SELECT token FROM sign_ins WHERE account = ?", account.as_str())
                    .fetch_optional(database.readers())
                    .await?;
                Ok(token.map(Zeroizing::new))
            })
            .await
    }

    /// Keeps another token instead of the former one, wholly or not at all.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`]; the former one is still kept then.
    pub async fn keep_sign_in_token(&self, account: &AccountName, token: &str) -> Result<(), Error> {
        self.cache()
            .ask(|database| async move {
                sqlx::query!(
                    "INSERT INTO sign_ins (account, token) VALUES (?, ?) \
                     ON CONFLICT (account) DO UPDATE SET token = excluded.token",
                    account.as_str(),
                    token
                )
                .execute(database.writer())
                .await?;
                Ok(())
            })
            .await
    }

    /// Forgets the token, when a person signs out; tells whether there was one.
    ///
    /// # Errors
    /// As [`Store::keep_sign_in_token`].
    pub async fn forget_sign_in_token(&self, account: &AccountName) -> Result<bool, Error> {
        self.cache()
            .ask(|database| async move {
                let done = sqlx::query!("DELETE FROM sign_ins WHERE account = ?", account.as_str())
                    .execute(database.writer())
                    .await?;
                Ok(done.rows_affected() > 0)
            })
            .await
    }
}
