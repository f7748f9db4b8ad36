use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_folder::DataFolder;
use domain::Phrase;
use engine::view::{KeyExportedView, KeyTakenView, RecoveryCodeView};
use engine::{Code, Error, refuse_in_data_folder};
use store::{FileState, Store};
use vault::{CodeError, CodeWords, Key, KeyPlace, RecoveryCode, Unlocked};
use words::{Language, Words};

use super::Recovery;
use crate::Desk;
use crate::key::{beside, map_error};

/// What a file with the key is called, unless somebody calls it otherwise.
pub const KEY_FILE: &str = "packdesk.key";

/// The key of a desk that is open.
impl Desk {
    /// The words of the key's recovery code, in the language of the screens.
    ///
    /// # Errors
    /// [`Code::KeyringMissing`] or [`Code::KeyringLocked`] where the key ends with the session.
    pub fn recovery_code(&self, words: &Words) -> Result<RecoveryCodeView, Error> {
        Ok(code(&self.lasting_key()?.key, words))
    }

    /// Writes the key to a new file.
    ///
    /// # Errors
    /// As [`Desk::recovery_code`], [`Code::FileExists`], or why the file cannot be written.
    pub async fn export_key(&self, path: &Path, words: &Words) -> Result<KeyExportedView, Error> {
        export(&self.folder, self.lasting_key()?, path, words).await
    }

    fn lasting_key(&self) -> Result<Arc<Unlocked>, Error> {
        match self.unlocked.place {
            KeyPlace::Session { reason } => {
                let status = vault::Error::KeyUnavailable { status: reason };
                Err(map_error(self.folder.root(), status))
            }
            KeyPlace::Keyring | KeyPlace::KeyFile(_) => Ok(Arc::clone(&self.unlocked)),
        }
    }
}

fn code(key: &Key, words: &Words) -> RecoveryCodeView {
    let list = match words.language() {
        Language::English => CodeWords::English,
        Language::TraditionalChinese => CodeWords::TraditionalChinese,
    };
    RecoveryCodeView {
        words: RecoveryCode::of(key, list).words().to_vec(),
    }
}

async fn export(
    folder: &DataFolder,
    unlocked: Arc<Unlocked>,
    path: &Path,
    words: &Words,
) -> Result<KeyExportedView, Error> {
    refuse_in_data_folder(folder, path)?;
    let file = path.to_owned();
    beside(move || vault::export_key(&unlocked.key, &file))
        .await?
        .map_err(|error| map_error(folder.root(), error))?;
    let path = path.display().to_string();
    let label = words.say(&Phrase::new("recovery-key-exported").with("path", path.clone()));
    Ok(KeyExportedView { path, label })
}

impl Recovery {
    /// The words of the key's recovery code, in the language of the screens.
    ///
    /// # Errors
    /// Why there is no key.
    pub async fn code(&self, words: &Words) -> Result<RecoveryCodeView, Error> {
        Ok(code(&self.key().await?.key, words))
    }

    /// Writes the key to a new file.
    ///
    /// # Errors
    /// Why there is no key, [`Code::FileExists`], or why the file cannot be written.
    pub async fn export_key(&self, path: &Path, words: &Words) -> Result<KeyExportedView, Error> {
        export(&self.folder, self.key().await?, path, words).await
    }

    /// Takes the key that a recovery code stands for.
    ///
    /// # Errors
    /// [`Code::CodeLength`], [`Code::CodeUnknownWord`], [`Code::CodeChecksum`], and as [`Recovery::take_key_file`].
    pub async fn take_code(&self, text: &str, words: &Words) -> Result<KeyTakenView, Error> {
        let key = RecoveryCode::read(text).map_err(|error| match error {
            CodeError::Length { found } => {
                let found = u32::try_from(found).unwrap_or(u32::MAX);
                Error::new(Code::CodeLength).with("found", found)
            }
            CodeError::UnknownWord { position } => {
                let position = u32::try_from(position).unwrap_or(u32::MAX);
                Error::new(Code::CodeUnknownWord).with("position", position)
            }
            CodeError::Checksum => Error::new(Code::CodeChecksum),
        })?;
        self.take(key, words).await
    }

    /// Takes the key of a file: one that was exported, or a former key file.
    ///
    /// # Errors
    /// [`Code::KeyOfOtherData`] when the key does not open the data, [`Code::KeyFileOfOther`] when another key stands where
    /// this one is to go, [`Code::KeyringMissing`], [`Code::KeyringLocked`], or why a file cannot be read or written.
    pub async fn take_key_file(&self, path: &Path, words: &Words) -> Result<KeyTakenView, Error> {
        let path = path.to_owned();
        let key = beside(move || vault::read_key_file(&path)).await?;
        self.take(key.map_err(|error| self.told(error))?, words).await
    }

    async fn take(&self, key: Key, words: &Words) -> Result<KeyTakenView, Error> {
        if !self.opens(&key).await? {
            return Err(Error::new(Code::KeyOfOtherData).with("path", self.folder.root().display().to_string()));
        }
        let (folder, key_file) = (self.folder.root().to_owned(), self.key_file.clone());
        let placed = beside(move || vault::place(&folder, &key, key_file.as_deref())).await?;
        placed.map_err(|error| self.told(error))?;
        let label = match &self.key_file {
            Some(path) => Phrase::new("recovery-key-to-file").with("path", path.display().to_string()),
            None => Phrase::new("recovery-key-to-keyring"),
        };
        Ok(KeyTakenView {
            key_file: self.key_file.as_ref().map(|path: &PathBuf| path.display().to_string()),
            label: words.say(&label),
        })
    }

    /// Whether a key is that of the data: its note says so, or a file of the data can be read with it.
    async fn opens(&self, key: &Key) -> Result<bool, Error> {
        let root = self.folder.root();
        if let Some(fits) = Store::fits(root, key.bytes()) {
            return Ok(fits);
        }
        let mut files = vec![self.folder.ledger()];
        files.extend(Store::backups(root)?.into_iter().map(|backup| backup.path));
        for file in files {
            let state = Store::survey(&file, key.bytes()).await?.state;
            if !matches!(state, FileState::Unreadable | FileState::Missing) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) fn told(&self, error: vault::Error) -> Error {
        map_error(self.folder.root(), error)
    }
}
