use std::fs;
use std::io;
use std::path::Path;

use crate::DataFolder;
use crate::entry::{JOURNALS, beside, is_temporary};

impl DataFolder {
    /// Removes the readable documents that were handed to the system's viewer. What cannot be removed stays.
    pub fn clear_viewer(&self) {
        remove_folder(&self.viewer());
    }
}

/// Removes what a run that was killed left behind: documents handed to the viewer, files that never got their final name,
/// a backup that was never finished. Only what this program made, told by its name; what cannot be removed stays.
pub(crate) fn remove(folder: &DataFolder) {
    folder.clear_viewer();
    for place in [folder.root(), &folder.backups()] {
        for entry in fs::read_dir(place).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_some_and(is_temporary) {
                remove_file(&entry.path());
            }
        }
    }
    for unfinished in [folder.unfinished_backup(), folder.restoring_ledger()] {
        remove_file(&unfinished);
        for suffix in JOURNALS {
            remove_file(&beside(&unfinished, suffix));
        }
    }
}

fn remove_folder(path: &Path) {
    // A link is not followed: what it leads to was not made here.
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
        tell(path, fs::remove_dir_all(path));
    }
}

fn remove_file(path: &Path) {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) {
        tell(path, fs::remove_file(path));
    }
}

fn tell(path: &Path, removed: io::Result<()>) {
    match removed {
        Ok(()) => log::info!("{} was left behind and is removed", path.display()),
        Err(error) => log::warn!("{} was left behind and stays: {error}", path.display()),
    }
}
