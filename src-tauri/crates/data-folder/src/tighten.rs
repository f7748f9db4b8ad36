use std::path::Path;

use crate::DataFolder;

/// Closes a file, or a folder without what is in it, to everybody but its owner. What cannot be closed stays as it is and
/// is logged.
pub fn close_to_others(path: &Path) {
    #[cfg(unix)]
    unix::close(path);
    #[cfg(not(unix))]
    let _ = path;
}

impl DataFolder {
    /// Closes to everybody but the owner what stands open in the folder: files of an older version, and what libraries
    /// made in the meantime. Only what this program made, told by its name; the folder itself only when it holds nothing
    /// else.
    ///
    /// What cannot be closed stays as it is and is logged. Elsewhere than on Unix, who may read a file is inherited from
    /// the user's own folder.
    pub fn tighten(&self) {
        #[cfg(unix)]
        unix::tighten(self);
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Permissions};
    use std::io;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use crate::DataFolder;
    use crate::entry::is_ours;

    const OTHERS: u32 = 0o077;

    pub(super) fn tighten(folder: &DataFolder) {
        let Ok(entries) = fs::read_dir(folder.root()) else {
            return;
        };
        let mut holds_nothing_else = true;
        for entry in entries.flatten() {
            if entry.file_name().to_str().is_some_and(is_ours) {
                close_all(&entry.path());
            } else {
                holds_nothing_else = false;
            }
        }
        if holds_nothing_else {
            close(folder.root());
        }
    }

    /// Closes a file, or a folder with everything in it. A link is not followed: what it leads to was not made here.
    fn close_all(path: &Path) {
        let Ok(found) = fs::symlink_metadata(path) else {
            return;
        };
        if found.is_symlink() {
            return;
        }
        close(path);
        if found.is_dir() {
            for entry in fs::read_dir(path).into_iter().flatten().flatten() {
                close_all(&entry.path());
            }
        }
    }

    pub(super) fn close(path: &Path) {
        let closed = fs::metadata(path).and_then(|found| {
            let mode = found.permissions().mode();
            if mode & OTHERS == 0 {
                return Ok(());
            }
            fs::set_permissions(path, Permissions::from_mode(mode & !OTHERS))
        });
        if let Err(error) = closed
            && error.kind() != io::ErrorKind::NotFound
        {
            log::warn!("{} stays open to others: {error}", path.display());
        }
    }
}
