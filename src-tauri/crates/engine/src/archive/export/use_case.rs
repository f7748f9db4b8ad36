use std::path::{Path, PathBuf};

use domain::Phrase;
use tokio_util::sync::CancellationToken;
use words::{Words, words as words_of};

use super::choices::Choices;
use super::plan::{Taken, check_writable, names};
use crate::archive::documents::{choice, language_choices};
use crate::archive::folder_rules::{refuse_in_data_folder, refuse_unless_plain};
use crate::view::{ExistingFile, ExportCheck, ExportForm, ExportFormat, ExportInput, ExportReport, WorkProgress};
use crate::words::labels::count;
use crate::{Code, Engine, Error};

/// The setting that holds the folder to export to.
const FOLDER: &str = "export-folder";
/// The setting that holds the folder of the last export.
const EXPORTED: &str = "exported-folder";
/// The setting that holds the formats of the last export.
const FORMATS: &str = "export-formats";
/// So many names are told where names are taken.
const NAMES_TOLD: usize = 20;

impl Engine {
    /// What to fill in before exporting, with the choices of the last time.
    ///
    /// # Errors
    /// The store's error.
    pub async fn export_form(&self, words: &Words) -> Result<ExportForm, Error> {
        let chosen = self.store().setting(None, FORMATS).await?;
        let chosen = chosen.as_deref().unwrap_or(ExportFormat::Pdf.id()).split(',');
        Ok(ExportForm {
            folder: self.export_folder().await?.map(shown).unwrap_or_default(),
            formats: ExportFormat::ALL
                .map(|format| choice(format, words.text(&format!("export-format-{}", format.id()))))
                .to_vec(),
            chosen: chosen.filter_map(|id| ExportFormat::from_id(id).ok()).collect(),
            languages: language_choices(words),
            language: self.document_language(self.account(), words.language()).await?,
            existing: ExistingFile::ALL
                .into_iter()
                .filter(|existing| *existing != ExistingFile::Ask)
                .map(|existing| choice(existing, words.text(&format!("export-existing-{}", existing.id()))))
                .collect(),
        })
    }

    /// Remembers the folder to export to, and answers how it is called.
    ///
    /// # Errors
    /// [`Code::FolderNotPlain`], [`Code::PathInDataFolder`], [`Code::FolderMissing`], [`Code::FolderReadOnly`] or
    /// [`Code::FolderFull`]; then another one stays remembered.
    pub async fn choose_export_folder(&self, folder: &Path) -> Result<String, Error> {
        // A relative one would be another folder wherever the program is started from.
        if !folder.is_absolute() {
            return Err(Error::new(Code::FolderMissing).with("path", folder.display().to_string()));
        }
        refuse_unless_plain(folder)?;
        refuse_in_data_folder(&self.data_folder(), folder)?;
        check_writable(folder)?;
        let folder = shown(folder.to_owned());
        self.store().set_setting(None, FOLDER, &folder).await?;
        Ok(folder)
    }

    /// The folder of the last export, to be looked at.
    ///
    /// # Errors
    /// [`Code::NoFolder`] where nothing was exported yet, [`Code::FolderMissing`] where it is gone, or the store's error.
    pub async fn exported_folder(&self) -> Result<PathBuf, Error> {
        let folder = self.store().setting(None, EXPORTED).await?.map(PathBuf::from);
        let folder = folder.ok_or_else(|| Error::new(Code::NoFolder))?;
        refuse_unless_plain(&folder)?;
        if folder.is_dir() {
            Ok(folder)
        } else {
            Err(Error::new(Code::FolderMissing).with("path", shown(folder)))
        }
    }

    async fn export_folder(&self) -> Result<Option<PathBuf>, Error> {
        Ok(self.store().setting(None, FOLDER).await?.map(PathBuf::from))
    }

