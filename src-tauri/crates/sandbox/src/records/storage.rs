use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Sqlite, SqliteConnection, Transaction};

use crate::base::error::Error;
use crate::base::error::folder_exists;

/// What takes the tables from each version to the next; the first step makes them.
const STEPS: [&str; 3] = [
    include_str!("schema/1_partner_center.sql"),
    include_str!("schema/2_transfers.sql"),
    include_str!("schema/3_renewals_reviews_requests.sql"),
];
/// How long to wait for another process.
const PATIENCE: Duration = Duration::from_secs(5);
const CONNECTIONS: u32 = 3;
/// A deciphered page is worth keeping: SQLite's own 2 MiB would decipher the same pages again and again.
const PAGE_CACHE_KIBIBYTES: i64 = 16 * 1024;
/// The journal of a large reset is cut back to this.
const JOURNAL_BYTES: &str = "16777216";

/// The database of a sandbox.
#[derive(Clone)]
pub(crate) struct Storage(SqlitePool);

impl Storage {
    /// Opens a file, or makes it.
    pub async fn open(file: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        if !folder_exists(file) {
            return Err(Error::FolderMissing);
        }
        // Made first, so that it is for its owner alone. Why it cannot be made is left for SQLite to say.
        let _ = data_folder::open_private_file(file);
        // Statements are not logged: the first one carries the key.
        cipher::prepare();
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .pragma("key", format!("\"x'{}'\"", hex::encode(key)))
            // A wrong key is told by the error; the cipher would also write lines of its own to the terminal.
            .pragma("cipher_log_level", "NONE")
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("journal_size_limit", JOURNAL_BYTES)
            .pragma("cache_size", (-PAGE_CACHE_KIBIBYTES).to_string())
            .pragma("temp_store", "memory")
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await?;
        Ok(Self(pool))
    }

    /// A database that lives as long as its one connection, which is never given up.
    pub async fn in_memory() -> Result<Self, Error> {
        cipher::prepare();
        let options = SqliteConnectOptions::new()
            .in_memory(true)
            .foreign_keys(true)
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await?;
        Ok(Self(pool))
    }

    /// Begins a change, which holds the write lock from its first moment: what it reads stays true until it ends.
    pub async fn begin(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.0.begin_with("BEGIN IMMEDIATE").await
    }

    /// Begins to read one state of affairs.
    pub async fn read(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.0.begin().await
    }

    /// Gives the space of what was deleted back to the disk, where it is much. A file that another process is using
    /// stays as large as it is.
    pub async fn give_back_space(&self) {
        let outcome = async {
            let (pages, free): (i64, i64) =
                sqlx::query_as("SELECT page_count, freelist_count FROM pragma_page_count, pragma_freelist_count")
                    .fetch_one(&self.0)
                    .await?;
            if free > pages / 2 {
                sqlx::raw_sql("VACUUM").execute(&self.0).await?;
            }
            sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.0).await
        };
        if let Err(error) = outcome.await {
            log::info!("the space of the last reset is kept: {error}");
        }
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.0.close().await;
    }
}

/// Makes the tables where there are none yet, and says whether it did. Tables of an earlier version are brought up to
/// this one.
pub(crate) async fn make_tables(connection: &mut SqliteConnection) -> Result<bool, Error> {
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await?;
    let made = usize::try_from(version).map_err(|_| Error::Newer(version))?;
    let missing = STEPS.get(made..).ok_or(Error::Newer(version))?;
    for step in missing {
        sqlx::raw_sql(*step).execute(&mut *connection).await?;
    }
    if !missing.is_empty() {
        let version = STEPS.len();
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("PRAGMA user_version = {version}")))
            .execute(&mut *connection)
            .await?;
    }
    Ok(made == 0)
}

#[cfg(test)]
mod tests {
    use super::{Storage, make_tables};

    async fn refused(statements: &[&'static str], last: &'static str) -> String {
        let storage = Storage::in_memory().await.unwrap();
        let mut change = storage.begin().await.unwrap();
        assert!(make_tables(&mut change).await.unwrap());
        assert!(!make_tables(&mut change).await.unwrap(), "they are made once");
        for statement in statements {
            sqlx::raw_sql(*statement).execute(&mut *change).await.unwrap();
        }
        sqlx::raw_sql(last).execute(&mut *change).await.unwrap_err().to_string()
    }

    #[tokio::test]
    async fn the_file_itself_keeps_an_issued_invoice_as_it_is() {
        let issued = "INSERT INTO invoice (number, issued, document) VALUES ('T1', '2021-06-28', '{}')";
        let error = refused(&[issued], "UPDATE invoice SET document = '{\"id\":\"T1\"}'").await;
        assert!(error.contains("never changed"), "{error}");
        let error = refused(&[issued], issued).await;
        assert!(error.contains("UNIQUE"), "{error}");
    }

    #[tokio::test]
    async fn the_file_itself_takes_one_order_and_one_charge_of_a_submission() {
        let first =
            "INSERT INTO purchase_order VALUES ('1', 'r', 'o', 'buy', 'confirmed', '2021-06-28', NULL, '{}', NULL)";
        let second =
            "INSERT INTO purchase_order VALUES ('2', 'r', 'o', 'buy', 'confirmed', '2021-06-28', NULL, '{}', NULL)";
        let other =
            "INSERT INTO purchase_order VALUES ('2', 's', 'o', 'buy', 'confirmed', '2021-06-28', NULL, '{}', NULL)";
        let charge = "INSERT INTO charge VALUES ('ch_1', 'r', '1', '1', 'EUR', 'Visa 4242')";
        let again = "INSERT INTO charge VALUES ('ch_2', 'r', '2', '1', 'EUR', 'Visa 4242')";
        let orderless = "INSERT INTO charge VALUES ('ch_2', 's', '3', '1', 'EUR', 'Visa 4242')";
        assert!(refused(&[first], second).await.contains("UNIQUE"));
        assert!(refused(&[first, other, charge], again).await.contains("UNIQUE"));
        assert!(refused(&[first, charge], orderless).await.contains("FOREIGN KEY"));
    }
}
