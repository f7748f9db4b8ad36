use std::path::Path;
use std::time::Duration;

use cipher::{CipherKey, EncipheredFile};
use data_folder::{beside, try_to_write};
use sqlx::sqlite::{SqliteConnectOptions, SqliteLockingMode, SqlitePool, SqlitePoolOptions};
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
/// Up to this size every page is checked when the file is opened: a sample with its usual history.
const CHECKED_AT_OPENING_BYTES: u64 = 4 * 1024 * 1024;
/// The journal of a large reset is cut back to this.
const JOURNAL_BYTES: &str = "16777216";

/// One connection that is never given up.
fn one_connection() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(PATIENCE)
}

/// Whether the disk has no room left: SQLite does not always say so.
fn has_no_room(file: &Path) -> bool {
    let length = ["", "-wal", "-shm"]
        .into_iter()
        .filter_map(|suffix| std::fs::metadata(beside(file, suffix)).ok())
        .map(|found| found.len())
        .max()
        .unwrap_or(0);
    try_to_write(file.parent().unwrap_or(Path::new(".")), length).is_err_and(|error| error.is_disk_full())
}

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
        let _ = data_folder::make_private_file(file);
        let enciphered = EncipheredFile::new(file, &CipherKey::new(key))
            .with_options(|options| {
                options
                    .foreign_keys(true)
                    .busy_timeout(PATIENCE)
                    .pragma("journal_size_limit", JOURNAL_BYTES)
                    .pragma("temp_store", "memory")
            })
            .setting("synchronous", "full")
            .setting("cache_size", -PAGE_CACHE_KIBIBYTES);
        let pool = enciphered
            .clone()
            .with_options(|options| options.create_if_missing(true))
            .setting("journal_mode", "wal")
            .pool(
                SqlitePoolOptions::new()
                    .max_connections(CONNECTIONS)
                    .acquire_timeout(PATIENCE),
            )
            .await;
        let storage = match pool.map_err(Error::from) {
            Ok(pool) => Self(pool),
            Err(Error::ReadOnly | Error::DiskFull | Error::Database(_)) if has_no_room(file) => {
                Self::open_without_room(&enciphered).await?
            }
            Err(error) => return Err(error),
        };
        if let Err(error) = storage.check(file).await {
            storage.close().await;
            return Err(error);
        }
        Ok(storage)
    }

    /// Reads and checks every page of a file that is small enough for it; of a larger one pages are checked as they are
    /// read.
    async fn check(&self, file: &Path) -> Result<(), Error> {
        if std::fs::metadata(file).map_or(0, |found| found.len()) > CHECKED_AT_OPENING_BYTES {
            return Ok(());
        }
        let answer: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&self.0).await?;
        if answer == "ok" {
            Ok(())
        } else {
            log::warn!("the page check of {} answered: {answer}", file.display());
            Err(Error::Damaged)
        }
    }

    /// Opens a file where the disk has no room for the index of its journal, which is then kept in memory. Nobody else can
    /// open the file meanwhile.
    async fn open_without_room(enciphered: &EncipheredFile) -> Result<Self, Error> {
        let pool = enciphered
            .clone()
            .with_options(|options| options.locking_mode(SqliteLockingMode::Exclusive))
            .lazy_pool(one_connection());
        // The lock, and the journal, are had now or not at all.
        sqlx::raw_sql("SELECT count(*) FROM sqlite_schema")
            .execute(&pool)
            .await
            .map_err(|error| match Error::from(error) {
                Error::ReadOnly | Error::Database(_) => Error::DiskFull,
                error => error,
            })?;
        Ok(Self(pool))
    }

    /// A database that lives as long as its one connection.
    pub async fn in_memory() -> Result<Self, Error> {
        cipher::prepare();
        let options = SqliteConnectOptions::new()
            .in_memory(true)
            .foreign_keys(true)
            .disable_statement_logging();
        Ok(Self(one_connection().connect_with(options).await?))
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
    if version == 0 {
        let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
            .fetch_one(&mut *connection)
            .await?;
        if tables > 0 {
            return Err(Error::Damaged);
        }
    }
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
