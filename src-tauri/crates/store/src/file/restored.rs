//! A backup that takes the place of the ledger. Once its copy is whole, whoever finds it goes on, so that an end at any moment
//! leaves one ledger or the other.

use std::io;
use std::path::PathBuf;

use cipher::CipherKey;
use data_folder::{DataFolder, beside, make_private_folder, rename_whole};

use crate::error::Error;
use crate::file::inspect::inspect;
use crate::file::key_check::KeyCheck;
use crate::file::last_change::Noted;
use crate::file::schema;

/// Whether a backup was chosen and is not in its place yet.
pub(crate) fn is_under_way(folder: &DataFolder) -> bool {
    folder.restored_ledger().exists()
}

/// Puts a backup in its place that was chosen by a process that ended. A key that does not open it changes nothing. The
/// caller has the databases alone.
pub(crate) async fn conclude(folder: &DataFolder, key: &[u8; 32]) -> Result<(), Error> {
    let whole = folder.restored_ledger();
    if !is_under_way(folder) {
        return Ok(());
    }
    let looked_at = inspect(&whole, &CipherKey::new(key), &schema::LEDGER).await;
    match looked_at {
        Ok(_) => put_in_place(folder, key).map(drop),
        Err(failure) if failure.is_not_a_database() => Err(Error::WrongKey {
            folder: folder.root().to_owned(),
        }),
        Err(failure) => Err(failure.at(&whole)),
    }
}

/// Moves the ledger away, tells where it is now (`None` where there was none), and gives its name to the backup.
pub(crate) fn put_in_place(folder: &DataFolder, key: &[u8; 32]) -> Result<Option<PathBuf>, Error> {
    // Written first: a ledger that is behind its note must not look as if it had lost changes by itself.
    Noted::restored(&folder.last_change())?;
    let replaced = move_away(folder)?;
    let (whole, ledger) = (folder.restored_ledger(), folder.ledger());
    rename_whole(&whole, &ledger).map_err(|error| Error::from_io(&error, &ledger))?;
    if KeyCheck::read(&folder.key_check(), key)? != KeyCheck::Fits {
        KeyCheck::write(&folder.key_check(), key)?;
    }
    Ok(replaced)
}

/// Moves the ledger and its journal away together: the journal of one file must never be read with another. One of which the
/// journal was moved before follows it.
fn move_away(folder: &DataFolder) -> Result<Option<PathBuf>, Error> {
    let ledger = folder.ledger();
    make_private_folder(&folder.backups())?;
    let has_journal = beside(&ledger, "-wal").exists();
    let is_free = |path: &PathBuf| !(path.exists() || has_journal && beside(path, "-wal").exists());
    let free = (1_u32..)
        .map(|number| folder.backups().join(format!("replaced-{number}.db")))
        .find(is_free);
    let Some(target) = free else {
        return Err(Error::Full);
    };
    let mut moved = None;
    for suffix in ["-wal", "-shm", ""] {
        let (from, to) = (beside(&ledger, suffix), beside(&target, suffix));
        match rename_whole(&from, &to) {
            Ok(()) if suffix.is_empty() => moved = Some(to),
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::from_io(&error, &from)),
        }
    }
    Ok(moved)
}
