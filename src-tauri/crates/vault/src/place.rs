use std::path::Path;

use data_folder::{DataFolder, Installation, InstallationId, KeyHome, Surroundings};

use crate::entry_name::entry_name;
use crate::key_file::{export_key, read_key_file};
use crate::unlock::{Trouble, installation, kept, making, unusable};
use crate::{Error, Key, KeyringStatus, SecretError, SecretStore, keyring};

/// Puts a key that opens the data of a folder where the next start looks for it: in the key file, or in the keyring without
/// one. The caller has shown that it opens the data.
///
/// # Errors
/// [`Error::KeyFileOfOther`] when another key stands in the key file; [`Error::KeyUnavailable`] or [`Error::Keyring`] when the
/// keyring does not take it; [`Error::KeyFileUnwritable`], [`Error::Folder`] or [`Error::Busy`].
pub fn place(folder: &Path, key: &Key, key_file: Option<&Path>) -> Result<(), Error> {
    place_with(folder, key, key_file, keyring)
}

/// As [`place`], with secrets kept elsewhere than in the keyring of the system.
///
/// # Errors
/// As [`place`].
pub fn place_with(
    folder: &Path,
    key: &Key,
    key_file: Option<&Path>,
    connect: impl FnOnce() -> Result<Box<dyn SecretStore>, SecretError>,
) -> Result<(), Error> {
    let folder = DataFolder::at(folder);
    let _placing = making(&folder)?;
    let id = installation(&folder)?.id().unwrap_or_else(InstallationId::random);
    let home = match key_file {
        Some(path) => {
            if path.exists() {
                let is_there = read_key_file(path).is_ok_and(|found| found == *key);
                if !is_there {
                    return Err(Error::KeyFileOfOther { path: path.to_owned() });
                }
            } else {
                export_key(key, path)?;
            }
            KeyHome::KeyFile
        }
        None => {
            in_keyring(id, key, connect, |_| {}).map_err(Trouble::told)?;
            KeyHome::Keyring
        }
    };
    folder
        .keep_installation(&Installation::new(id, home, &Surroundings::here()))
        .map_err(|error| unusable(&folder, &error))
}

/// Keeps a key under the name of a folder and reads it back, and then goes on with the same keyring. Whatever stood under the
/// name is replaced.
pub(crate) fn in_keyring(
    id: InstallationId,
    key: &Key,
    connect: impl FnOnce() -> Result<Box<dyn SecretStore>, SecretError>,
    and_then: impl FnOnce(&dyn SecretStore),
) -> Result<(), Trouble> {
    let keyring = connect()?;
    let name = entry_name(id);
    keyring.set(&name, &key.to_text())?;
    match kept(keyring.as_ref(), &name)? {
        Some(found) if found == *key => {
            and_then(keyring.as_ref());
            Ok(())
        }
        _ => Err(Trouble::Keyring(KeyringStatus::Missing)),
    }
}
