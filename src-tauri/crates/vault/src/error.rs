use std::path::PathBuf;

use crate::KeyringStatus;

/// Why there is no key for the data. None of them carries anything secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The data is there and its key is out of reach. [`KeyringStatus::Available`] means that the keyring works but has
    /// no key for this folder.
    #[error("the key of the data is out of reach; the keyring is {status}")]
    KeyUnavailable {
        /// How the keyring stands.
        status: KeyringStatus,
    },
    /// The keyring has an entry for this folder that is no key. It is left as it is.
    #[error("the keyring's entry for the data folder is not a key")]
    KeyMalformed,
    /// The keyring gave another answer than the ones it is known for.
    #[error("the keyring failed: {0}")]
    Keyring(String),
    /// The data is there, but its key file is not.
    #[error("the key file {path:?} does not exist")]
    KeyFileMissing {
        /// The path as given.
        path: PathBuf,
    },
    /// The key file has nothing in it but white space.
    #[error("the key file {path:?} is empty")]
    KeyFileEmpty {
        /// The path as given.
        path: PathBuf,
    },
    /// The key file cannot be read.
    #[error("the key file {path:?} cannot be read: {reason}")]
    KeyFileUnreadable {
        /// The path as given.
        path: PathBuf,
        /// What the file system said.
        reason: String,
    },
    /// A new key file cannot be made.
    #[error("the key file {path:?} cannot be made: {reason}")]
    KeyFileUnwritable {
        /// The path as given.
        path: PathBuf,
        /// What the file system said.
        reason: String,
    },
    /// The data folder cannot be made or used.
    #[error("the data folder {folder:?} cannot be used: {reason}")]
    Folder {
        /// The folder as given.
        folder: PathBuf,
        /// What the file system said.
        reason: String,
    },
    /// Another process has been making the key of this folder for a minute.
    #[error("another process is making the key of this folder")]
    Busy,
    /// The operating system gives no random numbers.
    #[error("no random numbers: {0}")]
    Random(String),
}
