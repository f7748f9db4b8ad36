use std::path::{Path, PathBuf};

/// How the name of a file begins that gets its final name once it is whole.
pub const TEMPORARY_PREFIX: &str = ".packdesk-";
/// How the name of such a file ends.
pub const TEMPORARY_SUFFIX: &str = ".part";

pub(crate) const LEDGER: &str = "ledger.db";
pub(crate) const CACHE: &str = "cache.db";
pub(crate) const SANDBOX_SUFFIX: &str = ".sandbox.db";
pub(crate) const RESTORING: &str = "ledger.db-restoring";
pub(crate) const RESTORED: &str = "ledger.db-restored";
/// What is added to the name of a database for its copy under another key.
pub(crate) const REKEYED_SUFFIX: &str = "-rekeyed";
pub(crate) const KEY_ROTATION: &str = "key-rotation";
pub(crate) const KEY_CHECK: &str = "key-check";
pub(crate) const INSTALLATION: &str = "installation";
pub(crate) const BACKUPS: &str = "backups";
pub(crate) const UNFINISHED_BACKUP: &str = "unfinished.db";
pub(crate) const WEBVIEW: &str = "webview";
pub(crate) const LOGS: &str = "logs";
pub(crate) const VIEWER: &str = "viewer";
pub(crate) const WINDOW_PLACE: &str = "window.json";
pub(crate) const ORDERS_LOCK: &str = "orders.lock";
pub(crate) const OPENING_LOCK: &str = "opening.lock";
pub(crate) const KEY_LOCK: &str = "key.lock";
pub(crate) const WINDOW_LOCK: &str = "window.lock";
pub(crate) const BACKUP_LOCK: &str = "backup.lock";
pub(crate) const SIGN_IN_LOCK: &str = "sign-in.lock";
pub(crate) const RECORDS_LOCK: &str = "records.lock";
pub(crate) const DATABASES_LOCK: &str = "databases.lock";
pub(crate) const LAST_CHANGE: &str = "last-change";
pub(crate) const IN_USE_LOCK: &str = "in-use.lock";
/// How the name of a note begins that files are being written to a folder elsewhere.
pub(crate) const WRITING_PREFIX: &str = "writing-";

/// What SQLite adds to the name of a database for the files that it keeps beside it.
pub(crate) const JOURNALS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The path of a file that is kept beside `file` under its name and `suffix`.
#[must_use]
pub fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}

/// Whether a file of this name is one that was to get its final name, and never did.
pub(crate) fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMPORARY_PREFIX) && name.ends_with(TEMPORARY_SUFFIX)
}

/// Whether a file of this name notes that files are being written to a folder elsewhere.
pub(crate) fn is_writing(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(WRITING_PREFIX) else {
        return false;
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    rest.split_once('-')
        .is_some_and(|(process, number)| is_number(process) && is_number(number))
}

/// The database that a file of this name belongs to: itself, its journal or its copy under another key.
pub(crate) fn database_of(name: &str) -> &str {
    let without_journal = JOURNALS
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .unwrap_or(name);
    without_journal.strip_suffix(REKEYED_SUFFIX).unwrap_or(without_journal)
}

/// Whether this program makes a file or folder of this name in the data folder.
pub(crate) fn is_ours(name: &str) -> bool {
    let database = database_of(name);
    [LEDGER, CACHE].contains(&database)
        || database.ends_with(SANDBOX_SUFFIX)
        || [
            RESTORING,
            RESTORED,
            KEY_CHECK,
            KEY_ROTATION,
            INSTALLATION,
            LAST_CHANGE,
            BACKUPS,
            WEBVIEW,
            LOGS,
            VIEWER,
            WINDOW_PLACE,
        ]
        .contains(&name)
        || [
            ORDERS_LOCK,
            OPENING_LOCK,
            KEY_LOCK,
            WINDOW_LOCK,
            BACKUP_LOCK,
            IN_USE_LOCK,
        ]
        .contains(&name)
        || [RECORDS_LOCK, DATABASES_LOCK, SIGN_IN_LOCK].contains(&name)
        || is_temporary(name)
        || is_writing(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ours_is_told_by_its_whole_name() {
        for name in [
            "ledger.db",
            "ledger.db-wal",
            "ledger.db-restoring",
            "ledger.db-restored",
            "cache.db-shm",
            "sample-tw.sandbox.db-journal",
            "key-check",
            "key-rotation",
            "cache.db-rekeyed",
            "sample-tw.sandbox.db-rekeyed-journal",
            "installation",
            "orders.lock",
            "databases.lock",
            "last-change",
            "webview",
            ".packdesk-a1b2.part",
            "writing-4711-0",
        ] {
            assert!(is_ours(name), "{name}");
        }
        for name in [
            "my ledger.db",
            "ledger.db.copy",
            "notes.txt",
            "other.lock",
            ".packdesk-",
            "a.part",
            "Backups",
            "-wal",
            "notes.txt-rekeyed",
            "writing-notes-2",
        ] {
            assert!(!is_ours(name), "{name}");
        }
    }
}
