use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::Error;

/// Pause between two tries for the lock.
const PAUSE: Duration = Duration::from_millis(50);
/// So many tries make a minute.
const TRIES: u32 = 1200;

fn unusable(folder: &Path, error: &io::Error) -> Error {
    Error::Folder {
        folder: folder.to_owned(),
        reason: error.to_string(),
    }
}

/// The name of a data folder's entry in the keyring: a hash, because a path may say more than others should see.
///
/// Only a folder that exists has one name however it is reached, so a missing one is made, for its owner alone.
pub(crate) fn entry_name(folder: &Path) -> Result<String, Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|error| unusable(folder, &error))?;
    let canonical = fs::canonicalize(folder).map_err(|error| unusable(folder, &error))?;
    Ok(hex::encode(Sha256::digest(canonical.as_os_str().as_encoded_bytes())))
}

/// Lets one process at a time make the key of a folder. Without it, the second would replace a key that the first one
/// already uses. Given back when the file is dropped.
pub(crate) fn lock(folder: &Path) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options
        .open(folder.join("key.lock"))
        .map_err(|error| unusable(folder, &error))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(unusable(folder, &error)),
        }
    }
    Err(Error::Busy)
}
