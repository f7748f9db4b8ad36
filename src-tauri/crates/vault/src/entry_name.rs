use std::fs;

use data_folder::DataFolder;
use sha2::{Digest, Sha256};

use crate::Error;

/// The name of a data folder's entry in the keyring: a hash, because a path may say more than others should see.
///
/// Only a folder that exists has one name however it is reached, so a missing one is made.
pub(crate) fn entry_name(folder: &DataFolder) -> Result<String, Error> {
    let unusable = |reason: String| Error::Folder {
        folder: folder.root().to_owned(),
        reason,
    };
    folder.make().map_err(|error| unusable(error.to_string()))?;
    let canonical = fs::canonicalize(folder.root()).map_err(|error| unusable(error.to_string()))?;
    Ok(hex::encode(Sha256::digest(canonical.as_os_str().as_encoded_bytes())))
}
