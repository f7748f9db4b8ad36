use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_folder::{beside, open_private_file};
use sqlx::sqlite::SqliteSynchronous;
use tokio::sync::RwLock;

use crate::error::{Error, Failure};
use crate::file::connection::Database;
use crate::file::inspect::{inspect, length};
use crate::file::schema::{self, Standing};

/// The file of answers. It can be fetched again, so trouble with it never stops anything: a file that cannot be used is
/// made anew, and where that is not possible answers are kept in memory until the program ends.
pub(crate) struct Cache {
    database: RwLock<Arc<Database>>,
    origin: Option<Origin>,
}

/// What is needed to make the file anew.
struct Origin {
    file: PathBuf,
    key: [u8; 32],
}

impl Cache {
    pub async fn open(file: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        let database = match open_file(file, key).await {
            Ok(database) => database,
            Err(failure) => {
                log::warn!("the cache is made anew: {}", failure.at(file));
                anew(file, key).await?
            }
        };
        Ok(Self {
            database: RwLock::new(Arc::new(database)),
            origin: Some(Origin {
                file: file.to_owned(),
                key: *key,
            }),
        })
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
                log::warn!("the cache is damaged and made anew");
                current.close().await;
                *current = Arc::new(anew(&origin.file, &origin.key).await?);
            }
            current.clone()
        };
        again.map_error(question(again.clone()).await)
    }
}

async fn memory() -> Result<Database, Error> {
    let database = Database::in_memory()
        .await
        .map_err(|failure| failure.at(Path::new(":memory:")))?;
    database.map_error(schema::migrate(database.writer(), &schema::CACHE).await)?;
    Ok(database)
}

async fn anew(file: &Path, key: &[u8; 32]) -> Result<Database, Error> {
    let opened = match remove(file) {
        Ok(()) => open_file(file, key).await,
        Err(error) => Err(error.into()),
    };
    match opened {
        Ok(database) => Ok(database),
        Err(failure) => {
            log::warn!("the cache stays in memory: {}", failure.at(file));
            memory().await
        }
    }
}

async fn open_file(file: &Path, key: &[u8; 32]) -> Result<Database, Failure> {
    let mut standing = Standing::Empty;
    if length(file)?.unwrap_or(0) == 0 {
        drop(open_private_file(file).map_err(Error::from)?);
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
