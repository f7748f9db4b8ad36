use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::DataFolder;
use crate::entry::{WRITING_PREFIX, is_writing};
use crate::unfinished::{clear_unfinished, tell};

/// So many may be writing at a time.
const MOST: u32 = 1000;

/// Remembers that files are being written to a folder elsewhere, until this is dropped. Where the program is ended before,
/// the next start finds what it left there.
#[derive(Debug)]
#[must_use = "the folder is forgotten as soon as this is dropped"]
pub struct Writing {
    note: PathBuf,
}

impl Drop for Writing {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.note);
    }
}

impl DataFolder {
    /// Remembers a folder that files are about to be written to. `None` where nothing can be remembered; what is left
    /// there then goes with the next writing to the same folder.
    #[must_use]
    pub fn writing_to(&self, folder: &Path) -> Option<Writing> {
        let folder = std::path::absolute(folder).ok()?;
        if self.root().as_os_str().is_empty() {
            return None;
        }
        let process = std::process::id();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        for number in 0..MOST {
            let note = self.root().join(format!("{WRITING_PREFIX}{process}-{number}"));
            match options.open(&note) {
                Ok(mut file) => {
                    let writing = Writing { note };
                    file.write_all(folder.as_os_str().as_encoded_bytes()).ok()?;
                    return Some(writing);
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(_) => return None,
            }
        }
        None
    }
}

/// Clears away what was left in the folders that were written to. A folder that is not there, as on a drive that was taken
/// out, stays remembered; one that was removed does not.
pub(crate) fn clear(data: &DataFolder) {
    for entry in fs::read_dir(data.root()).into_iter().flatten().flatten() {
        if !entry.file_name().to_str().is_some_and(is_writing) {
            continue;
        }
        let note = entry.path();
        let Some(folder) = folder_in(&note) else { continue };
        clear_unfinished(&folder);
        if folder.exists() || folder.parent().is_none_or(Path::exists) {
            tell(&note, fs::remove_file(&note));
        }
    }
}

/// The folder that a note names. One that was cut short names another folder at most, in which nothing of ours stands.
fn folder_in(note: &Path) -> Option<PathBuf> {
    let named = fs::read(note).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;

        Some(PathBuf::from(std::ffi::OsString::from_vec(named)))
    }
    #[cfg(not(unix))]
    String::from_utf8(named).ok().map(PathBuf::from)
}
