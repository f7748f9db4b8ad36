use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::Duration;

use cipher::CipherKey;
use data_folder::{DataFolder, Lock};
use sqlx::migrate::Migrator;
use tokio::sync::{Mutex, RwLock};

use crate::cache::cache_file::{Cache, CacheFile};
use crate::error::Error;
use crate::file::connection::Database;
use crate::file::in_use::{Alone, FolderInUse};
use crate::file::inspect::{check_pages, length};
use crate::file::key_check::KeyCheck;
use crate::file::ledger_file;
use crate::file::ledger_state::LostBy;
use crate::file::schema;
use crate::rotation::begun::{conclude_begun, is_begun};

/// How long a start waits for another process that is opening the same folder.
pub(crate) const OPENING: Duration = Duration::from_secs(10);

/// The data folder of this computer's user, open. Clones share it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    place: Place,
    ledger: Database,
    cache: Cache,
    parsed: AtomicU64,
    unwritten_loss: StdMutex<Option<LostBy>>,
    in_use: Option<Arc<FolderInUse>>,
}

/// Where the data is.
pub(crate) enum Place {
    /// In two files.
    Folder(DataFolder),
    /// In memory, with these instead of the lock files.
    Memory(MemoryLocks),
}

/// What stands for the lock files of a store in memory.
#[derive(Default)]
pub(crate) struct MemoryLocks {
    pub orders: Arc<Mutex<()>>,
    pub records: Arc<RwLock<()>>,
    pub sign_in: Arc<Mutex<()>>,
}

