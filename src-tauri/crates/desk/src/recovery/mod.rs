//! What can be done for data that cannot be opened, without opening it.

mod export;
mod key;
mod labels;
mod offered;
mod restore;
mod rotation;

pub use key::KEY_FILE;

use std::path::PathBuf;
use std::sync::Arc;

use data_folder::DataFolder;
use engine::Error;
use engine::view::{BackupView, DataFileView, ErrorView, RecoveryView};
use store::{Backup, FileState, Store, Survey};
use vault::Unlocked;
use words::Words;

use crate::DeskOptions;
use crate::key::unlock_existing;
use crate::open::place_of;

/// A data folder that is looked at and put right from outside.
#[derive(Debug, Clone)]
pub struct Recovery {
    folder: DataFolder,
    key_file: Option<PathBuf>,
}

impl Recovery {
    /// The data folder that a desk with these options would open. Nothing is made or changed.
    ///
    /// # Errors
    /// [`engine::Code::DataFolderMissing`].
    pub fn of(options: &DeskOptions) -> Result<Self, Error> {
        let (folder, key_file) = place_of(options)?;
        Ok(Self { folder, key_file })
    }

    /// The key of the data; one is never made here. A rotation or a restore that was begun is brought to its end
    /// with it.
    ///
    /// # Errors
    /// Why there is none, or [`engine::Code::DataBusy`] while another process is at the rotation.
    pub async fn key(&self) -> Result<Arc<Unlocked>, Error> {
        let unlocked = unlock_existing(&self.folder, self.key_file.clone()).await?;
        Store::conclude_begun(self.folder.root(), unlocked.key.bytes()).await?;
        Ok(unlocked)
    }

    /// What stands in the way of the data, for the `reason` that opening it gave, and what can be done, the likeliest way out
    /// first. Where nothing here helps, or where the reason is that there is no key, nobody is asked for the key again.
    ///
    /// # Errors
    /// What keeps the folder from being read.
    pub async fn view(&self, reason: Option<ErrorView>, words: &Words) -> Result<RecoveryView, Error> {
        let code = reason.as_ref().map(|reason| reason.code);
        let mut view = RecoveryView {
            folder: self.folder.root().display().to_string(),
            has_key: false,
            key_label: String::new(),
            files: Vec::new(),
            backups: Vec::new(),
            actions: Vec::new(),
            reason,
        };
        if offered::helping(code).is_empty() {
            return Ok(view);
        }
        let key = match &view.reason {
            Some(reason) if offered::is_about_the_key(reason.code) => Err(reason.message.clone()),
            _ => self.key().await.map_err(|error| error.view(words).message),
        };
        view.has_key = key.is_ok();
        let survey = match &key {
            Ok(key) => {
                view.key_label = labels::key_place(key, words);
                Some(Store::survey(&self.folder.ledger(), key.key.bytes()).await?)
            }
            Err(message) => {
                view.key_label.clone_from(message);
                None
            }
        };
        view.files = self.files(survey.as_ref(), words);
        view.backups = self.surveyed(key.as_deref().ok(), survey.as_ref(), words).await?;
        view.actions = offered::actions(code, &view, survey.as_ref());
        Ok(view)
    }

    /// The backups, newest first, with what they hold and what would be lost by going back to each.
    ///
    /// # Errors
    /// Why there is no key, or what keeps the folder from being read.
    pub async fn backups(&self, words: &Words) -> Result<Vec<BackupView>, Error> {
        let key = self.key().await?;
        let survey = Store::survey(&self.folder.ledger(), key.key.bytes()).await?;
        self.surveyed(Some(&key), Some(&survey), words).await
    }

    fn files(&self, ledger: Option<&Survey>, words: &Words) -> Vec<DataFileView> {
        let state = ledger.map_or_else(
            || {
                let is_there = self.folder.ledger().exists();
                if is_there { None } else { Some(FileState::Missing) }
            },
            |survey| Some(survey.state),
        );
        vec![DataFileView {
            file: labels::file_name(&self.folder.ledger()),
            state_label: labels::state(state, words),
            contents_label: ledger.and_then(|survey| labels::contents(survey, words)),
        }]
    }

    async fn surveyed(
        &self,
        key: Option<&Unlocked>,
        ledger: Option<&Survey>,
        words: &Words,
    ) -> Result<Vec<BackupView>, Error> {
        let mut views = Vec::new();
        for backup in Store::backups(self.folder.root())? {
            let survey = match key {
                Some(key) => Some(Store::survey(&backup.path, key.key.bytes()).await?),
                None => None,
            };
            views.push(backup_view(&backup, survey.as_ref(), ledger, words));
        }
        Ok(views)
    }
}

fn backup_view(backup: &Backup, survey: Option<&Survey>, ledger: Option<&Survey>, words: &Words) -> BackupView {
    let is_usable = survey.is_some_and(|survey| survey.state == FileState::Whole);
    let made = labels::made(backup);
    BackupView {
        file: labels::file_name(&backup.path),
        made: made.map(|day| day.to_string()).unwrap_or_default(),
        made_label: labels::made_for(backup, made, words),
        is_usable,
        state_label: (!is_usable).then(|| labels::state(survey.map(|survey| survey.state), words)),
        contents_label: survey.and_then(|survey| labels::contents(survey, words)),
        moves_label: labels::moves(&backup.path, ledger, words),
        loss_label: match (survey, ledger) {
            (Some(survey), Some(ledger)) if is_usable => Some(labels::loss(ledger, survey, words)),
            _ => None,
        },
    }
}
