use std::path::{Path, PathBuf};

use engine::{Code, Error, KeyPlace};
use vault::{KeyRequest, KeyringStatus, Unlocked};

/// The key of the data folder. The keyring may block on a prompt, so it is asked beside the other work.
pub(crate) async fn unlock(folder: &Path, key_file: Option<PathBuf>) -> Result<Unlocked, Error> {
    let request = KeyRequest { folder: folder.to_owned(), data_exists: store::Store::exists(folder), key_file };
    tokio::task::spawn_blocking(move || vault::unlock(&request))
        .await
        .map_err(|error| Error::new(Code::Internal).because(error))?
        .map_err(told)
}

/// Where the key is kept, in the engine's words.
pub(crate) fn place(unlocked: &Unlocked) -> KeyPlace {
    match &unlocked.place {
        vault::KeyPlace::Keyring => KeyPlace::Keyring,
        vault::KeyPlace::KeyFile(path) => KeyPlace::KeyFile(path.clone()),
        vault::KeyPlace::Session { reason } => KeyPlace::Session { locked: *reason == KeyringStatus::Locked },
    }
}
