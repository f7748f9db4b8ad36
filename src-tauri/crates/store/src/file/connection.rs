use std::path::{Path, PathBuf};
use std::time::Duration;

use cipher::{CipherKey, EncipheredFile};
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteLockingMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use crate::error::{Error, Failure};
use crate::file::change::Change;
use crate::file::last_change::LastChange;

/// How long a statement waits for another process, and a task for a connection to read through.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a task waits for the others of this process to finish writing: a first archive of everything takes a while.
const QUEUE: Duration = Duration::from_secs(60);
const READERS: u32 = 3;
/// So many rows are written by one statement: handing over a statement costs more than a row does.
pub(crate) const ROWS: usize = 200;
/// A deciphered page is worth keeping: SQLite's own 2 MiB would decipher the same pages again and again.
const PAGE_CACHE_KIBIBYTES: i64 = 16 * 1024;
/// What a list of a hundred thousand invoices and a search in them go through. It is used as far as there is so much.
const READER_CACHE_KIBIBYTES: i64 = 64 * 1024;
/// What passes by once, document after document, is not worth keeping: an export of ten thousand would fill the cache.
const SEQUENTIAL_CACHE_KIBIBYTES: i64 = 2 * 1024;
const SEQUENTIAL_READERS: u32 = 2;
/// The journal of a large batch is cut back to this.
const JOURNAL_BYTES: i64 = 16 * 1024 * 1024;

/// One open database file: a single writer, a few readers.
pub(crate) struct Database {
    writer: SqlitePool,
    readers: SqlitePool,
    sequential_readers: SqlitePool,
    file: PathBuf,
    last_change: Option<LastChange>,
}

/// How a connection is opened.
pub(crate) fn enciphered(file: &Path, key: &CipherKey) -> EncipheredFile {
    EncipheredFile::new(file, key).with_options(|options| {
        options
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("temp_store", "memory")
    })
}

const fn name_of(synchronous: &SqliteSynchronous) -> &'static str {
    match synchronous {
        SqliteSynchronous::Off => "off",
        SqliteSynchronous::Normal => "normal",
        SqliteSynchronous::Full => "full",
        SqliteSynchronous::Extra => "extra",
    }
}

/// One connection that is never given up.
fn one_connection() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(QUEUE)
}

impl Database {
    /// Opens a file that exists (an empty one is a new database).
    pub async fn open(file: &Path, key: &CipherKey, synchronous: SqliteSynchronous) -> Result<Self, Failure> {
        let enciphered = enciphered(file, key);
        let writer = enciphered
            .clone()
            .with_options(|options| {
                options
                    .pragma("journal_size_limit", JOURNAL_BYTES.to_string())
                    .optimize_on_close(true, 400)
            })
            .setting("journal_mode", "wal")
            .setting("synchronous", name_of(&synchronous))
            .setting("cache_size", -PAGE_CACHE_KIBIBYTES)
            .pool(SqlitePoolOptions::new().max_connections(1).acquire_timeout(QUEUE))
            .await?;
        let reader = enciphered.with_options(|options| options.pragma("query_only", "on"));
        let readers = reader.clone().setting("cache_size", -READER_CACHE_KIBIBYTES).lazy_pool(
            SqlitePoolOptions::new()
                .max_connections(READERS)
                .acquire_timeout(PATIENCE),
        );
        let sequential_readers = reader.setting("cache_size", -SEQUENTIAL_CACHE_KIBIBYTES).lazy_pool(
            SqlitePoolOptions::new()
                .max_connections(SEQUENTIAL_READERS)
                .acquire_timeout(PATIENCE),
        );
        Ok(Self {
            writer,
            readers,
            sequential_readers,
            file: file.to_owned(),
            last_change: None,
        })
    }

    /// Opens a file where the disk has no room for the index of its journal, which is then kept in memory. Nobody else
    /// can open the file meanwhile. What can be read is read; a change says that the disk is full, or is made once
    /// there is room again.
    pub async fn open_without_room(
        file: &Path,
        key: &CipherKey,
        synchronous: SqliteSynchronous,
    ) -> Result<Self, Failure> {
        let pool = enciphered(file, key)
            .with_options(|options| options.locking_mode(SqliteLockingMode::Exclusive))
            .setting("synchronous", name_of(&synchronous))
            .setting("cache_size", -PAGE_CACHE_KIBIBYTES)
            .lazy_pool(one_connection());
        // The lock, and the journal, are had now or not at all.
        sqlx::raw_sql("SELECT count(*) FROM sqlite_schema")
            .execute(&pool)
            .await?;
        Ok(Self::of(pool, file.to_owned()))
    }

    fn of(pool: SqlitePool, file: PathBuf) -> Self {
        Self {
            writer: pool.clone(),
            readers: pool.clone(),
            sequential_readers: pool,
            file,
            last_change: None,
        }
    }

    /// From now on changes are counted, and noted here.
    pub fn note_changes(&mut self, last_change: LastChange) {
        self.last_change = Some(last_change);
    }

    /// A database that lives as long as the program. Its one connection is never given up.
    pub async fn in_memory() -> Result<Self, Failure> {
        cipher::prepare();
        let pool = one_connection()
            .connect_with(
                SqliteConnectOptions::new()
                    .in_memory(true)
                    .foreign_keys(true)
                    .pragma("temp_store", "memory")
                    .disable_statement_logging(),
            )
            .await?;
        Ok(Self::of(pool, PathBuf::from(":memory:")))
    }

    pub fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// For what is read once, one after the other.
    pub fn sequential_readers(&self) -> &SqlitePool {
        &self.sequential_readers
    }

    pub fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Begins a change. It holds the write lock from its first moment, so what it reads stays true until it ends.
    pub async fn begin(&self) -> Result<Change, Failure> {
        let transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        Change::new(transaction, self.last_change.as_ref()).await
    }

    /// Names the file in a failure.
    pub fn map_error<T>(&self, result: Result<T, Failure>) -> Result<T, Error> {
        result.map_err(|failure| failure.at(&self.file))
    }

    pub async fn close(&self) {
        self.readers.close().await;
        self.sequential_readers.close().await;
        self.writer.close().await;
    }
}
