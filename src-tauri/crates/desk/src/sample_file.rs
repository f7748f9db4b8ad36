use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use data_folder::{DataFolder, beside, make_private_folder, rename_whole, try_to_write};
use engine::{Code, Error};
use sandbox::{CALENDAR_YEARS, PartnerName, Sandbox};
use store::Store;

/// How long a reset waits for another process that is opening the folder.
const OPENING: Duration = Duration::from_secs(10);

/// The file of a sample account, beside a ledger that its key has opened already.
pub(crate) struct SampleFile<'a> {
    pub folder: &'a DataFolder,
    pub store: &'a Store,
    pub key: &'a [u8; 32],
    pub partner: PartnerName,
}

impl SampleFile<'_> {
    /// Opens it. One that cannot be used is moved away where it may be replaced, and made anew.
    pub async fn open(&self, replace_unusable: bool) -> Result<Sandbox, Error> {
        let file = self.folder.sandbox(self.partner.as_str());
        let error = match self.open_as_it_is(&file).await {
            Ok(sandbox) => return Ok(sandbox),
            Err(error) => map_error(error, &file),
        };
        if !replace_unusable || error.code != Code::SampleDamaged {
            return Err(error);
        }
        let _alone = self.store.alone(OPENING).await?;
        // Another process may have made it anew meanwhile.
        if let Ok(sandbox) = self.open_as_it_is(&file).await {
            return Ok(sandbox);
        }
        self.move_away(&file)?;
        self.open_as_it_is(&file).await.map_err(|error| map_error(error, &file))
    }

    async fn open_as_it_is(&self, file: &Path) -> Result<Sandbox, sandbox::Error> {
        Sandbox::open(file, self.key, self.partner).await
    }

    fn move_away(&self, file: &Path) -> Result<(), Error> {
        let backups = self.folder.backups();
        make_private_folder(&backups)?;
        let name = file.file_name().unwrap_or_default();
        let free = (1_u32..)
            .map(|number| backups.join(format!("unusable-{number}-{}", name.to_string_lossy())))
            .find(|path| !path.exists());
        let Some(target) = free else {
            return Err(Error::new(Code::DiskFull));
        };
        for suffix in ["-wal", "-shm", ""] {
            let moved = rename_whole(&beside(file, suffix), &beside(&target, suffix));
            match moved {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(data_folder::Error::File {
                        path: file.to_owned(),
                        source: error,
                    }
                    .into());
                }
                _ => {}
            }
        }
        log::warn!("the file of the sample account was moved to {}", target.display());
        Ok(())
    }
}

/// An error of the sandbox, whose file this is, in the engine's words. Its key is that of the ledger, which is open.
pub(crate) fn map_error(error: sandbox::Error, file: &Path) -> Error {
    use sandbox::Error as Source;
    let folder = file.parent().unwrap_or(Path::new("."));
    let with_path = |code: Code, path: &Path| Error::new(code).with("path", path.display().to_string());
    match &error {
        Source::BeyondCalendar(day) => Error::new(Code::DateBeyondCalendar)
            .with("text", day.to_string())
            .with("first", CALENDAR_YEARS.start().to_string())
            .with("last", CALENDAR_YEARS.end().to_string()),
        Source::WrongKeyOrDamaged | Source::Damaged | Source::OtherPartner(_) => with_path(Code::SampleDamaged, file),
        Source::FolderMissing => with_path(Code::DataFolderMissing, folder),
        Source::DiskFull => Error::new(Code::DiskFull),
        Source::Busy => Error::new(Code::DataBusy),
        Source::Newer(_) => Error::new(Code::DataNewer),
        // Why nothing could be written is not always what SQLite says.
        Source::ReadOnly | Source::Database(_) => match try_to_write(folder, length(file)) {
            Err(reason) => reason.into(),
            Ok(()) if matches!(error, Source::ReadOnly) => with_path(Code::DataFolderReadOnly, file),
            Ok(()) => Error::new(Code::Internal),
        },
        _ => Error::new(Code::Internal),
    }
    .because(error)
}

fn length(file: &Path) -> u64 {
    [file.to_owned(), beside(file, "-wal")]
        .iter()
        .filter_map(|path| fs::metadata(path).ok())
        .map(|found| found.len())
        .max()
        .unwrap_or(0)
}
