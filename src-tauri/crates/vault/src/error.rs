use std::io;
use std::path::PathBuf;

use crate::KeyringStatus;

/// Why a keyring has no key for a data folder, as far as the folder itself tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyAway {
    /// The key was in a key file, and none was named.
    #[error("it was in a key file")]
    InKeyFile,
    /// The data was last opened on another computer.
    #[error("it was in the keyring of another computer")]
    OnOtherComputer,
    /// The data was last opened by another user of this computer.
    #[error("it was in the keyring of another user")]
    WithOtherUser,
    /// The keyring had it once, and has it no more.
    #[error("the keyring lost it")]
    NotInKeyring,
    /// The folder does not say which key is its own: it is of an older version and was moved, or lost its name.
    #[error("the folder has no name in the keyring")]
    NoInstallation,
    /// What the folder says of itself is damaged.
    #[error("the folder's name in the keyring is damaged")]
    InstallationDamaged,
}

/// Why there is no key for the data. None of them carries anything secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The data is there and the keyring that may hold its key cannot be asked: it is locked or missing.
    #[error("the key of the data is out of reach; the keyring is {status}")]
    KeyUnavailable {
        /// How the keyring stands.
        status: KeyringStatus,
    },
    /// The data is there and its key is not in this keyring.
    #[error("the key of the data is not here: {0}")]
    KeyAway(KeyAway),
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
    /// A key file cannot be made or replaced.
    #[error("the key file {path:?} cannot be written: {reason}")]
    KeyFileUnwritable {
        /// The path as given.
        path: PathBuf,
        /// What kind of reason it is.
        kind: io::ErrorKind,
        /// What the file system said.
        reason: String,
    },
    /// A file stands where a key is to be written.
    #[error("{path:?} exists already")]
    KeyFileExists {
        /// The path as given.
        path: PathBuf,
    },
    /// The key file that a key is to be written to holds another one.
    #[error("{path:?} holds another key")]
    KeyFileOfOther {
        /// The path as given.
        path: PathBuf,
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
