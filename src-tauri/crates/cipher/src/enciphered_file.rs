use std::fmt::{Display, Write};
use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};

use crate::cipher_key::CipherKey;
use crate::handing_over::{encipher_anew, hand_over};
use crate::prepare;

/// How connections to one enciphered file are opened.
#[derive(Clone)]
pub struct EncipheredFile {
    options: SqliteConnectOptions,
    key: CipherKey,
    settings: String,
}

impl EncipheredFile {
    /// The file that this key opens.
    #[must_use]
    pub fn new(file: &Path, key: &CipherKey) -> Self {
        prepare();
        Self {
            options: SqliteConnectOptions::new()
                .filename(file)
                // What goes wrong is returned; SQLCipher would also print it.
                .pragma("cipher_log_level", "none")
                .disable_statement_logging(),
            key: key.clone(),
            // The first page is read at once: until then the cipher keeps the key as the text that it was handed.
            settings: "SELECT count(*) FROM sqlite_schema;".to_owned(),
        }
    }

    /// With other options. A pragma among them must not look into the file: it is carried out before the key is known.
    #[must_use]
    pub fn with_options(mut self, change: impl FnOnce(SqliteConnectOptions) -> SqliteConnectOptions) -> Self {
        self.options = change(self.options);
        self
    }

    /// With a pragma that is carried out in each connection once the key is known.
    #[must_use]
    pub fn setting(mut self, name: &str, value: impl Display) -> Self {
        // Writing to a text does not fail.
        let _ = write!(self.settings, "PRAGMA {name} = {value};");
        self
    }

    /// Opens one connection.
    ///
    /// # Errors
    /// What keeps the file from being opened or read with this key.
    pub async fn connect(&self) -> Result<SqliteConnection, sqlx::Error> {
        let mut connection = self.options.connect().await?;
        hand_over(&mut connection, &self.key).await?;
        self.set_up(&mut connection).await?;
        Ok(connection)
    }

    /// Enciphers the file anew, with another key. Nobody else may use it, and whoever does this checks the file with that key
    /// afterwards: without a journal it is of no use where this did not come to its end, and SQLCipher does not always say so.
    ///
    /// # Errors
    /// What keeps the file from being read with its key or from being written.
    pub async fn encipher_anew(&self, key: &CipherKey) -> Result<(), sqlx::Error> {
        let mut connection = self
            .clone()
            .setting("journal_mode", "off")
            .setting("synchronous", "off")
            .connect()
            .await?;
        let done = encipher_anew(&mut connection, key).await;
        connection.close().await?;
        done
    }

    /// Opens a pool of connections, of which nobody holds the file for itself alone.
    ///
    /// # Errors
    /// What keeps the file from being opened or read with this key.
    pub async fn pool(&self, pool: SqlitePoolOptions) -> Result<SqlitePool, sqlx::Error> {
        // A pool tries again until its patience ends and then tells only that; this one tells at once what is wrong.
        let first = self
            .clone()
            .with_options(|options| options.optimize_on_close(false, None))
            .connect()
            .await?;
        let pool = self.lazy_pool(pool);
        drop(pool.acquire().await?);
        // Closed only now: the last connection of a file would take its journal away.
        first.close().await?;
        Ok(pool)
    }

    /// A pool that opens its connections when they are needed.
    ///
    /// A connection that was left in the middle of a change is given up: on a full disk SQLite ends the change itself, and
    /// the driver waits for it for ever (`begin_with` at non-zero depth).
    ///
    /// No connection is given up for its age. The pool's upkeep would count the idle ones while they come and go, and a
    /// count below zero keeps it busy for ever; and nothing wakes up now and then for a file of this computer.
    #[must_use]
    pub fn lazy_pool(&self, pool: SqlitePoolOptions) -> SqlitePool {
        let file = self.clone();
        let pool = pool.idle_timeout(None).max_lifetime(None);
        let pool = pool.before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }));
        pool.after_connect(move |connection, _| {
            let file = file.clone();
            Box::pin(async move {
                hand_over(connection, &file.key).await?;
                // What is wrong with the file is told by the statement that the connection was opened for: an error here
                // would only be tried again until the pool's patience ends.
                let _ = file.set_up(connection).await;
                Ok(())
            })
        })
        .connect_lazy_with(self.options.clone())
    }

    async fn set_up(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(AssertSqlSafe(self.settings.as_str()))
            .execute(connection)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_pool_keeps_nothing_running_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = EncipheredFile::new(&folder.path().join("file.db"), &CipherKey::new(&[7; 32]))
            .with_options(|options| options.create_if_missing(true));
        let pool = file.lazy_pool(SqlitePoolOptions::new());
        let tasks = tokio::runtime::Handle::current().metrics().num_alive_tasks();
        assert_eq!(tasks, 0);
        pool.close().await;
    }
}
