use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use crate::Error;
use crate::entry::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX};
use crate::private::open_private_file;

/// As much as a database needs to add a change or to index its journal.
const TRIAL_BYTES: usize = 64 * 1024;

/// Tries whether a file of more than `length` bytes can be added to a folder, and why not: a database that could not be
/// written says only that it failed. What stands before that length takes no room.
///
/// # Errors
/// What the file system said, with [`Error::is_disk_full`].
pub fn try_to_write(folder: &Path, length: u64) -> Result<(), Error> {
    let trial = folder.join(format!(
        "{TEMPORARY_PREFIX}trial-{}{TEMPORARY_SUFFIX}",
        std::process::id()
    ));
    let written = open_private_file(&trial).and_then(|mut file| {
        file.seek(SeekFrom::Start(length))
            .and_then(|_| file.write_all(&[0; TRIAL_BYTES]))
            .and_then(|()| file.sync_data())
            .map_err(|error| Error::file(&trial, error))
    });
    // A trial that stays is cleared away by a later start.
    let _ = fs::remove_file(&trial);
    written
}
