use std::path::{Path, PathBuf};

use data_folder::DataFolder;
use engine::{Code, Error, KeyPlace};
use vault::{KeyRequest, KeyringStatus, Unlocked};

/// The key of the data folder. The keyring may block on a prompt, so it is asked beside the other work.
pub(crate) async fn unlock(folder: &DataFolder, key_file: Option<PathBuf>) -> Result<Unlocked, Error> {
    let folder = folder.clone();
    tokio::task::spawn_blocking(move || {
        let data_exists = store::Store::exists(folder.root());
        vault::unlock(&KeyRequest {
            folder: folder.root(),
            data_exists,
            key_file,
        })
    })
    .await
    .map_err(|error| Error::new(Code::Internal).because(error))?
    .map_err(map_error)
}

/// Where the key is kept, in the engine's words.
pub(crate) fn place(unlocked: &Unlocked) -> KeyPlace {
    match &unlocked.place {
        vault::KeyPlace::Keyring => KeyPlace::Keyring,
        vault::KeyPlace::KeyFile(path) => KeyPlace::KeyFile(path.clone()),
        vault::KeyPlace::Session { reason } => KeyPlace::Session {
            locked: *reason == KeyringStatus::Locked,
        },
    }
}

fn map_error(error: vault::Error) -> Error {
    use vault::Error as Source;
    let with_path = |code: Code, path: &Path| Error::new(code).with("path", path.display().to_string());
    match &error {
        Source::KeyUnavailable {
            status: KeyringStatus::Locked,
        } => Error::new(Code::KeyringLocked),
        Source::KeyUnavailable { .. } | Source::Keyring(_) => Error::new(Code::KeyringMissing),
        Source::KeyFileMissing { path } => with_path(Code::KeyFileMissing, path),
        Source::KeyFileEmpty { path }
        | Source::KeyFileUnreadable { path, .. }
        | Source::KeyFileUnwritable { path, .. } => with_path(Code::KeyFileUnusable, path),
        Source::Folder { folder, .. } => with_path(Code::DataFolderMissing, folder),
        Source::Busy => Error::new(Code::DataBusy),
        _ => Error::new(Code::Internal),
    }
    .because(error)
}
