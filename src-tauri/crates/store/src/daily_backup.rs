use std::path::Path;

use chrono::NaiveDate;
use cipher::CipherKey;
use data_folder::DataFolder;

use crate::error::Error;
use crate::file::backup;
use crate::file::key_check::KeyCheck;
use crate::file::schema;
use crate::rotation::conclude::{self, is_under_way};
use crate::store::{Place, Store};

impl Store {
    /// Makes a backup of the ledger on `day`, unless there is one of that day or nothing was changed since the newest one;
    /// then old ones are thinned out. Several processes may ask for it at once. Says whether one was made.
    ///
    /// `key` is the one the store was opened with. A store in memory has no backups.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Damaged`] when the ledger cannot be read whole, or
    /// [`Error::Database`]. Backups that were there stay.
    pub async fn back_up(&self, key: &[u8; 32], day: NaiveDate) -> Result<bool, Error> {
        match self.place() {
            Place::Folder(folder) => {
                let key = CipherKey::new(key);
                backup::make_for_day(self.ledger(), &key, folder, schema::newest(&schema::LEDGER), day).await
            }
            Place::Memory(_) => Ok(false),
        }
    }

    /// Whether `key` is the one of the data in `folder`, as far as the folder says it.
    #[must_use]
    pub fn fits(folder: &Path, key: &[u8; 32]) -> Option<bool> {
        let folder = DataFolder::at(folder);
        if is_under_way(&folder) {
            return conclude::fits(&folder, key);
        }
        match KeyCheck::read(&folder.key_check(), key) {
            Ok(KeyCheck::Fits) => Some(true),
            Ok(KeyCheck::Other) => Some(false),
            Ok(KeyCheck::Missing | KeyCheck::Damaged) | Err(_) => None,
        }
    }

    /// Whether `key` can be the one of the data in `folder`: `false` only where the folder says that it is not.
    #[must_use]
    pub fn may_fit(folder: &Path, key: &[u8; 32]) -> bool {
        Self::fits(folder, key) != Some(false)
    }
}
