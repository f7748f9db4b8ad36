use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

use crate::lock::file_lock::Sharing;
use crate::private::make_private_folder;
use crate::{Error, FileLock, entry};

/// The environment variable that names another data folder.
const VARIABLE: &str = "PACKDESK_DATA_DIR";

/// The folder that everything of this program stands in. It need not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    root: PathBuf,
}

/// What only one process at a time may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Submit or recover orders.
    Orders,
    /// Open the databases, bring them to a newer version, or put a backup in their place.
    Opening,
    /// Make the key.
    Key,
    /// Show a window.
    Window,
    /// Make a backup.
    Backup,
    /// Renew what keeps somebody signed in.
    SignIn,
    /// Set an account up afresh, or fetch everything that the connection has of one: what is fetched must not be written
    /// into an account that was made anew meanwhile.
    Records,
}

impl DataFolder {
    /// The data folder at this path.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The data folder of this user, or the one that `PACKDESK_DATA_DIR` names.
    ///
    /// # Errors
    /// [`Error::NoHome`].
    pub fn of_this_user() -> Result<Self, Error> {
        if let Some(folder) = std::env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            return Ok(Self::at(folder));
        }
        let strategy = choose_app_strategy(AppStrategyArgs {
            top_level_domain: "app".to_owned(),
            author: "Packdesk".to_owned(),
            app_name: "Packdesk".to_owned(),
        })
        .map_err(|error| Error::NoHome(error.to_string()))?;
        Ok(Self::at(strategy.data_dir()))
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The database of what cannot be fetched again.
    #[must_use]
    pub fn ledger(&self) -> PathBuf {
        self.root.join(entry::LEDGER)
    }

    /// The copy of a backup that is being made. It is left over where nobody makes it.
    #[must_use]
    pub fn restoring_ledger(&self) -> PathBuf {
        self.root.join(entry::RESTORING)
    }

    /// The whole copy of a backup that takes the place of the ledger. It is never left over: whoever finds it puts it there.
    #[must_use]
    pub fn restored_ledger(&self) -> PathBuf {
        self.root.join(entry::RESTORED)
    }

    /// The database of what can be fetched again.
    #[must_use]
    pub fn cache(&self) -> PathBuf {
        self.root.join(entry::CACHE)
    }

    /// The database of the embedded Partner Center of a sample account.
    #[must_use]
    pub fn sandbox(&self, account: &str) -> PathBuf {
        self.root.join(format!("{account}{}", entry::SANDBOX_SUFFIX))
    }

    /// The note that tells a wrong key from damage.
    #[must_use]
    pub fn key_check(&self) -> PathBuf {
        self.root.join(entry::KEY_CHECK)
    }

    /// The note that the files are about to get another key.
    #[must_use]
    pub fn key_rotation(&self) -> PathBuf {
        self.root.join(entry::KEY_ROTATION)
    }

    /// The file that names this folder among all others, wherever it is moved.
    #[must_use]
    pub fn installation_file(&self) -> PathBuf {
        self.root.join(entry::INSTALLATION)
    }

    /// The note of the last change to the ledger, which tells that the ledger lost one.
    #[must_use]
    pub fn last_change(&self) -> PathBuf {
        self.root.join(entry::LAST_CHANGE)
    }

    /// The folder of copies of the ledger.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.root.join(entry::BACKUPS)
    }

    /// A copy of the ledger that is being made.
    #[must_use]
    pub fn unfinished_backup(&self) -> PathBuf {
        self.backups().join(entry::UNFINISHED_BACKUP)
    }

    /// The folder of what the web view keeps.
    #[must_use]
    pub fn webview(&self) -> PathBuf {
        self.root.join(entry::WEBVIEW)
    }

    /// The folder of logs.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.root.join(entry::LOGS)
    }

    /// The folder of readable documents that were handed to the system's viewer.
    #[must_use]
    pub fn viewer(&self) -> PathBuf {
        self.root.join(entry::VIEWER)
    }

    /// The file that tells where the window stood.
    #[must_use]
    pub fn window_place(&self) -> PathBuf {
        self.root.join(entry::WINDOW_PLACE)
    }

    pub(crate) fn in_use(&self) -> PathBuf {
        self.root.join(entry::IN_USE_LOCK)
    }

    pub(crate) fn databases_in_use(&self) -> PathBuf {
        self.root.join(entry::DATABASES_LOCK)
    }

    fn lock_file(&self, lock: Lock) -> PathBuf {
        self.root.join(match lock {
            Lock::Orders => entry::ORDERS_LOCK,
            Lock::Opening => entry::OPENING_LOCK,
            Lock::Key => entry::KEY_LOCK,
            Lock::Window => entry::WINDOW_LOCK,
            Lock::Backup => entry::BACKUP_LOCK,
            Lock::SignIn => entry::SIGN_IN_LOCK,
            Lock::Records => entry::RECORDS_LOCK,
        })
    }

    /// Makes the folder where it is missing, for its owner alone.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotAFolder`] or [`Error::File`].
    pub fn make(&self) -> Result<(), Error> {
        match fs::metadata(&self.root) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => Err(Error::NotAFolder {
                folder: self.root.clone(),
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => make_private_folder(&self.root),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(Error::NotAFolder {
                folder: self.root.clone(),
            }),
            Err(error) => Err(Error::file(&self.root, error)),
        }
    }

    /// Takes a lock, trying again for about `wait`; no wait at all means one try.
    ///
    /// Each try returns at once, so no thread is blocked and dropping the future leaves nothing behind.
    ///
    /// # Errors
    /// [`Error::Busy`] while another process or task still has it, [`Error::File`].
    pub async fn lock(&self, lock: Lock, wait: Duration) -> Result<FileLock, Error> {
        FileLock::take(&self.lock_file(lock), Sharing::Nobody, wait).await
    }

    /// As [`DataFolder::lock`], beside others that share it: nobody has it alone meanwhile.
    ///
    /// # Errors
    /// As [`DataFolder::lock`].
    pub async fn share_lock(&self, lock: Lock, wait: Duration) -> Result<FileLock, Error> {
        FileLock::take(&self.lock_file(lock), Sharing::OthersThatShare, wait).await
    }

    /// As [`DataFolder::lock`], blocking the thread meanwhile.
    ///
    /// # Errors
    /// As [`DataFolder::lock`].
    pub fn lock_blocking(&self, lock: Lock, wait: Duration) -> Result<FileLock, Error> {
        FileLock::take_blocking(&self.lock_file(lock), wait)
    }

    /// Whether somebody holds a lock at this moment. Nothing is made for the answer.
    #[must_use]
    pub fn is_locked(&self, lock: Lock) -> bool {
        FileLock::is_held(&self.lock_file(lock))
    }
}
