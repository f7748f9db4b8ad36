use std::sync::Arc;

use data_folder::test_point;
use domain::Phrase;
use engine::Error;
use engine::view::KeyRotatedView;
use store::{KeyRotation, Store};
use vault::{Key, KeyPlace, Unlocked};
use words::Words;

use super::{Recovery, labels};
use crate::key::{beside, unlock_existing};

impl Recovery {
    /// Gives everything in the folder a new key: ledger, fetched records, sample accounts and backups. The former key and its
    /// recovery code open none of it afterwards. Ended at any moment, the next start opens everything, with one key or the
    /// other.
    ///
    /// # Errors
    /// [`engine::Code::DataBusy`] while anybody uses the data, [`engine::Code::DataDamaged`] when the ledger cannot be read
    /// whole, [`engine::Code::DiskFull`] where there is no room for a copy of everything, why there is no key, or why the new
    /// one cannot be put in its place. Everything has its former key then.
    pub async fn rotate_key(&self, words: &Words) -> Result<KeyRotatedView, Error> {
        let unlocked = self.key().await?;
        let place = unlocked.place.clone();
        let new = beside(move || vault::can_replace(&place).and_then(|()| Key::random()))
            .await?
            .map_err(|error| self.told(error))?;
        let rotation = Store::prepare_key_rotation(self.folder.root(), unlocked.key.bytes(), new.bytes()).await?;
        if let Err(error) = self.replace(&unlocked, &new).await {
            return Err(self.given_up(rotation, error).await);
        }
        test_point::reached("rotation-key-put");
        let view = view(&unlocked.place, &rotation, words);
        rotation.conclude(new.bytes())?;
        Ok(view)
    }

    async fn replace(&self, unlocked: &Arc<Unlocked>, new: &Key) -> Result<(), Error> {
        let (folder, unlocked, new) = (self.folder.root().to_owned(), Arc::clone(unlocked), new.clone());
        beside(move || vault::replace(&folder, &unlocked.key, &new, &unlocked.place))
            .await?
            .map_err(|error| self.told(error))
    }

    /// The new key was not taken, or so it was said: which one is there now counts.
    async fn given_up(&self, rotation: KeyRotation, error: Error) -> Error {
        let concluded = match unlock_existing(&self.folder, self.key_file.clone()).await {
            Ok(found) => rotation.conclude(found.key.bytes()).map_err(Error::from),
            Err(error) => Err(error),
        };
        if let Err(reason) = concluded {
            log::warn!("the next start decides which key counts: {reason}");
        }
        error
    }
}

fn view(place: &KeyPlace, rotation: &KeyRotation, words: &Words) -> KeyRotatedView {
    let key_file = match place {
        KeyPlace::KeyFile(path) => Some(path.display().to_string()),
        KeyPlace::Keyring | KeyPlace::Session { .. } => None,
    };
    let files = u32::try_from(rotation.files()).unwrap_or(u32::MAX);
    let place = match &key_file {
        Some(path) => Phrase::new("recovery-rotated-file").with("path", path.clone()),
        None => Phrase::new("recovery-rotated-keyring"),
    };
    let left: Vec<String> = rotation.left().iter().map(|path| labels::file_name(path)).collect();
    let mut sentences = vec![
        words.say(&place.with("files", files)),
        words.text("recovery-rotated-former"),
    ];
    if !left.is_empty() {
        sentences.push(words.say(&Phrase::new("recovery-rotated-left").with("files", left.clone())));
    }
    KeyRotatedView {
        files,
        left,
        key_file,
        label: words.sentences(&sentences),
    }
}
