use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use data_folder::{DataFolder, InUse, Lock, open_private_file};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteSynchronous;
use tokio::sync::Mutex;

use crate::cache::cache_file::Cache;
use crate::error::{Error, Failure};
use crate::file::backup;
use crate::file::connection::Database;
use crate::file::inspect::{check_pages, inspect, length};
use crate::file::key_check::KeyCheck;
use crate::file::schema::{self, Standing};
use crate::ledger::order_texts;
use crate::search::invoice_index;

/// How long a start waits for another process that is opening the same folder.
pub(crate) const OPENING: Duration = Duration::from_secs(10);
/// SQLCipher's page size (zetetic.net, `cipher_page_size`).
const PAGE_BYTES: u64 = 4096;

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
    _in_use: Option<InUse>,
}

/// Where the data is.
pub(crate) enum Place {
    /// In two files.
    Folder(DataFolder),
    /// In memory, with a mutex instead of the lock file.
    Memory(Arc<Mutex<()>>),
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
    /// [`Error::NewerSchema`]. Another process is opening or migrating the folder: [`Error::Busy`].
    pub async fn open(folder: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        Self::open_with(folder, key, &schema::LEDGER).await
    }

    /// As [`Store::open`], for a program that knows these migrations of the ledger.
    pub(crate) async fn open_with(folder: &Path, key: &[u8; 32], migrations: &Migrator) -> Result<Self, Error> {
        let folder = std::path::absolute(folder).map_err(|error| Error::from_io(&error, folder))?;
        let folder = DataFolder::at(folder);
        let in_use = folder.enter()?;
        let note = KeyCheck::read(&folder.key_check(), key)?;
        if note == KeyCheck::Other {
            return Err(Error::WrongKey {
                folder: folder.root().to_owned(),
            });
        }
        let _opening = folder.lock(Lock::Opening, OPENING).await?;
        let ledger = open_ledger(&folder, key, note, migrations).await?;
        if note != KeyCheck::Fits {
            KeyCheck::write(&folder.key_check(), key)?;
        }
        let cache = Cache::open(&folder.cache(), key).await?;
        Ok(Self {
            inner: Arc::new(Inner {
                place: Place::Folder(folder),
                parsed: AtomicU64::new(0),
                _in_use: Some(in_use),
                ledger,
                cache,
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
        ledger.map_error(derive(&ledger).await)?;
        Ok(Self {
            inner: Arc::new(Inner {
                place: Place::Memory(Arc::new(Mutex::new(()))),
                parsed: AtomicU64::new(0),
                _in_use: None,
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
        folder.key_check().exists() || !matches!(length(&folder.ledger()), Ok(None | Some(0)))
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

/// Opens the ledger. Until it is known to be whole and not newer than this program, nothing in it is changed.
async fn open_ledger(
    folder: &DataFolder,
    key: &[u8; 32],
    note: KeyCheck,
    migrations: &Migrator,
) -> Result<Database, Error> {
    let file = folder.ledger();
    let mut standing = Standing::Empty;
    match (length(&file)?, note) {
        (None | Some(0), KeyCheck::Missing) => drop(open_private_file(&file)?),
        (None, _) => return Err(Error::LedgerMissing { file }),
        (Some(0), _) => return Err(Error::Damaged { file }),
        (Some(length), _) => {
            standing = inspect(&file, key, migrations).await.map_err(|failure| {
                if failure.is_not_a_database() && note != KeyCheck::Fits {
                    Error::WrongKeyOrDamaged { file: file.clone() }
                } else {
                    failure.at(&file)
                }
            })?;
            // SQLite takes a file that is shorter than a page for a new one and would write over it.
            match (standing, note) {
                (Standing::Empty, KeyCheck::Missing) if length >= PAGE_BYTES => {}
                (Standing::Empty, KeyCheck::Missing) => return Err(Error::WrongKeyOrDamaged { file }),
                (Standing::Empty, _) => return Err(Error::Damaged { file }),
                _ => {}
            }
        }
    }
    if standing == Standing::Newer {
        return Err(Error::NewerSchema { file });
    }
    let ledger = Database::open(&file, key, SqliteSynchronous::Full)
        .await
        .map_err(|failure| failure.at(&file))?;
    match ledger.map_error(bring_up_to_date(&ledger, folder, standing, migrations).await) {
        Ok(()) => Ok(ledger),
        Err(error) => {
            ledger.close().await;
            Err(error)
        }
    }
}

/// Brings an open ledger to the newest schema, after a backup, and what is derived from it to the rules of today.
async fn bring_up_to_date(
    ledger: &Database,
    folder: &DataFolder,
    standing: Standing,
    migrations: &Migrator,
) -> Result<(), Failure> {
    if let Standing::Older(version) = standing {
        backup::make(ledger, folder, version).await?;
    }
    if standing != Standing::Current {
        schema::migrate(ledger.writer(), migrations).await?;
    }
    derive(ledger).await
}

/// Brings what is derived from the documents to the rules of today.
async fn derive(ledger: &Database) -> Result<(), Failure> {
    invoice_index::bring_up_to_date(ledger).await?;
    order_texts::bring_up_to_date(ledger).await
}
