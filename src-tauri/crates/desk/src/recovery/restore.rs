use domain::Phrase;
use engine::view::RestoredView;
use engine::{Code, Error};
use sandbox::ResetOptions;
use store::Store;
use words::Words;

use super::{Recovery, labels};
use crate::{Desk, DeskOptions};

impl Recovery {
    /// Puts a backup in the place of the ledger. The ledger that was there is kept in the folder of backups. What was
    /// fetched since is fetched again with the next start.
    ///
    /// # Errors
    /// [`Code::BackupNotFound`], [`Code::BackupUnusable`], [`Code::DataBusy`] while another process uses the data, or why
    /// there is no key. The ledger is then where it was.
    pub async fn restore(&self, file: &str, words: &Words) -> Result<RestoredView, Error> {
        let key = self.key().await?;
        let backup = Store::backups(self.folder.root())?
            .into_iter()
            .find(|backup| labels::file_name(&backup.path) == file || backup.path.as_os_str() == file)
            .ok_or_else(|| Error::new(Code::BackupNotFound).with("file", file))?;
        let replaced = Store::restore(self.folder.root(), key.key.bytes(), &backup)
            .await
            .map_err(|error| unusable(error, &backup))?;
        let file = labels::file_name(&backup.path);
        let replaced = replaced.map(|path| path.display().to_string());
        let label = match &replaced {
            Some(path) => Phrase::new("recovery-restored").with("replaced", path.clone()),
            None => Phrase::new("recovery-restored-missing"),
        };
        Ok(RestoredView {
            label: words.say(&label.with("file", file.clone())),
            file,
            replaced,
        })
    }

    /// Removes the file of fetched answers; the next start fetches them again.
    ///
    /// # Errors
    /// [`Code::DataBusy`] while another process uses the data, or what keeps the file from being removed.
    pub async fn rebuild_cache(&self) -> Result<(), Error> {
        Ok(Store::remove_cache(self.folder.root()).await?)
    }
}

impl Recovery {
    /// Sets the sample account that was used last up afresh. Its file, which cannot be used, is moved into the folder of
    /// backups.
    ///
    /// # Errors
    /// As [`Desk::open`] and [`Desk::reset`].
    pub async fn reset_sample(&self) -> Result<(), Error> {
        let desk = Desk::open(DeskOptions {
            folder: Some(self.folder.root().to_owned()),
            key_file: self.key_file.clone(),
            replace_unusable_sample: true,
            ..DeskOptions::default()
        })
        .await?;
        let reset = desk.reset(ResetOptions::default()).await;
        desk.close().await;
        reset.map(drop)
    }
}

fn unusable(error: store::Error, backup: &store::Backup) -> Error {
    let is_of_backup = match &error {
        store::Error::Damaged { file }
        | store::Error::WrongKeyOrDamaged { file }
        | store::Error::NewerSchema { file } => *file == backup.path,
        _ => false,
    };
    if is_of_backup {
        Error::new(Code::BackupUnusable)
            .with("file", labels::file_name(&backup.path))
            .because(error)
    } else {
        error.into()
    }
}
