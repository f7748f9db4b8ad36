use std::io;
use std::path::{Path, PathBuf};

/// Why the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The system names no home folder that a data folder could stand in.
    #[error("there is no home folder: {0}")]
    NoHome(String),
    /// The folder is not there and cannot be made: its drive or parent is missing.
    #[error("the folder {folder:?} does not exist")]
    Missing {
        /// The folder as given.
        folder: PathBuf,
    },
    /// Something that is no folder stands at the path of the folder or of a parent.
    #[error("{folder:?} is not a folder")]
    NotAFolder {
        /// The folder as given.
        folder: PathBuf,
    },
    /// Another process or another task holds a lock.
    #[error("another process holds {path:?}")]
    Busy {
        /// The file of the lock.
        path: PathBuf,
    },
    /// Anything else that the file system reported.
    #[error("{path:?}: {source}")]
    File {
        /// The folder or file.
        path: PathBuf,
        /// What the file system said.
        source: io::Error,
    },
}

impl Error {
    /// Whether there was no room left on the disk.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        matches!(self, Self::File { source, .. } if is_disk_full(source))
    }

    pub(crate) fn file(path: &Path, source: io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            source,
        }
    }
}

/// Whether the file system said that there is no room left: the disk, the user's share of it, or the largest file that the
/// process may write.
#[must_use]
pub fn is_disk_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge
    )
}
