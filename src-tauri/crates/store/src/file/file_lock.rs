use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use crate::error::Error;
use crate::file::folder::open_private_file;

/// Pause between two tries for a lock.
const PAUSE: Duration = Duration::from_millis(20);

/// An exclusive lock on a file of the data folder, against other processes and other tasks of this one. The operating
/// system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct FileLock {
    file: File,
}

impl FileLock {
    /// Takes the lock, trying again for about `wait`.
    ///
    /// Each try returns at once, so no thread is blocked and dropping the future leaves nothing behind.
    pub async fn take(path: &Path, wait: Duration) -> Result<Self, Error> {
        let file = open_private_file(path)?;
        let mut tries = wait.as_millis() / PAUSE.as_millis() + 1;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { file }),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(Error::from_io(&error, path)),
            }
            tries -= 1;
            if tries == 0 {
                return Err(Error::Busy);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        if let Err(error) = self.file.unlock() {
            log::warn!("a lock of the data folder could not be released: {error}");
        }
    }
}
