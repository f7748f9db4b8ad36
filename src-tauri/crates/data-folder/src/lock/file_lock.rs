use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::Error;
use crate::private::open_private_file;

/// Pause between two tries for a lock.
const PAUSE: Duration = Duration::from_millis(20);

/// Who else may hold a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sharing {
    Nobody,
    OthersThatShare,
}

/// A lock on a file of the data folder, against other processes and other tasks of this one. Dropping it gives
/// it back, and the operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
#[must_use = "the lock is given back at once when it is not kept"]
pub struct FileLock {
    file: File,
}

/// A lock that is being waited for.
struct Wanted {
    path: PathBuf,
    file: File,
    sharing: Sharing,
    tries: u128,
}

impl Wanted {
    fn new(path: &Path, sharing: Sharing, wait: Duration) -> Result<Self, Error> {
        Ok(Self {
            path: path.to_owned(),
            file: open_private_file(path)?,
            sharing,
            tries: wait.as_millis() / PAUSE.as_millis() + 1,
        })
    }

    /// `false` says to try again after a pause.
    fn attempt(&mut self) -> Result<bool, Error> {
        let tried = match self.sharing {
            Sharing::Nobody => self.file.try_lock(),
            Sharing::OthersThatShare => self.file.try_lock_shared(),
        };
        match tried {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => return Err(Error::file(&self.path, error)),
        }
        self.tries -= 1;
        if self.tries == 0 {
            return Err(Error::Busy {
                path: self.path.clone(),
            });
        }
        Ok(false)
    }
}

impl FileLock {
    pub(crate) async fn take(path: &Path, sharing: Sharing, wait: Duration) -> Result<Self, Error> {
        let mut wanted = Wanted::new(path, sharing, wait)?;
        while !wanted.attempt()? {
            tokio::time::sleep(PAUSE).await;
        }
        Ok(Self { file: wanted.file })
    }

    pub(crate) fn take_blocking(path: &Path, wait: Duration) -> Result<Self, Error> {
        let mut wanted = Wanted::new(path, Sharing::Nobody, wait)?;
        while !wanted.attempt()? {
            std::thread::sleep(PAUSE);
        }
        Ok(Self { file: wanted.file })
    }

    pub(crate) fn is_held(path: &Path) -> bool {
        // Shared, so that two that ask at the same time do not take each other for a holder.
        File::open(path).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        if let Err(error) = self.file.unlock() {
            log::warn!("a lock of the data folder could not be released: {error}");
        }
    }
}
