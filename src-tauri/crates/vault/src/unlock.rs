use std::path::{Path, PathBuf};
use std::time::Duration;

use data_folder::{
    DataFolder, Error as FolderError, FileLock, Installation, InstallationId, InstallationNote, KeyHome, Lock,
    Surroundings,
};

use crate::entry_name::{entry_name, former_entry_name};
use crate::{Error, Key, KeyAway, KeyringStatus, SecretError, SecretStore, key_file, keyring};

/// How long a start waits for another process that makes the key.
const MAKING: Duration = Duration::from_secs(60);

/// What is asked for when the data is to be opened.
#[derive(Clone, Copy)]
pub struct KeyRequest<'a> {
    /// The data folder. Made where it is missing and no key file is given.
    pub folder: &'a Path,
    /// Whether the folder already holds data that only its own key opens.
    pub data_exists: bool,
    /// The file that takes the place of the keyring (`PACKDESK_KEY_FILE`).
    pub key_file: Option<&'a Path>,
    /// Whether a key can be the one of the data: `false` only where it is known to be another's. A name in the keyring
    /// that goes back to a path may have been given to another folder.
    pub fits: &'a (dyn Fn(&Key) -> bool + Sync),
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
/// With data: [`Error::KeyUnavailable`], [`Error::KeyAway`], [`Error::KeyMalformed`], [`Error::KeyFileMissing`]. Always possible:
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
    if let Some(path) = request.key_file {
        return Ok(Unlocked {
            key: key_file::read_or_make(path, request.data_exists)?,
            place: KeyPlace::KeyFile(path.to_owned()),
        });
    }
    match from_keyring(request, connect) {
        Ok(key) => Ok(Unlocked {
            key,
            place: KeyPlace::Keyring,
        }),
        Err(Trouble::Error(error)) => Err(error),
        Err(Trouble::Keyring(status)) if request.data_exists => Err(absence(request.folder, status)),
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

pub(crate) enum Trouble {
    /// The keyring is of no use in this session.
    Keyring(KeyringStatus),
    /// It gave an answer that is no reason to start without it.
    Error(Error),
}

impl Trouble {
    /// What is told where the keyring is needed.
    pub(crate) fn told(self) -> Error {
        match self {
            Self::Keyring(status) => Error::KeyUnavailable { status },
            Self::Error(error) => error,
        }
    }
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
    folder.make().map_err(|error| unusable(&folder, &error))?;
    let keyring = connect()?;
    if request.data_exists {
        return match kept_for(&folder, request, keyring.as_ref())? {
            Some(key) => Ok(key),
            // A locked keyring may answer as if it had no such entry: only one that keeps things is to be believed.
            None => Err(Trouble::Keyring(keyring.probe())),
        };
    }
    let _making = making(&folder)?;
    // Whoever made the key of this folder a moment ago has told its name.
    let id = installation(&folder)?.id().unwrap_or_else(InstallationId::random);
    let name = entry_name(id);
    let key = match kept(keyring.as_ref(), &name)? {
        Some(key) => key,
        None => {
            let key = Key::random()?;
            keyring.set(&name, &key.to_text())?;
            match kept(keyring.as_ref(), &name)? {
                Some(found) if found == key => key,
                _ => return Err(Trouble::Keyring(KeyringStatus::Missing)),
            }
        }
    };
    let installation = Installation::new(id, KeyHome::Keyring, &Surroundings::here());
    folder
        .keep_installation(&installation)
        .map_err(|error| unusable(&folder, &error))?;
    Ok(key)
}

/// The key that the keyring has for a folder with data: under the folder's own name, or under the one that goes back to
/// its path, as long as that key is not known to be another folder's.
fn kept_for(folder: &DataFolder, request: &KeyRequest<'_>, keyring: &dyn SecretStore) -> Result<Option<Key>, Trouble> {
    if let Some(id) = installation(folder)?.id()
        && let Some(key) = kept(keyring, &entry_name(id))?
    {
        return Ok(Some(key));
    }
    let former = kept(keyring, &former_entry_name(folder)?)?;
    Ok(former.filter(|key| (request.fits)(key)))
}

/// Why there is no key for data that exists, from how the keyring stands and what the folder says of itself.
fn absence(folder: &Path, status: KeyringStatus) -> Error {
    let here = Surroundings::here();
    let note = match installation(&DataFolder::at(folder)) {
        Ok(note) => note,
        Err(error) => return error,
    };
    let away = match &note {
        InstallationNote::Known(installation) if installation.key == KeyHome::KeyFile => KeyAway::InKeyFile,
        // A keyring that is locked may turn out to have the key, wherever the folder comes from.
        _ if status == KeyringStatus::Locked => return Error::KeyUnavailable { status },
        InstallationNote::Known(installation) if installation.is_of_other_computer(&here) => KeyAway::OnOtherComputer,
        InstallationNote::Known(installation) if installation.is_of_other_user(&here) => KeyAway::WithOtherUser,
        _ if status == KeyringStatus::Missing => return Error::KeyUnavailable { status },
        InstallationNote::Known(_) => KeyAway::NotInKeyring,
        InstallationNote::Missing => KeyAway::NoInstallation,
        InstallationNote::Damaged => KeyAway::InstallationDamaged,
    };
    Error::KeyAway(away)
}

pub(crate) fn installation(folder: &DataFolder) -> Result<InstallationNote, Error> {
    folder.installation().map_err(|error| unusable(folder, &error))
}

pub(crate) fn unusable(folder: &DataFolder, error: &FolderError) -> Error {
    Error::Folder {
        folder: folder.root().to_owned(),
        reason: error.to_string(),
    }
}

/// Lets one process at a time make or name the key of a folder. Without it, the second would replace a key that the first
/// one already uses.
pub(crate) fn making(folder: &DataFolder) -> Result<FileLock, Error> {
    folder.lock_blocking(Lock::Key, MAKING).map_err(|error| match error {
        FolderError::Busy { .. } => Error::Busy,
        error => unusable(folder, &error),
    })
}

pub(crate) fn kept(keyring: &dyn SecretStore, name: &str) -> Result<Option<Key>, Trouble> {
    match keyring.get(name)? {
        None => Ok(None),
        Some(text) => Ok(Some(Key::from_text(&text).ok_or(Error::KeyMalformed)?)),
    }
}