    /// What an export would do. Without a folder it is the one that was chosen last.
    ///
    /// # Errors
    /// A choice that is none, or the store's error. What keeps the export itself from beginning is part of the answer.
    pub async fn check_export(
        &self,
        input: &ExportInput,
        folder: Option<&Path>,
        words: &Words,
    ) -> Result<ExportCheck, Error> {
        let wanted = self.wanted(input).await?;
        let mut check = ExportCheck {
            invoices: u32::try_from(wanted.tasks.len()).unwrap_or(u32::MAX),
            summary: words.say(
                &Phrase::new("export-check-summary")
                    .with("count", count(wanted.tasks.len()))
                    .with("totals", wanted.totals(words)),
            ),
            taken: 0,
            taken_names: Vec::new(),
            problem: None,
        };
        let looked_at = async {
            let choices = Choices::of(input)?;
            if wanted.tasks.is_empty() {
                return Err(Error::new(Code::NothingToExport));
            }
            let folder = self.target(folder).await?;
            check_writable(&folder)?;
            let taken = Taken::in_folder(&folder)?;
            let title = words_of(input.language.main()).text("export-file-name");
            let names = names(&wanted.tasks, &choices, &title, self.clock().today());
            Ok(names.filter(|name| taken.has(name)).collect::<Vec<String>>())
        };
        match looked_at.await {
            Ok(mut taken) => {
                check.taken = u32::try_from(taken.len()).unwrap_or(u32::MAX);
                taken.truncate(NAMES_TOLD);
                check.taken_names = taken;
            }
            Err(error) => check.problem = Some(error.view(words)),
        }
        Ok(check)
    }

    /// Exports invoices. Without a folder it goes to the one that was chosen last. Every file stands under its final name
    /// whole or not at all, also where it ends early; what could not be written is told in the report, and the rest is
    /// written.
    ///
    /// # Errors
    /// What keeps it from beginning: a choice that is none, [`Code::NothingToExport`], [`Code::FilesExist`], or the folder.
    pub async fn export(
        &self,
        input: &ExportInput,
        folder: Option<&Path>,
        on_progress: impl Fn(WorkProgress) + Send,
        cancel: &CancellationToken,
        words: &Words,
    ) -> Result<ExportReport, Error> {
        let choices = Choices::of(input)?;
        let folder = self.target(folder).await?;
        check_writable(&folder)?;
        let _writing = self.begin_writing(&folder);
        let wanted = self.wanted(input).await?;
        if wanted.tasks.is_empty() && wanted.unknown.is_empty() {
            return Err(Error::new(Code::NothingToExport));
        }
        let taken = Taken::in_folder(&folder)?;
        let title = words_of(choices.language.main()).text("export-file-name");
        if choices.existing == ExistingFile::Ask {
            let names = names(&wanted.tasks, &choices, &title, self.clock().today());
            refuse_taken(&names.filter(|name| taken.has(name)).collect::<Vec<String>>(), words)?;
        }
        self.remember(&choices, &folder, words).await?;
        let words = words_of(words.language());
        let context = self
            .context(&wanted.tasks, choices, folder, taken, title, words, cancel)
            .await?;
        self.run(context, wanted, on_progress).await
    }

    async fn target(&self, folder: Option<&Path>) -> Result<PathBuf, Error> {
        let folder = match folder {
            Some(folder) => folder.to_owned(),
            None => self.export_folder().await?.ok_or_else(|| Error::new(Code::NoFolder))?,
        };
        refuse_in_data_folder(&self.data_folder(), &folder)?;
        Ok(folder)
    }

    async fn remember(&self, choices: &Choices, folder: &Path, words: &Words) -> Result<(), Error> {
        let formats: Vec<&str> = choices.formats.iter().map(|format| format.id()).collect();
        self.store().set_setting(None, FORMATS, &formats.join(",")).await?;
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let folder = shown(folder);
        self.store().set_setting(None, FOLDER, &folder).await?;
        self.store().set_setting(None, EXPORTED, &folder).await?;
        self.take_document_language(choices.language, words.language()).await
    }
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}

fn refuse_taken(taken: &[String], words: &Words) -> Result<(), Error> {
    if taken.is_empty() {
        return Ok(());
    }
    let mut names: Vec<String> = taken.iter().take(NAMES_TOLD).cloned().collect();
    if taken.len() > names.len() {
        names.push("…".to_owned());
    }
    let between = if words.language() == words::Language::English {
        ", "
    } else {
        "、"
    };
    Err(Error::new(Code::FilesExist)
        .with("count", count(taken.len()))
        .with("names", names.join(between)))
}
