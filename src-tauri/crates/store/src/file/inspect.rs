use std::path::Path;
use std::{fs, io};

use data_folder::beside;
use sqlx::migrate::Migrator;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::error::{Error, Failure};
use crate::file::connection::options;
use crate::file::schema::{self, Standing};

/// Up to this size every page is read and checked when a file is opened; above it, pages are checked as they are read.
const CHECKED_AT_OPENING_BYTES: u64 = 32 * 1024 * 1024;

/// Looks at a file without changing it: can it be read with this key, is it whole, which schema has it?
pub(crate) async fn inspect(file: &Path, key: &[u8; 32], migrations: &Migrator) -> Result<Standing, Failure> {
    let mut connection = look(file, key).await?;
    let standing = schema::standing(&mut connection, migrations).await?;
    if standing != Standing::Newer && length(file)?.unwrap_or(0) <= CHECKED_AT_OPENING_BYTES {
        check_pages(&mut connection, file).await?;
    }
    connection.close().await?;
    Ok(standing)
}

/// Every page carries a keyed checksum, which is checked when it is read; the walk also finds pages that are gone.
pub(crate) async fn check_pages(connection: &mut SqliteConnection, file: &Path) -> Result<(), Failure> {
    let answer: String = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_one(connection)
        .await?;
    if answer == "ok" {
        Ok(())
    } else {
        log::warn!("the page check of {} answered: {answer}", file.display());
        Err(Error::Damaged { file: file.to_owned() }.into())
    }
}

/// The length of a file in bytes, `None` where there is none.
pub(crate) fn length(file: &Path) -> Result<Option<u64>, Error> {
    match fs::metadata(file) {
        Ok(found) => Ok(Some(found.len())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::from_io(&error, file)),
    }
}

/// A connection that changes nothing on disk, to look at a file before it is trusted.
///
/// Without a journal beside the file not even a lock is taken, which keeps SQLite from leaving files of its own behind.
async fn look(file: &Path, key: &[u8; 32]) -> Result<SqliteConnection, Failure> {
    let journal = length(&beside(file, "-wal"))?;
    let untouched = journal.unwrap_or(0) == 0;
    Ok(options(file, key)
        .read_only(true)
        .immutable(untouched)
        .pragma("query_only", "on")
        .connect()
        .await?)
}
