use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cipher::CipherKey;
use data_folder::{DataFolder, beside, make_private_file};
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteSynchronous;
use tokio::sync::RwLock;

use crate::error::{Error, Failure};
use crate::file::connection::Database;
use crate::file::in_use::FolderInUse;
use crate::file::inspect::{examine, length};
use crate::file::schema::{self, Standing};

/// The answers. They can be fetched again, so trouble with their file never stops anything: one that cannot be used is made
/// anew by whoever has it alone, and in every other case answers are kept in memory until the program ends.
pub(crate) struct Cache {
    database: RwLock<Arc<Database>>,
    origin: Option<Origin>,
}

/// What is needed to make the file anew.
struct Origin {
    file: CacheFile,
    in_use: Arc<FolderInUse>,
}

/// Where the answers are kept.
#[derive(Clone)]
pub(crate) struct CacheFile {
    file: PathBuf,
    key: CipherKey,
    owner: i32,
}

/// What keeps a file from being used, and whether it may be removed for it.
struct Unusable {
    failure: Failure,
    may_be_removed: bool,
}

impl From<Failure> for Unusable {
    fn from(failure: Failure) -> Self {
        Self {
            may_be_removed: failure.is_damage(),
            failure,
        }
    }
}

impl From<Error> for Unusable {
    fn from(error: Error) -> Self {
        Failure::from(error).into()
    }
}

impl Cache {
    pub fn new(file: CacheFile, database: Database, in_use: &Arc<FolderInUse>) -> Self {
        Self {
            database: RwLock::new(Arc::new(database)),
            origin: Some(Origin {
                file,
                in_use: Arc::clone(in_use),
            }),
        }
    }

    pub async fn in_memory() -> Result<Self, Error> {
        Ok(Self {
            database: RwLock::new(Arc::new(memory().await?)),
            origin: None,
        })
    }

    pub async fn close(&self) {
        self.database.read().await.close().await;
    }

    /// Asks the file; one that turns out to be damaged is made anew and asked once more.
    pub async fn ask<T, F>(&self, question: impl Fn(Arc<Database>) -> F) -> Result<T, Error>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        let database = self.database.read().await.clone();
        let answer = database.map_error(question(database.clone()).await);
        let (Err(Error::Damaged { .. }), Some(origin)) = (&answer, &self.origin) else {
            return answer;
        };
        let again = {
            let mut current = self.database.write().await;
            if Arc::ptr_eq(&current, &database) {
                log::warn!("the cache is damaged");
                current.close().await;
                *current = Arc::new(origin.another().await?);
            }
            current.clone()
        };
        again.map_error(question(again.clone()).await)
    }
}

impl Origin {
    /// Another place for the answers than the file as it is, which is closed.
    async fn another(&self) -> Result<Database, Error> {
        match self.in_use.alone(Duration::ZERO).await {
            Ok(_alone) => self.file.open(true).await,
            Err(error) => {
                log::warn!("the cache stays in memory: {error}");
                memory().await
            }
        }
    }
}

impl CacheFile {
    /// The cache of the ledger of this name: what another connection said is not kept beside it.
    pub fn new(folder: &DataFolder, key: &CipherKey, ledger: &str) -> Self {
        let hash = Sha256::digest(ledger);
        Self {
            file: folder.cache(),
            key: key.clone(),
            owner: i32::from_be_bytes([hash[0], hash[1], hash[2], hash[3] | 1]),
        }
    }

    /// Opens the file. One that cannot be used is made anew, if the caller is `alone` with it, and otherwise left as it is.
    pub async fn open(&self, alone: bool) -> Result<Database, Error> {
        let unusable = match self.open_as_it_is(alone).await {
            Ok(database) => return Ok(database),
            Err(unusable) => unusable,
        };
        let file = &self.file;
        let may_be_removed = unusable.may_be_removed && alone;
        log::warn!("the cache cannot be used: {}", unusable.failure.at(file));
        if may_be_removed {
            match self.open_anew().await {
                Ok(database) => return Ok(database),
                Err(unusable) => log::warn!("the cache cannot be made anew: {}", unusable.failure.at(file)),
            }
        }
        log::info!("the cache stays in memory");
        memory().await
    }

    async fn open_anew(&self) -> Result<Database, Unusable> {
        remove(&self.file)?;
        self.open_as_it_is(true).await
    }

    async fn open_as_it_is(&self, alone: bool) -> Result<Database, Unusable> {
        let file = &self.file;
        let mut standing = Standing::Empty;
        if length(file)?.unwrap_or(0) == 0 {
            make_private_file(file).map_err(Error::from)?;
        } else {
            standing = match examine(file, &self.key, &schema::CACHE, alone).await {
                Ok(found) => found.standing,
                Err(failure) if failure.is_disk_full(file) => return Ok(self.open_without_room().await?),
                Err(failure) => return Err(failure.into()),
            };
        }
        match standing {
            Standing::Newer => {
                return Err(Unusable {
                    failure: Error::NewerSchema { file: file.clone() }.into(),
                    may_be_removed: true,
                });
            }
            // Whatever it is, it was not made to be thrown away.
            Standing::Foreign => {
                return Err(Unusable {
                    failure: Error::Damaged { file: file.clone() }.into(),
                    may_be_removed: false,
                });
            }
            _ => {}
        }
        let database = match Database::open(file, &self.key, SqliteSynchronous::Normal).await {
            Ok(database) => database,
            Err(failure) if failure.is_disk_full(file) => return Ok(self.open_without_room().await?),
            Err(failure) => return Err(failure.into()),
        };
        match self.prepare(&database).await {
            Ok(()) => Ok(database),
            Err(unusable) => {
                database.close().await;
                Err(unusable)
            }
        }
    }

    async fn prepare(&self, database: &Database) -> Result<(), Unusable> {
        schema::migrate(database.writer(), &schema::CACHE)
            .await
            .map_err(|failure| Unusable {
                // What cannot be brought up to date can be fetched again.
                may_be_removed: !failure.is_disk_full(&self.file) && !failure.is_busy(),
                failure,
            })?;
        let owner: i32 = sqlx::query_scalar("PRAGMA application_id")
            .fetch_one(database.writer())
            .await
            .map_err(Failure::from)?;
        if owner == 0 {
            sqlx::raw_sql(AssertSqlSafe(format!("PRAGMA application_id = {}", self.owner)))
                .execute(database.writer())
                .await
                .map_err(Failure::from)?;
        } else if owner != self.owner {
            log::warn!("the cache is that of another ledger");
            return Err(Unusable {
                failure: Error::OtherLedger {
                    file: self.file.clone(),
                }
                .into(),
                may_be_removed: true,
            });
        }
        Ok(())
    }

    /// Opens what is there on a full disk, to be read.
    async fn open_without_room(&self) -> Result<Database, Failure> {
        let database = Database::open_without_room(&self.file, &self.key, SqliteSynchronous::Normal).await?;
        let standing = async {
            let mut connection = database.readers().acquire().await?;
            schema::standing(&mut connection, &schema::CACHE).await
        };
        match standing.await {
            Ok(Standing::Current) => Ok(database),
            other => {
                database.close().await;
                other?;
                Err(Error::Full.into())
            }
        }
    }
}

async fn memory() -> Result<Database, Error> {
    let database = Database::in_memory()
        .await
        .map_err(|failure| failure.at(Path::new(":memory:")))?;
    database.map_error(schema::migrate(database.writer(), &schema::CACHE).await)?;
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
