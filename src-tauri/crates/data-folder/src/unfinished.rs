use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::entry::is_temporary;

/// Removes files of this program that never got their final name from a folder of documents, where nobody writes them any
/// more: whoever does, holds a lock on the file. What cannot be removed or looked at stays.
pub fn clear_unfinished(folder: &Path) {
    for path in temporary_files(folder) {
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            continue;
        }
        // Held until the file is gone, so that whoever has just made it sees that it was not theirs.
        let Ok(file) = File::open(&path) else { continue };
        if file.try_lock().is_ok() {
            tell(&path, fs::remove_file(&path));
        }
    }
}

/// What stands in a folder under a name that was to become another one.
pub(crate) fn temporary_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().to_str().is_some_and(is_temporary))
        .map(|entry| entry.path())
        .collect()
}

/// Notes what became of something that was left behind.
pub(crate) fn tell(path: &Path, removed: io::Result<()>) {
    match removed {
        Ok(()) => log::info!("{} was left behind and is removed", path.display()),
        Err(error) => log::warn!("{} was left behind and stays: {error}", path.display()),
    }
}
