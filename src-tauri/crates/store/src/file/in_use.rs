use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use data_folder::{DataFolder, DatabaseUse, FileLock, InUse, Lock};

use crate::error::Error;

/// What says that the folder and its databases are in use, until the store is closed.
pub(crate) struct FolderInUse {
    folder: DataFolder,
    held: Mutex<Option<(InUse, DatabaseUse)>>,
}

/// The right to put other files in the place of those of the folder: no other process has its databases open, and none
/// opens them. Given back when dropped.
#[must_use = "the right is given back at once when it is not kept"]
pub struct Alone {
    in_use: Arc<FolderInUse>,
    _opening: FileLock,
}

impl FolderInUse {
    pub fn new(folder: DataFolder, in_use: InUse, databases: DatabaseUse) -> Self {
        Self {
            folder,
            held: Mutex::new(Some((in_use, databases))),
        }
    }

    /// Waits about `wait` for the lock of the opening, then says at once whether another process uses the databases.
    pub async fn alone(self: &Arc<Self>, wait: Duration) -> Result<Alone, Error> {
        let opening = self.folder.lock(Lock::Opening, wait).await?;
        let is_alone = self.held().as_mut().is_some_and(|(_, databases)| databases.try_alone());
        if is_alone {
            Ok(Alone {
                in_use: Arc::clone(self),
                _opening: opening,
            })
        } else {
            Err(Error::Busy)
        }
    }

    /// From now on neither is used.
    pub fn end(&self) {
        drop(self.held().take());
    }

    fn held(&self) -> MutexGuard<'_, Option<(InUse, DatabaseUse)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        if let Some((_, databases)) = self.in_use.held().as_mut() {
            databases.share();
        }
    }
}