/// Names the place only: the connections know the key.
impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match &self.inner.place {
            Place::Folder(folder) => folder.root(),
            Place::Memory(_) => Path::new(":memory:"),
        };
        f.debug_struct("Store").field("place", &place).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the data in `folder` with its 32-byte key, makes what is missing and brings older files to this version.
    ///
    /// A folder that does not exist is made. Several processes may have one folder open.
    ///
    /// ```
    /// use domain::AccountName;
    /// use store::Store;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let folder = tempfile::tempdir()?;
    /// let store = Store::open(folder.path(), &[7; 32]).await?;
    /// assert!(store.orders(&AccountName::new("sample")).await?.is_empty());
    /// store.close().await;
    /// assert!(Store::open(folder.path(), &[8; 32]).await.is_err(), "another key opens nothing");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The folder: [`Error::FolderMissing`], [`Error::NotAFolder`], [`Error::ReadOnly`], [`Error::Full`]. The ledger, which
    /// stays as it is: [`Error::WrongKey`], [`Error::WrongKeyOrDamaged`], [`Error::Damaged`], [`Error::LedgerMissing`],
    /// [`Error::OtherLedger`], [`Error::NewerSchema`]. Another process is opening or migrating the folder, or has a ledger
    /// open that has to be migrated: [`Error::Busy`].
    pub async fn open(folder: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        Self::open_with(folder, key, &schema::LEDGER).await
    }

    /// As [`Store::open`], for a program that knows these migrations of the ledger.
    pub(crate) async fn open_with(folder: &Path, key: &[u8; 32], migrations: &Migrator) -> Result<Self, Error> {
        let folder = std::path::absolute(folder).map_err(|error| Error::from_io(&error, folder))?;
        let folder = DataFolder::at(folder);
        let in_use = folder.enter()?;
        // The files of a rotation or a restore that was begun have the key that is found with it.
        if !is_begun(&folder) && KeyCheck::read(&folder.key_check(), key)? == KeyCheck::Other {
            return Err(Error::WrongKey {
                folder: folder.root().to_owned(),
            });
        }
        let opening = match folder.lock(Lock::Opening, OPENING).await {
            Ok(lock) => Some(lock),
            // The folder has no such file yet and no room for it. What is there can be read.
            Err(error) if error.is_disk_full() => None,
            Err(error) => return Err(error.into()),
        };
        let mut databases = folder.use_databases()?;
        let alone = opening.is_some() && databases.is_alone();
        data_folder::test_point::reached("opening");
        if is_begun(&folder) {
            if !alone {
                return Err(Error::Busy);
            }
            conclude_begun(&folder, key).await?;
        }
        let note = KeyCheck::read(&folder.key_check(), key)?;
        if note == KeyCheck::Other {
            // It got another key since this one was found: it can be opened with that one.
            return Err(Error::Busy);
        }
        let shared = CipherKey::new(key);
        let ledger = ledger_file::open(&folder, &shared, note, migrations, alone).await?;
        if note != KeyCheck::Fits {
            match KeyCheck::write(&folder.key_check(), key) {
                Err(Error::Full) => log::warn!("the disk is full: there is no note about the key"),
                written => written?,
            }
        }
        let cache = CacheFile::new(&folder, &shared, &ledger.name);
        let database = cache.open(alone).await?;
        databases.share();
        let in_use = Arc::new(FolderInUse::new(folder.clone(), in_use, databases));
        Ok(Self {
            inner: Arc::new(Inner {
                place: Place::Folder(folder),
                parsed: AtomicU64::new(0),
                unwritten_loss: StdMutex::new(ledger.loss),
                ledger: ledger.database,
                cache: Cache::new(cache, database, &in_use),
                in_use: Some(in_use),
            }),
        })
    }

    /// A store that is gone when the program ends, for a session without a place to keep a key.
    ///
    /// # Errors
    /// [`Error::Database`] when there is no memory for it.
    pub async fn in_memory() -> Result<Self, Error> {
        let ledger = Database::in_memory()
            .await
            .map_err(|failure| failure.at(Path::new(":memory:")))?;
        ledger.map_error(schema::migrate(ledger.writer(), &schema::LEDGER).await)?;
        ledger.map_error(ledger_file::derive(&ledger).await)?;
        Ok(Self {
            inner: Arc::new(Inner {
                place: Place::Memory(MemoryLocks::default()),
                parsed: AtomicU64::new(0),
                unwritten_loss: StdMutex::default(),
                in_use: None,
                ledger,
                cache: Cache::in_memory().await?,
            }),
        })
    }

    /// How many archived invoices were read out of their records since the store was opened. Lists read none.
    #[must_use]
    pub fn invoices_parsed(&self) -> u64 {
        self.inner.parsed.load(Ordering::Relaxed)
    }

    pub(crate) fn count_parsed(&self, invoices: usize) {
        let invoices = u64::try_from(invoices).unwrap_or(u64::MAX);
        self.inner.parsed.fetch_add(invoices, Ordering::Relaxed);
    }

    /// Whether `folder` holds data that only its key opens. A new key must not be made for such a folder.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        let folder = DataFolder::at(folder);
        ledger_file::had_one(&folder) || !matches!(length(&folder.ledger()), Ok(None | Some(0)))
    }

    /// Reads and checks every page of the ledger, however large.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a page is not what was written.
    pub async fn check(&self) -> Result<(), Error> {
        let ledger = &self.inner.ledger;
        let checked = async {
            let mut connection = ledger.readers().acquire().await?;
            check_pages(&mut connection, ledger.file()).await
        };
        ledger.map_error(checked.await)
    }

    /// Finishes what runs and closes the files. Every later call on a clone fails.
    pub async fn close(&self) {
        self.inner.cache.close().await;
        self.inner.ledger.close().await;
        if let Some(in_use) = &self.inner.in_use {
            in_use.end();
        }
    }

    /// Waits about `wait` for another process that is opening the folder, and keeps all others from opening it. No other
    /// process may have its databases open.
    ///
    /// # Errors
    /// [`Error::Busy`] while another process uses them, [`Error::ReadOnly`] or [`Error::Full`].
    pub async fn alone(&self, wait: Duration) -> Result<Alone, Error> {
        match &self.inner.in_use {
            Some(in_use) => in_use.alone(wait).await,
            None => Err(Error::Busy),
        }
    }

    /// A loss that could not be written down.
    pub(crate) fn unwritten_loss(&self) -> Option<LostBy> {
        *self.unwritten()
    }

    /// The connection was asked after it.
    pub(crate) fn settle_unwritten_loss(&self) {
        *self.unwritten() = None;
    }

    fn unwritten(&self) -> std::sync::MutexGuard<'_, Option<LostBy>> {
        self.inner.unwritten_loss.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn place(&self) -> &Place {
        &self.inner.place
    }

    pub(crate) fn ledger(&self) -> &Database {
        &self.inner.ledger
    }

    pub(crate) fn cache(&self) -> &Cache {
        &self.inner.cache
    }
}
