use std::fs;

use data_folder::{DataFolder, InstallationId};
use sha2::{Digest, Sha256};

use crate::Error;

/// The name of a data folder's entry in the keyring: it goes wherever the folder goes.
pub(crate) fn entry_name(id: InstallationId) -> String {
    format!("data {id}")
}

/// The name that earlier versions gave the entry: a hash of the folder's path, which is lost when the folder is moved.
///
/// Only a folder that exists has one name however it is reached.
pub(crate) fn former_entry_name(folder: &DataFolder) -> Result<String, Error> {
    let canonical = fs::canonicalize(folder.root()).map_err(|error| Error::Folder {
        folder: folder.root().to_owned(),
        reason: error.to_string(),
    })?;
    Ok(hex::encode(Sha256::digest(canonical.as_os_str().as_encoded_bytes())))
}
