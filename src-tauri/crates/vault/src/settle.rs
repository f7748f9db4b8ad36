use std::path::Path;

use data_folder::{DataFolder, Installation, InstallationId, InstallationNote, KeyHome, Surroundings};

use crate::entry_name::entry_name;
use crate::unlock::{Trouble, installation, kept, making, unusable};
use crate::{Error, KeyPlace, SecretError, SecretStore, Unlocked, keyring};

/// Writes down which folder this is and where its key is at home, once the key has opened the data: a folder of an older
/// version gets its name, one that lost it gets it back from `known` (what the data says of itself), and one that was moved
/// to another user or computer is at home there. A key that was found under the name of earlier versions is kept under the
/// folder's own; the old entry stays, for an older version of the program.
///
/// Answers which folder it is; `None` for a session that keeps nothing. Blocks while the keyring asks its user.
///
/// # Errors
/// [`Error::Folder`], [`Error::Keyring`], [`Error::KeyUnavailable`] or [`Error::Busy`]. The data can be used all the same;
/// the next start tries again.
pub fn settle(
    folder: &Path,
    unlocked: &Unlocked,
    known: Option<InstallationId>,
) -> Result<Option<InstallationId>, Error> {
    settle_with(folder, unlocked, known, keyring)
}

/// As [`settle`], with secrets kept elsewhere than in the keyring of the system.
///
/// # Errors
/// As [`settle`].
pub fn settle_with(
    folder: &Path,
    unlocked: &Unlocked,
    known: Option<InstallationId>,
    connect: impl FnOnce() -> Result<Box<dyn SecretStore>, SecretError>,
) -> Result<Option<InstallationId>, Error> {
    let home = match unlocked.place {
        KeyPlace::Keyring => KeyHome::Keyring,
        KeyPlace::KeyFile(_) => KeyHome::KeyFile,
        KeyPlace::Session { .. } => return Ok(None),
    };
    let folder = DataFolder::at(folder);
    let here = Surroundings::here();
    if let InstallationNote::Known(found) = installation(&folder)?
        && found == Installation::new(found.id, home, &here)
    {
        return Ok(Some(found.id));
    }
    let _naming = making(&folder)?;
    let note = installation(&folder)?;
    let id = note.id().or(known).unwrap_or_else(InstallationId::random);
    if home == KeyHome::Keyring {
        keep(id, unlocked, connect).map_err(Trouble::told)?;
    }
    if note == InstallationNote::Damaged {
        log::warn!("the file that names the data folder was damaged and is written anew");
    }
    folder
        .keep_installation(&Installation::new(id, home, &here))
        .map_err(|error| unusable(&folder, &error))?;
    Ok(Some(id))
}

fn keep(
    id: InstallationId,
    unlocked: &Unlocked,
    connect: impl FnOnce() -> Result<Box<dyn SecretStore>, SecretError>,
) -> Result<(), Trouble> {
    let keyring = connect()?;
    let name = entry_name(id);
    match kept(keyring.as_ref(), &name)? {
        Some(key) if key == unlocked.key => Ok(()),
        _ => Ok(keyring.set(&name, &unlocked.key.to_text())?),
    }
}
