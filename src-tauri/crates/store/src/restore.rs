use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cipher::CipherKey;
use data_folder::{DataFolder, Lock, rename_whole};

use crate::error::Error;
use crate::file::backup;
use crate::file::dated_backup::Backup;
use crate::file::inspect::inspect;
use crate::file::key_check::KeyCheck;
use crate::file::restored;
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
    /// [`Error::ReadOnly`], [`Error::Full`], [`Error::Busy`] or [`Error::Database`]. The ledger is then where it was, or
    /// the backup is in its place as soon as the folder is opened again.
    pub async fn restore(folder: &Path, key: &[u8; 32], backup: &Backup) -> Result<Option<PathBuf>, Error> {
        let folder = DataFolder::at(folder);
        let _in_use = folder.enter()?;
        let _opening = folder.lock(Lock::Opening, OPENING).await?;
        let used = folder.use_databases()?;
        if !used.is_alone() {
            return Err(Error::Busy);
        }
        restored::conclude(&folder, key).await?;
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
        let (incoming, whole) = (folder.restoring_ledger(), folder.restored_ledger());
        copy_to_disk(&backup.path, &incoming).map_err(|error| Error::from_io(&error, &incoming))?;
        // From here on it is decided: whoever comes next puts it in place.
        rename_whole(&incoming, &whole).map_err(|error| Error::from_io(&error, &whole))?;
        let replaced = restored::put_in_place(&folder, key)?;
        log::info!("the ledger was replaced by {}", backup.path.display());
        Ok(replaced)
    }
}

fn copy_to_disk(from: &Path, to: &Path) -> io::Result<()> {
    backup::remove(to).map_err(io::Error::other)?;
    fs::copy(from, to)?;
    backup::settle(to)
}
