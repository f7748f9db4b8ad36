use std::path::Path;

use data_folder::{DataFolder, Installation, InstallationId, KeyHome, Surroundings};

use crate::entry_name::former_entry_name;
use crate::key_file::{check_replaceable, replace_key_file};
use crate::place::in_keyring;
use crate::unlock::{KeyPlace, Trouble, installation, kept, making, unusable};
use crate::{Error, Key, SecretError, SecretStore, keyring};

/// Puts a new key where the former one is kept. Ended at any moment, the place holds one of the two.
///
/// # Errors
/// [`Error::KeyUnavailable`] or [`Error::Keyring`] when the keyring does not take it, [`Error::KeyFileUnwritable`],
/// [`Error::Folder`] or [`Error::Busy`]. Which of the two the place holds then has to be asked of it.
pub fn replace(folder: &Path, former: &Key, new: &Key, place: &KeyPlace) -> Result<(), Error> {
    replace_with(folder, former, new, place, keyring)
}

/// As [`replace`], with secrets kept elsewhere than in the keyring of the system.
///
/// # Errors
/// As [`replace`].
pub fn replace_with(
    folder: &Path,
    former: &Key,
    new: &Key,
    place: &KeyPlace,
    connect: impl FnOnce() -> Result<Box<dyn SecretStore>, SecretError>,
) -> Result<(), Error> {
    let folder = DataFolder::at(folder);
    match place {
        KeyPlace::Session { reason } => return Err(Error::KeyUnavailable { status: *reason }),
        KeyPlace::KeyFile(path) => return replace_key_file(path, new),
        KeyPlace::Keyring => {}
    }
    let _placing = making(&folder)?;
    let id = installation(&folder)?.id().unwrap_or_else(InstallationId::random);
    let name = former_entry_name(&folder)?;
    in_keyring(id, new, connect, |keyring| forget_former(keyring, &name, former)).map_err(Trouble::told)?;
    folder
        .keep_installation(&Installation::new(id, KeyHome::Keyring, &Surroundings::here()))
        .map_err(|error| unusable(&folder, &error))
}

/// The entry that earlier versions made opens nothing any more. Where it cannot be removed it stays.
fn forget_former(keyring: &dyn SecretStore, name: &str, former: &Key) {
    if !matches!(kept(keyring, name), Ok(Some(found)) if found == *former) {
        return;
    }
    if let Err(error) = keyring.delete(name) {
        log::warn!("the keyring's entry of an earlier version stays: {error}");
    }
}

/// Whether a new key can be put where the present one is kept, as far as that can be told without doing it.
///
/// # Errors
/// As [`replace`].
pub fn can_replace(place: &KeyPlace) -> Result<(), Error> {
    match place {
        KeyPlace::Session { reason } => Err(Error::KeyUnavailable { status: *reason }),
        KeyPlace::KeyFile(path) => check_replaceable(path),
        KeyPlace::Keyring => Ok(()),
    }
}
