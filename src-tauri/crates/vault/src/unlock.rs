use std::path::{Path, PathBuf};
use std::time::Duration;

use data_folder::{DataFolder, Error as FolderError, FileLock, Lock};

use crate::entry_name::entry_name;
use crate::{Error, Key, KeyringStatus, SecretError, SecretStore, key_file, keyring};

/// How long a start waits for another process that makes the key.
const MAKING: Duration = Duration::from_secs(60);

/// What is asked for when the data is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRequest<'a> {
    /// The data folder. Made where it is missing and no key file is given.
    pub folder: &'a Path,
    /// Whether the folder already holds data that only its own key opens.
    pub data_exists: bool,
    /// The file that takes the place of the keyring (`PACKDESK_KEY_FILE`).
    pub key_file: Option<PathBuf>,
}

/// Where the key is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the operating system's keyring.
    Keyring,
    /// In this file.
    KeyFile(PathBuf),
    /// Nowhere: the data must not be written, for nothing could ever read it again.
    Session {
        /// Why the keyring could not keep it.
        reason: KeyringStatus,
    },
}

/// The key and where it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlocked {
    /// The key.
    pub key: Key,
    /// Where it is kept.
    pub place: KeyPlace,
}

/// Finds the key of a data folder, or makes one where there is no data yet. Blocks while the keyring asks its user.
///
/// # Errors
/// With data: [`Error::KeyUnavailable`], [`Error::KeyMalformed`], [`Error::KeyFileMissing`]. Always possible:
/// [`Error::KeyFileEmpty`], [`Error::KeyFileUnreadable`], [`Error::KeyFileUnwritable`], [`Error::Folder`],
/// [`Error::Keyring`], [`Error::Busy`], [`Error::Random`].
pub fn unlock(request: &KeyRequest<'_>) -> Result<Unlocked, Error> {
    unlock_with(request, keyring)
}

/// As [`unlock`], with secrets kept elsewhere than in the keyring of the system.
///
/// # Errors
/// As [`unlock`].
pub fn unlock_with(
    request: &KeyRequest<'_>,
    connect: impl FnOnce() -> Result<Box<dyn SecretStore>, SecretError>,
) -> Result<Unlocked, Error> {
    if let Some(path) = &request.key_file {
        return Ok(Unlocked {
            key: key_file::read_or_make(path, request.data_exists)?,
            place: KeyPlace::KeyFile(path.clone()),
        });
    }
    match from_keyring(request, connect) {
        Ok(key) => Ok(Unlocked {
            key,
            place: KeyPlace::Keyring,
        }),
        Err(Trouble::Error(error)) => Err(error),
        Err(Trouble::Keyring(status)) if request.data_exists => Err(Error::KeyUnavailable { status }),
        // A keyring that cannot keep a key stops nobody from working, as long as no data waits for one.
        Err(Trouble::Keyring(reason)) => {
            log::warn!("the keyring is {reason}: nothing is kept beyond this session");
            Ok(Unlocked {
                key: Key::random()?,
                place: KeyPlace::Session { reason },
            })
        }
    }
}

enum Trouble {
    /// The keyring is of no use in this session.
    Keyring(KeyringStatus),
    /// It gave an answer that is no reason to start without it.
    Error(Error),
}

impl From<SecretError> for Trouble {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::Keyring(status) => Self::Keyring(status),
            SecretError::TooLong { .. } | SecretError::Other(_) => Self::Error(Error::Keyring(error.to_string())),
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

fn from_keyring(
    request: &KeyRequest<'_>,
    connect: impl FnOnce() -> Result<Box<dyn SecretStore>, SecretError>,
) -> Result<Key, Trouble> {
    let folder = DataFolder::at(request.folder);
    let name = entry_name(&folder)?;
    let keyring = connect()?;
    if let Some(key) = kept(keyring.as_ref(), &name)? {
        return Ok(key);
    }
    if request.data_exists {
        // A locked keyring may answer as if it had no such entry: only one that keeps things is to be believed.
        return Err(Trouble::Keyring(keyring.probe()));
    }
    let _making = making(&folder)?;
    if let Some(key) = kept(keyring.as_ref(), &name)? {
        return Ok(key);
    }
    let key = Key::random()?;
    keyring.set(&name, &key.to_text())?;
    match kept(keyring.as_ref(), &name)? {
        Some(found) if found == key => Ok(key),
        _ => Err(Trouble::Keyring(KeyringStatus::Missing)),
    }
}

/// Lets one process at a time make the key of a folder. Without it, the second would replace a key that the first one
/// already uses.
fn making(folder: &DataFolder) -> Result<FileLock, Error> {
    folder.lock_blocking(Lock::Key, MAKING).map_err(|error| match error {
        FolderError::Busy { .. } => Error::Busy,
        error => Error::Folder {
            folder: folder.root().to_owned(),
            reason: error.to_string(),
        },
    })
}

fn kept(keyring: &dyn SecretStore, name: &str) -> Result<Option<Key>, Trouble> {
    match keyring.get(name)? {
        None => Ok(None),
        Some(text) => Ok(Some(Key::from_text(&text).ok_or(Error::KeyMalformed)?)),
    }
}
