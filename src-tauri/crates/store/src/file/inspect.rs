use std::path::Path;
use std::{fs, io};

use cipher::CipherKey;
use data_folder::beside;
use sqlx::migrate::Migrator;
use sqlx::{Connection, SqliteConnection};

use crate::error::{Error, Failure};
use crate::file::connection::enciphered;
use crate::file::ledger_state::{self, LedgerState};
use crate::file::schema::{self, Standing};

/// Up to this size every page is read and checked when a file is opened; above it, pages are checked as they are read.
const CHECKED_AT_OPENING_BYTES: u64 = 32 * 1024 * 1024;
/// What SQLite makes beside a database that it only reads, and leaves there.
pub(crate) const MADE_BY_READING: [&str; 2] = ["-wal", "-shm"];

/// What a file turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Inspected {
    /// Its schema.
    pub standing: Standing,
    /// Which ledger it is; `None` for a cache, and for a ledger of an earlier version.
    pub state: Option<LedgerState>,
}

impl Inspected {
    /// A file that is yet to be made.
    pub const fn nothing() -> Self {
        Self {
            standing: Standing::Empty,
            state: None,
        }
    }
}

/// Looks at a file that nobody else uses: can it be read with this key, is it whole, which schema has it? No byte of it
/// changes.
pub(crate) async fn inspect(file: &Path, key: &CipherKey, migrations: &Migrator) -> Result<Standing, Failure> {
    Ok(examine(file, key, migrations, true).await?.standing)
}

/// As [`inspect`], for a file that others may be using unless the caller is `alone` with it. What looks damaged is looked at
/// once more with another connection before it is called so.
pub(crate) async fn examine(
    file: &Path,
    key: &CipherKey,
    migrations: &Migrator,
    alone: bool,
) -> Result<Inspected, Failure> {
    let made: Vec<_> = MADE_BY_READING
        .iter()
        .map(|suffix| beside(file, suffix))
        .filter(|path| alone && !path.exists())
        .collect();
    let mut looked = look(file, key, migrations).await;
    if looked.as_ref().is_err_and(Failure::is_damage) {
        looked = look(file, key, migrations).await;
    }
    for path in made {
        // Nothing was ever written to a journal that only a reader opened.
        if length(&path).is_ok_and(|length| length.is_some()) {
            let _ = fs::remove_file(path);
        }
    }
    looked
}

async fn look(file: &Path, key: &CipherKey, migrations: &Migrator) -> Result<Inspected, Failure> {
    let mut connection = reader(file, key).await?;
    let looked = async {
        let standing = schema::standing(&mut connection, migrations).await?;
        data_folder::test_point::reached("database-looked-at");
        if standing != Standing::Newer && length(file)?.unwrap_or(0) <= CHECKED_AT_OPENING_BYTES {
            check_pages(&mut connection, file).await?;
        }
        let state = ledger_state::read(&mut connection).await?;
        Ok(Inspected { standing, state })
    };
    let looked: Result<_, Failure> = looked.await;
    // Whatever was found, its files are closed before the next step.
    let closed = connection.close().await;
    let looked = looked?;
    closed?;
    Ok(looked)
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

/// A connection that changes no byte of the file and sees what others are writing as they do.
async fn reader(file: &Path, key: &CipherKey) -> Result<SqliteConnection, Failure> {
    Ok(enciphered(file, key)
        .with_options(|options| options.read_only(true).pragma("query_only", "on"))
        .connect()
        .await?)
}
