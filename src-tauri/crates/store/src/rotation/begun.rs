//! What a process began with the files of the folder and did not bring to its end.

use data_folder::DataFolder;

use crate::error::Error;
use crate::file::restored;
use crate::rotation::conclude;

/// Whether a rotation or a restore was begun and is not concluded.
pub(crate) fn is_begun(folder: &DataFolder) -> bool {
    conclude::is_under_way(folder) || restored::is_under_way(folder)
}

/// Brings both to their end with the key that was found. The caller has the databases alone.
pub(crate) async fn conclude_begun(folder: &DataFolder, key: &[u8; 32]) -> Result<(), Error> {
    conclude::conclude(folder, key)?;
    restored::conclude(folder, key).await
}
