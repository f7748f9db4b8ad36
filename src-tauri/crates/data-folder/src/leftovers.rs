use std::fs;
use std::path::Path;

use crate::entry::{JOURNALS, beside};
use crate::unfinished::{tell, temporary_files};
use crate::{DataFolder, writing};

impl DataFolder {
    /// Removes the readable documents that were handed to the system's viewer. What cannot be removed stays.
    pub fn clear_viewer(&self) {
        remove_folder(&self.viewer());
    }
}

/// Removes what a run that was killed left behind: documents handed to the viewer, files that never got their final name,
/// a backup that was never finished, copies for another key. Only what this program made, told by its name; what cannot be
/// removed stays.
pub(crate) fn remove(folder: &DataFolder) {
    folder.clear_viewer();
    for place in [folder.root(), &folder.backups()] {
        for file in temporary_files(place) {
            remove_file(&file);
        }
    }
    writing::clear(folder);
    // As long as the note of a rotation is there, its copies may be all that there is.
    if !folder.key_rotation().exists() {
        folder.discard_rekeyed();
    }
    for unfinished in [folder.unfinished_backup(), folder.restoring_ledger()] {
        remove_file(&unfinished);
        for suffix in JOURNALS {
            remove_file(&beside(&unfinished, suffix));
        }
    }
}

impl DataFolder {
    /// Removes copies of databases under another key that were never used. What cannot be removed stays.
    pub fn discard_rekeyed(&self) {
        for (copy, _) in self.rekeyed() {
            for suffix in JOURNALS {
                remove_file(&beside(&copy, suffix));
            }
            remove_file(&copy);
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
