use std::fs::{File, TryLockError};
use std::thread;
use std::time::Duration;

use crate::private::open_private_file;
use crate::{DataFolder, Error};

/// Pause between two tries, and how many make a second.
const PAUSE: Duration = Duration::from_millis(10);
const TRIES: u32 = 100;

/// Says that the databases of the folder are open, for as long as it is kept. Whoever puts another file in the place of
/// one has to be alone: a file that somebody uses is never replaced or removed.
///
/// Only a holder of [`crate::Lock::Opening`] begins to use the databases, asks to be alone or lets others in, so that
/// nobody comes between two steps.
#[derive(Debug)]
#[must_use = "the databases count as unused as soon as this is dropped"]
pub struct DatabaseUse {
    file: Option<File>,
    alone: bool,
}

impl DataFolder {
    /// Begins to use the databases, alone where nobody else uses them. The caller holds [`crate::Lock::Opening`].
    ///
    /// # Errors
    /// [`Error::File`] where the folder cannot be written. A disk without room for one more name, and a drive that knows
    /// no locks, are no errors: then nobody is ever alone.
    pub fn use_databases(&self) -> Result<DatabaseUse, Error> {
        let file = match open_private_file(&self.databases_in_use()) {
            Ok(file) => file,
            Err(error) if error.is_disk_full() => {
                log::warn!("the databases do not say that they are in use: {error}");
                return Ok(DatabaseUse {
                    file: None,
                    alone: false,
                });
            }
            Err(error) => return Err(error),
        };
        let mut used = DatabaseUse {
            file: Some(file),
            alone: false,
        };
        if !used.try_alone() {
            log::info!("another process uses the databases");
        }
        Ok(used)
    }
}

impl DatabaseUse {
    /// Whether nobody else uses the databases.
    #[must_use]
    pub const fn is_alone(&self) -> bool {
        self.alone
    }

    /// Tries to be alone, and says whether it is. The caller holds [`crate::Lock::Opening`].
    pub fn try_alone(&mut self) -> bool {
        let Some(file) = &self.file else { return false };
        if self.alone {
            return true;
        }
        // Not every system turns one kind of lock into the other. Nobody comes between: that takes the lock of the opening.
        let _ = file.unlock();
        match file.try_lock() {
            Ok(()) => self.alone = true,
            Err(TryLockError::WouldBlock) => self.share(),
            Err(TryLockError::Error(error)) => {
                log::info!("the databases cannot be had alone: {error}");
                self.file = None;
            }
        }
        self.alone
    }

    /// Lets others use the databases too. The caller holds [`crate::Lock::Opening`].
    pub fn share(&mut self) {
        self.alone = false;
        let Some(file) = &self.file else { return };
        let _ = file.unlock();
        for _ in 0..TRIES {
            if file.try_lock_shared().is_ok() {
                return;
            }
            thread::sleep(PAUSE);
        }
        log::warn!("the databases do not say that they are in use");
        self.file = None;
    }
}
