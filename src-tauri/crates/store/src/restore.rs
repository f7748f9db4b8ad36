use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cipher::CipherKey;
use data_folder::{DataFolder, Lock, beside, make_private_folder};

use crate::error::Error;
use crate::file::backup;
use crate::file::dated_backup::Backup;
use crate::file::inspect::inspect;
use crate::file::key_check::KeyCheck;
use crate::file::last_change::Noted;
use crate::file::schema::{self, Standing};
use crate::store::OPENING;
use crate::store::Store;

impl Store {
    /// The backups in a data folder, newest first. Going back to one is for a person to decide ([`Store::restore`]).
    ///
    /// # Errors
    /// [`Error::ReadOnly`] or [`Error::Database`] when the folder of backups cannot be read.
    pub fn backups(folder: &Path) -> Result<Vec<Backup>, Error> {
        backup::found(&DataFolder::at(folder))
    }

    /// Puts a backup in the place of the ledger. A person decides this, and nothing is thrown away: the ledger that was
    /// there is moved into the folder of backups, and its new path is returned (`None` where there was none).
    ///
    /// Every [`Store`] on the folder, in any process, has to be closed first.
    ///
    /// # Errors
    /// [`Error::WrongKeyOrDamaged`], [`Error::Damaged`] or [`Error::NewerSchema`] when the backup itself cannot be used;
    /// [`Error::ReadOnly`], [`Error::Full`], [`Error::Busy`] or [`Error::Database`]. The ledger is then where it was, or,
    /// when the very last step failed, in the folder of backups.
    pub async fn restore(folder: &Path, key: &[u8; 32], backup: &Backup) -> Result<Option<PathBuf>, Error> {
        let folder = DataFolder::at(folder);
        let _in_use = folder.enter()?;
        let _opening = folder.lock(Lock::Opening, OPENING).await?;
        let used = folder.use_databases()?;
        if !used.is_alone() {
            return Err(Error::Busy);
        }
        let note = KeyCheck::read(&folder.key_check(), key)?;
        let standing = inspect(&backup.path, &CipherKey::new(key), &schema::LEDGER)
            .await
            .map_err(|failure| {
                if failure.is_not_a_database() && note != KeyCheck::Fits {
                    Error::WrongKeyOrDamaged {
                        file: backup.path.clone(),
                    }
                } else {
                    failure.at(&backup.path)
                }
            })?;
        match standing {
            Standing::Current | Standing::Older(_) => {}
            Standing::Newer => {
                return Err(Error::NewerSchema {
                    file: backup.path.clone(),
                });
            }
            Standing::Empty | Standing::Foreign => {
                return Err(Error::Damaged {
                    file: backup.path.clone(),
                });
            }
        }
        let ledger = folder.ledger();
        let incoming = folder.restoring_ledger();
        copy_to_disk(&backup.path, &incoming).map_err(|error| Error::from_io(&error, &incoming))?;
        // Written first: a ledger that is behind its note must not look as if it had lost changes by itself.
        Noted::restored(&folder.last_change())?;
        let replaced = move_away(&folder)?;
        fs::rename(&incoming, &ledger).map_err(|error| Error::from_io(&error, &ledger))?;
        if note != KeyCheck::Fits {
            KeyCheck::write(&folder.key_check(), key)?;
        }
        log::info!("the ledger was replaced by {}", backup.path.display());
        Ok(replaced)
    }
}

fn copy_to_disk(from: &Path, to: &Path) -> io::Result<()> {
    backup::remove(to).map_err(io::Error::other)?;
    fs::copy(from, to)?;
    backup::settle(to)
}

/// Moves the ledger and its journal away together: the journal of one file must never be read with another.
fn move_away(folder: &DataFolder) -> Result<Option<PathBuf>, Error> {
    let ledger = folder.ledger();
    make_private_folder(&folder.backups())?;
    let free = (1_u32..)
        .map(|number| folder.backups().join(format!("replaced-{number}.db")))
        .find(|path| !path.exists() && !beside(path, "-wal").exists());
    let Some(target) = free else {
        return Err(Error::Full);
    };
    let mut moved = None;
    for suffix in ["-wal", "-shm", ""] {
        let (from, to) = (beside(&ledger, suffix), beside(&target, suffix));
        match fs::rename(&from, &to) {
            Ok(()) if suffix.is_empty() => moved = Some(to),
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::from_io(&error, &from)),
        }
    }
    Ok(moved)
}
