use std::fs;
use std::path::{Path, PathBuf};

use crate::DataFolder;
use crate::entry::{CACHE, LEDGER, REKEYED_SUFFIX, SANDBOX_SUFFIX, UNFINISHED_BACKUP, beside};

/// How the name of every database ends.
const DATABASE_SUFFIX: &str = ".db";

impl DataFolder {
    /// Every file that is enciphered with the key of the folder, the ledger first: the databases, the backups, and what was
    /// moved among these.
    #[must_use]
    pub fn enciphered(&self) -> Vec<PathBuf> {
        let mut found = named(self.root(), |name| {
            [LEDGER, CACHE].contains(&name) || name.ends_with(SANDBOX_SUFFIX)
        });
        found.sort_by_key(|path| *path != self.ledger());
        found.extend(named(&self.backups(), |name| {
            name.ends_with(DATABASE_SUFFIX) && name != UNFINISHED_BACKUP
        }));
        found
    }

    /// Where the copy of a database is made that has another key.
    #[must_use]
    pub fn rekeyed_copy(&self, database: &Path) -> PathBuf {
        beside(database, REKEYED_SUFFIX)
    }

    /// The copies of databases under another key, each with the database in whose place it is to be put. Journals that a
    /// copy left are not among them.
    #[must_use]
    pub fn rekeyed(&self) -> Vec<(PathBuf, PathBuf)> {
        let is_copy = |name: &str| {
            name.strip_suffix(REKEYED_SUFFIX)
                .is_some_and(|database| database.ends_with(DATABASE_SUFFIX))
        };
        let mut copies = Vec::new();
        for folder in [self.root(), &self.backups()] {
            for copy in named(folder, is_copy) {
                let Some(name) = copy.file_name().and_then(|name| name.to_str()) else {
                    continue;
                };
                let database = folder.join(name.strip_suffix(REKEYED_SUFFIX).unwrap_or(name));
                copies.push((copy, database));
            }
        }
        copies
    }
}

/// The regular files of a folder whose names are taken, in the order of their names.
fn named(folder: &Path, is_taken: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| entry.file_name().to_str().is_some_and(&is_taken))
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}
