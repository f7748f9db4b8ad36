use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};
use domain::AccountName;
use sqlx::Row;
use sqlx::sqlite::SqliteSynchronous;

use crate::connection::Database;
use crate::error::Failure;
use crate::folder::{beside, length, open_private_file};
use crate::schema::{self, Standing};
use crate::store::inspect;
use crate::{Error, Store};

/// What the connection said, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cached {
    /// The answer as it was put.
    pub json: String,
    /// The instant of the answer.
    pub fetched_at: DateTime<Utc>,
}

/// The file of answers. It can be fetched again, so trouble with it never stops a start: a file that cannot be used is
/// made anew, and where that is not possible answers are kept in memory until the program ends.
pub(crate) struct Cache {
    database: Database,
}

impl Cache {
    pub async fn open(file: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        match open_file(file, key).await {
            Ok(database) => return Ok(Self { database }),
            Err(failure) => log::warn!("the cache is made anew: {}", failure.at(file)),
        }
        let again = match remove(file) {
            Ok(()) => open_file(file, key).await,
            Err(error) => Err(error.into()),
        };
        match again {
            Ok(database) => Ok(Self { database }),
            Err(failure) => {
                log::warn!("the cache stays in memory: {}", failure.at(file));
                Self::in_memory().await
            }
        }
    }

    pub async fn in_memory() -> Result<Self, Error> {
        let database = Database::in_memory()
            .await
            .map_err(|failure| failure.at(Path::new(":memory:")))?;
        database.told(schema::migrate(database.writer(), &schema::CACHE).await)?;
        Ok(Self { database })
    }

    pub async fn close(&self) {
        self.database.close().await;
    }
}

async fn open_file(file: &Path, key: &[u8; 32]) -> Result<Database, Failure> {
    let mut standing = Standing::Empty;
    if length(file)?.unwrap_or(0) == 0 {
        drop(open_private_file(file)?);
    } else {
        standing = inspect(file, key, &schema::CACHE).await?;
    }
    if standing == Standing::Newer {
        return Err(Error::NewerSchema { file: file.to_owned() }.into());
    }
    let database = Database::open(file, key, SqliteSynchronous::Normal).await?;
    if let Err(failure) = schema::migrate(database.writer(), &schema::CACHE).await {
        database.close().await;
        return Err(failure);
    }
    Ok(database)
}

fn remove(file: &Path) -> Result<(), Error> {
    for path in [file.to_owned(), beside(file, "-wal"), beside(file, "-shm")] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::from_io(&error, &path)),
            _ => {}
        }
    }
    Ok(())
}

impl Store {
    /// Keeps an answer of the connection under `kind`, in place of the one before.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn cache_put(
        &self,
        account: &AccountName,
        kind: &str,
        json: &str,
        fetched_at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let database = &self.cache().database;
        let written = async {
            sqlx::query(
                "INSERT INTO answers (account, kind, json, fetched_at) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (account, kind) DO UPDATE SET json = excluded.json, fetched_at = excluded.fetched_at",
            )
            .bind(account.as_str())
            .bind(kind)
            .bind(json)
            .bind(fetched_at.to_rfc3339())
            .execute(database.writer())
            .await?;
            Ok(())
        };
        database.told(written.await)
    }

    /// The answer last kept under `kind`.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn cache_get(&self, account: &AccountName, kind: &str) -> Result<Option<Cached>, Error> {
        let database = &self.cache().database;
        let read = async {
            let row = sqlx::query("SELECT json, fetched_at FROM answers WHERE account = ?1 AND kind = ?2")
                .bind(account.as_str())
                .bind(kind)
                .fetch_optional(database.readers())
                .await?;
            let Some(row) = row else { return Ok(None) };
            let fetched_at: &str = row.try_get(1)?;
            let fetched_at = DateTime::parse_from_rfc3339(fetched_at).map_err(|error| Error::Unreadable {
                record: format!("cached {kind}"),
                reason: error.to_string(),
            })?;
            Ok(Some(Cached {
                json: row.try_get(0)?,
                fetched_at: fetched_at.to_utc(),
            }))
        };
        database.told(read.await)
    }

    /// Forgets every answer kept for an account.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn cache_clear(&self, account: &AccountName) -> Result<(), Error> {
        let database = &self.cache().database;
        let cleared = async {
            sqlx::query("DELETE FROM answers WHERE account = ?1")
                .bind(account.as_str())
                .execute(database.writer())
                .await?;
            Ok(())
        };
        database.told(cleared.await)
    }
}
