use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_folder::{DataFolder, InstallationId, try_to_write};
use engine::{Code, Error, KeyPlace, not_written};
use store::Store;
use vault::{KeyAway, KeyRequest, KeyringStatus, Unlocked};

/// The key of the data folder; where there is no data yet, one is made. The keyring may block on a prompt, so it is asked
/// beside the other work.
pub(crate) async fn unlock(folder: &DataFolder, key_file: Option<PathBuf>) -> Result<Arc<Unlocked>, Error> {
    ask(folder, Store::exists(folder.root()), key_file).await
}

/// The key of data that exists, however much of it: one is never made.
pub(crate) async fn unlock_existing(folder: &DataFolder, key_file: Option<PathBuf>) -> Result<Arc<Unlocked>, Error> {
    ask(folder, true, key_file).await
}

async fn ask(folder: &DataFolder, data_exists: bool, key_file: Option<PathBuf>) -> Result<Arc<Unlocked>, Error> {
    let root = folder.root().to_owned();
    let unlocked = beside(move || {
        vault::unlock(&KeyRequest {
            folder: &root,
            data_exists,
            key_file: key_file.as_deref(),
            fits: &|key| Store::may_fit(&root, key.bytes()),
        })
    });
    unlocked
        .await?
        .map(Arc::new)
        .map_err(|error| map_error(folder.root(), error))
}

/// Writes down which folder this is and where its key is, once the key has opened the data. Where that cannot be done the
/// data is used all the same.
pub(crate) async fn settle(folder: &DataFolder, unlocked: &Arc<Unlocked>, known: Option<InstallationId>) {
    let (root, unlocked) = (folder.root().to_owned(), Arc::clone(unlocked));
    match beside(move || vault::settle(&root, &unlocked, known)).await {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => log::warn!("where the key of the data is could not be written down: {error}"),
        Err(error) => log::warn!("where the key of the data is could not be written down: {error}"),
    }
}

pub(crate) async fn beside<T: Send + 'static>(call: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(call)
        .await
        .map_err(|error| Error::new(Code::Internal).because(error))
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

/// Why there is no key, in the engine's words.
pub(crate) fn map_error(folder: &Path, error: vault::Error) -> Error {
    use vault::Error as Source;
    let with_path = |code: Code, path: &Path| Error::new(code).with("path", path.display().to_string());
    match &error {
        Source::KeyUnavailable {
            status: KeyringStatus::Locked,
        } => Error::new(Code::KeyringLocked),
        Source::KeyUnavailable { .. } => Error::new(Code::KeyringMissing),
        Source::Keyring(reason) => Error::new(Code::KeyringFailed).with("reason", reason.clone()),
        Source::KeyMalformed => Error::new(Code::KeyMalformed),
        Source::KeyAway(away) => match away {
            KeyAway::InKeyFile => Error::new(Code::KeyInFile),
            KeyAway::OnOtherComputer => Error::new(Code::KeyOnOtherComputer),
            KeyAway::WithOtherUser => Error::new(Code::KeyWithOtherUser),
            KeyAway::NotInKeyring => Error::new(Code::KeyNotInKeyring),
            KeyAway::NoInstallation => with_path(Code::InstallationMissing, folder),
            KeyAway::InstallationDamaged => with_path(Code::InstallationDamaged, folder),
        },
        Source::KeyFileMissing { path } => with_path(Code::KeyFileMissing, path),
        Source::KeyFileEmpty { path } | Source::KeyFileUnreadable { path, .. } => {
            with_path(Code::KeyFileUnusable, path)
        }
        Source::KeyFileUnwritable { path, kind, reason } => not_written(&io::Error::new(*kind, reason.clone()), path),
        // What keeps the folder from being used is asked of it again: it may be there and closed, or full.
        Source::Folder { folder, .. } => match DataFolder::at(folder).make().and_then(|()| try_to_write(folder, 0)) {
            Err(reason) => return Error::from(reason).because(&error),
            Ok(()) => Error::new(Code::Internal),
        },
        Source::KeyFileExists { path } => with_path(Code::FileExists, path),
        Source::KeyFileOfOther { path } => with_path(Code::KeyFileOfOther, path),
        Source::Busy => Error::new(Code::DataBusy),
        _ => Error::new(Code::Internal),
    }
    .because(error)
}

#[cfg(test)]
mod tests {
    use words::{Language, words};

    use super::*;

    /// What a person reads for each reason there is no key: what happened and what to do, in both languages.
    #[test]
    fn each_reason_for_no_key_is_told_in_its_own_words() {
        let away = vault::Error::KeyAway;
        let unavailable = |status| vault::Error::KeyUnavailable { status };
        let cases = [
            (
                unavailable(KeyringStatus::Locked),
                "The keyring is locked.",
                "Unlock the keyring",
                "鑰匙圈已鎖定",
                "解除鎖定鑰匙圈",
            ),
            (
                unavailable(KeyringStatus::Missing),
                "No keyring was found.",
                "Start the keyring",
                "找不到鑰匙圈",
                "請啟動鑰匙圈",
            ),
            (
                vault::Error::Keyring("no reply".to_owned()),
                "The keyring failed: no reply",
                "Restart the keyring",
                "鑰匙圈發生錯誤：no reply",
                "重新啟動鑰匙圈",
            ),
            (
                vault::Error::KeyMalformed,
                "is not a key",
                "Restore the keyring",
                "不是金鑰",
                "還原鑰匙圈",
            ),
            (
                vault::Error::KeyFileMissing { path: "/k".into() },
                "The key file /k does not exist",
                "Name the key file",
                "金鑰檔案 /k 不存在",
                "請指定建立資料時的金鑰檔案",
            ),
            (
                away(KeyAway::InKeyFile),
                "is in a key file",
                "PACKDESK_KEY_FILE",
                "在金鑰檔案中",
                "PACKDESK_KEY_FILE",
            ),
            (
                away(KeyAway::OnOtherComputer),
                "on another computer",
                "on that computer",
                "另一部電腦",
                "在那部電腦",
            ),
            (
                away(KeyAway::WithOtherUser),
                "by another user of this computer",
                "as that user",
                "另一位使用者",
                "以該使用者的身分",
            ),
            (
                away(KeyAway::NotInKeyring),
                "no longer in it",
                "Restore the keyring",
                "已沒有這些資料的金鑰",
                "還原鑰匙圈",
            ),
            (
                away(KeyAway::NoInstallation),
                "The data folder /d does not say",
                "move it back",
                "資料存放位置 /d 沒有指出",
                "移回原處",
            ),
            (
                away(KeyAway::InstallationDamaged),
                "installation in the data folder /d is damaged",
                "Put the file back",
                "installation 的檔案已損壞",
                "放回這個檔案",
            ),
        ];
        let mut told = std::collections::HashSet::new();
        for (error, message, todo, message_zh, todo_zh) in cases {
            let error = map_error(Path::new("/d"), error);
            for (language, message, todo) in [
                (Language::English, message, todo),
                (Language::TraditionalChinese, message_zh, todo_zh),
            ] {
                let view = error.view(words(language));
                assert!(view.message.contains(message), "{language}: {}", view.message);
                assert!(view.todo.contains(todo), "{language}: {}", view.todo);
                assert!(
                    told.insert((language, view.message.clone())),
                    "{} is told for two reasons",
                    view.message
                );
            }
        }
    }
}
