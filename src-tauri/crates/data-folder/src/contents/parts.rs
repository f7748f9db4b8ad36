use std::fs;
use std::path::Path;

use crate::DataFolder;
use crate::entry::{BACKUPS, CACHE, LEDGER, LOGS, SANDBOX_SUFFIX, VIEWER, WEBVIEW, database_of, is_ours};

/// Deeper than this nothing is counted.
const DEPTH: usize = 16;

/// Files of one kind in the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What they are.
    pub name: &'static str,
    /// How many there are.
    pub files: u64,
    /// How many bytes they have together.
    pub bytes: u64,
}

impl DataFolder {
    /// What lies in the folder, by what it is. No name of a file is told: an account's stands in one, and a person may have
    /// put others there.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = [
            "ledger",
            "cache",
            "sample accounts",
            "backups",
            "logs",
            "opened documents",
            "web view",
            "locks and notes",
            "others",
        ]
        .map(|name| Part {
            name,
            files: 0,
            bytes: 0,
        });
        for entry in fs::read_dir(self.root()).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let part = &mut parts[place_of(&name.to_string_lossy())];
            count(&entry.path(), part, DEPTH);
        }
        parts.into()
    }
}

/// The place among the parts that a name has.
fn place_of(name: &str) -> usize {
    let database = database_of(name);
    match name {
        _ if database == LEDGER => 0,
        _ if database == CACHE => 1,
        _ if database.ends_with(SANDBOX_SUFFIX) => 2,
        BACKUPS => 3,
        LOGS => 4,
        VIEWER => 5,
        WEBVIEW => 6,
        _ if is_ours(name) => 7,
        _ => 8,
    }
}

/// Links are not followed.
fn count(path: &Path, part: &mut Part, depth: usize) {
    let Ok(found) = fs::symlink_metadata(path) else { return };
    if !found.is_dir() {
        part.files += 1;
        part.bytes += found.len();
    } else if depth > 0 {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            count(&entry.path(), part, depth - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_counted_once_and_nothing_is_named() {
        let computer = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("ledger.db", 10),
            ("ledger.db-wal", 5),
            ("sample.sandbox.db", 7),
            ("Northwind.pdf", 3),
        ] {
            fs::write(computer.path().join(name), vec![0; bytes]).unwrap();
        }
        fs::create_dir(computer.path().join("backups")).unwrap();
        fs::write(computer.path().join("backups/ledger-5-1.db"), [0; 4]).unwrap();
        let parts = DataFolder::at(computer.path()).parts();
        let of = |name: &str| {
            parts
                .iter()
                .find(|part| part.name == name)
                .map(|part| (part.files, part.bytes))
        };
        assert_eq!(of("ledger"), Some((2, 15)));
        assert_eq!(of("sample accounts"), Some((1, 7)));
        assert_eq!(of("backups"), Some((1, 4)));
        assert_eq!(of("others"), Some((1, 3)));
        assert_eq!(parts.iter().map(|part| part.files).sum::<u64>(), 5);
    }
}
