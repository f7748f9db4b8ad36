use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use data_folder::{DataFolder, Lock, beside};

use crate::file::inspect::{MADE_BY_READING, length};

/// What SQLite makes beside a file that it only reads, to be taken away again.
pub(crate) struct Traces {
    folder: DataFolder,
    file: PathBuf,
    made: Vec<PathBuf>,
}

impl Traces {
    /// Before a file of a data folder, or of its folder of backups, is read.
    pub fn before_reading(file: &Path) -> Self {
        let parent = file.parent().unwrap_or(Path::new("."));
        let folder = parent
            .parent()
            .map(DataFolder::at)
            .filter(|folder| folder.backups() == parent)
            .unwrap_or_else(|| DataFolder::at(parent));
        let made = MADE_BY_READING.iter().map(|suffix| beside(file, suffix));
        Self {
            folder,
            file: file.to_owned(),
            made: made.filter(|path| !path.exists()).collect(),
        }
    }

    /// Takes away what is there now and was not there before. Where somebody uses the databases, or begins to, it is theirs:
    /// a journal that another process has open must not be removed.
    pub async fn remove(self) {
        if !self.made.iter().any(|path| path.exists()) {
            return;
        }
        let Ok(_opening) = self.folder.lock(Lock::Opening, Duration::ZERO).await else {
            return;
        };
        if !self.folder.use_databases().is_ok_and(|databases| databases.is_alone()) {
            return;
        }
        let has_changes = length(&beside(&self.file, "-wal")).map_or(true, |length| length.unwrap_or(0) > 0);
        if !has_changes {
            for path in &self.made {
                let _ = fs::remove_file(path);
            }
        }
    }
}
