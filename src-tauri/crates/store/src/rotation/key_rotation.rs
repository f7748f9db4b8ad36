use std::path::{Path, PathBuf};

use cipher::CipherKey;
use data_folder::{DataFolder, DatabaseUse, FileLock, InUse, Lock, test_point};

use crate::error::Error;
use crate::file::key_check::KeyCheck;
use crate::rotation::begun::{conclude_begun, is_begun};
use crate::rotation::conclude::conclude;
use crate::rotation::copies;
use crate::rotation::rotation_note::RotationNote;
use crate::store::{OPENING, Store};

/// A rotation for which everything is prepared: the caller puts the new key in its place, then concludes it. Until then
/// nobody else opens the files. One that is dropped is concluded by whoever opens the folder next.
#[derive(Debug)]
#[must_use = "the files have their former key until it is concluded"]
pub struct KeyRotation {
    folder: DataFolder,
    files: usize,
    left: Vec<PathBuf>,
    _in_use: InUse,
    _opening: FileLock,
    _databases: DatabaseUse,
}

impl Store {
    /// Prepares another key for every file of the folder: makes and checks copies under it. The files stay as they are.
    ///
    /// # Errors
    /// [`Error::Busy`] while another process uses or opens the data, [`Error::WrongKey`], [`Error::WrongKeyOrDamaged`] or
    /// [`Error::Damaged`] when the ledger cannot be read whole with its key, [`Error::LedgerMissing`], [`Error::Full`],
    /// [`Error::ReadOnly`] or [`Error::Database`]. Nothing is changed then.
    pub async fn prepare_key_rotation(folder: &Path, key: &[u8; 32], new: &[u8; 32]) -> Result<KeyRotation, Error> {
        let folder = std::path::absolute(folder).map_err(|error| Error::from_io(&error, folder))?;
        let folder = DataFolder::at(folder);
        let in_use = folder.enter()?;
        let opening = folder.lock(Lock::Opening, OPENING).await?;
        let databases = folder.use_databases()?;
        if !databases.is_alone() {
            return Err(Error::Busy);
        }
        conclude_begun(&folder, key).await?;
        if KeyCheck::read(&folder.key_check(), key)? == KeyCheck::Other {
            return Err(Error::WrongKey {
                folder: folder.root().to_owned(),
            });
        }
        if !folder.ledger().exists() {
            return Err(Error::LedgerMissing { file: folder.ledger() });
        }
        let copied = copies::make(&folder, &CipherKey::new(key), &CipherKey::new(new)).await?;
        test_point::reached("rotation-prepared");
        let written = RotationNote::new(key, new, copied.copies).write(&folder.key_rotation());
        if let Err(error) = written {
            folder.discard_rekeyed();
            return Err(error);
        }
        test_point::reached("rotation-noted");
        Ok(KeyRotation {
            folder,
            files: copied.copies,
            left: copied.left,
            _in_use: in_use,
            _opening: opening,
            _databases: databases,
        })
    }

    /// Brings a rotation or a restore to its end that was begun by a process that ended, with the key that was found since.
    /// Where none was begun, nothing is done.
    ///
    /// # Errors
    /// [`Error::Busy`] while another process is at it, [`Error::WrongKey`] for a key that is neither of the two, or what keeps
    /// the files from being put in place.
    pub async fn conclude_begun(folder: &Path, key: &[u8; 32]) -> Result<(), Error> {
        let folder = DataFolder::at(folder);
        if !is_begun(&folder) {
            return Ok(());
        }
        let _in_use = folder.enter()?;
        let _opening = folder.lock(Lock::Opening, OPENING).await?;
        let databases = folder.use_databases()?;
        if databases.is_alone() {
            conclude_begun(&folder, key).await
        } else {
            Err(Error::Busy)
        }
    }
}

impl KeyRotation {
    /// How many files get the new key.
    #[must_use]
    pub const fn files(&self) -> usize {
        self.files
    }

    /// The files that keep their key, because the present one does not open them.
    #[must_use]
    pub fn left(&self) -> &[PathBuf] {
        &self.left
    }

    /// Concludes it with the key that is in its place now: with the new one every file gets it, with the former one all stay
    /// as they were.
    ///
    /// # Errors
    /// What keeps a file from being put in place; whoever opens the folder next tries again.
    pub fn conclude(self, key: &[u8; 32]) -> Result<(), Error> {
        conclude(&self.folder, key)
    }
}
