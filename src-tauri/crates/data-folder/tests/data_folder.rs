//! Who may read the data folder, who holds it, and what is cleared away at a start.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use data_folder::{DataFolder, Error, Lock};

fn put(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "x").unwrap();
}

/// What a run that was killed may leave behind.
const LEFT_BEHIND: [&str; 7] = [
    "viewer/G0012345.pdf",
    "viewer/deeper/copy.pdf",
    ".packdesk-a1B2c3.part",
    "backups/.packdesk-a1B2c3.part",
    "backups/unfinished.db",
    "backups/unfinished.db-journal",
    "ledger.db-restoring",
];

/// What stays, whoever made it.
const KEPT: [&str; 10] = [
    "ledger.db",
    "ledger.db-restored",
    "ledger.db-wal",
    "sample.sandbox.db",
    "backups/ledger-3-1.db",
    "backups/replaced-1.db",
    "webview/.packdesk-a1B2c3.part",
    "logs/packdesk.log",
    "draft.part",
    ".packdesk-notes",
];

fn filled(folder: &DataFolder) {
    for name in LEFT_BEHIND.iter().chain(&KEPT) {
        put(&folder.root().join(name));
    }
}

fn present(folder: &DataFolder, names: &[&str]) -> Vec<bool> {
    names.iter().map(|name| folder.root().join(name).exists()).collect()
}

#[test]
fn a_start_clears_away_what_was_left_behind_and_nothing_else() {
    let parent = tempfile::tempdir().unwrap();
    let folder = DataFolder::at(parent.path().join("data"));
    filled(&folder);
    let _in_use = folder.enter().unwrap();
    assert_eq!(present(&folder, &LEFT_BEHIND), [false; 7]);
    assert_eq!(present(&folder, &KEPT), [true; 10]);
}

#[test]
fn nothing_is_cleared_away_while_somebody_uses_the_folder() {
    let parent = tempfile::tempdir().unwrap();
    let folder = DataFolder::at(parent.path());
    let first = folder.enter().unwrap();
    filled(&folder);
    let second = folder.enter().unwrap();
    drop(first);
    let third = folder.enter().unwrap();
    assert_eq!(present(&folder, &LEFT_BEHIND), [true; 7]);
    drop((second, third));
    let _alone = folder.enter().unwrap();
    assert_eq!(present(&folder, &LEFT_BEHIND), [false; 7]);
}

/// The notes of a data folder that somebody writes elsewhere.
fn notes(folder: &DataFolder) -> Vec<std::path::PathBuf> {
    let is_note = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("writing-")
    };
    let entries = fs::read_dir(folder.root()).unwrap();
    entries.map(|entry| entry.unwrap().path()).filter(is_note).collect()
}

#[test]
fn a_start_clears_away_what_was_left_in_a_folder_elsewhere_and_forgets_the_folder() {
    let parent = tempfile::tempdir().unwrap();
    let folder = DataFolder::at(parent.path().join("data"));
    folder.make().unwrap();
    let documents = parent.path().join("documents");
    let (left, held, theirs) = (
        documents.join(".packdesk-a1.part"),
        documents.join(".packdesk-b2.part"),
        documents.join("letter.part"),
    );
    for path in [&left, &held, &theirs] {
        put(path);
    }
    let writer = fs::File::open(&held).unwrap();
    writer.lock().unwrap();
    // A program that was killed forgets nothing.
    std::mem::forget(folder.writing_to(&documents).unwrap());
    let gone = parent.path().join("gone");
    std::mem::forget(folder.writing_to(&gone).unwrap());
    let unplugged = parent.path().join("drive").join("documents");
    std::mem::forget(folder.writing_to(&unplugged).unwrap());
    drop(folder.writing_to(&documents).unwrap());
    assert_eq!(notes(&folder).len(), 3);
    drop(folder.enter().unwrap());
    assert!(!left.exists() && held.exists() && theirs.exists());
    // The drive may come back.
    assert_eq!(notes(&folder).len(), 1);
    put(&unplugged.join(".packdesk-c3.part"));
    drop(folder.enter().unwrap());
    assert!(!unplugged.join(".packdesk-c3.part").exists());
    assert_eq!(notes(&folder).len(), 0);
    drop(writer);
    data_folder::clear_unfinished(&documents);
    assert!(!held.exists() && theirs.exists());
}

#[test]
fn a_lock_is_held_by_one_and_hinders_no_other() {
    let parent = tempfile::tempdir().unwrap();
    let folder = DataFolder::at(parent.path());
    let locks = [Lock::Orders, Lock::Opening, Lock::Key, Lock::Window];
    assert!(!locks.into_iter().any(|lock| folder.is_locked(lock)));
    assert_eq!(fs::read_dir(folder.root()).unwrap().count(), 0, "asking makes no file");
    let held: Vec<_> = locks
        .into_iter()
        .map(|lock| folder.lock_blocking(lock, Duration::ZERO).unwrap())
        .collect();
    for lock in locks {
        assert!(folder.is_locked(lock), "{lock:?}");
        let again = folder.lock_blocking(lock, Duration::ZERO);
        assert!(matches!(again, Err(Error::Busy { .. })), "{again:?}");
    }
    drop(held);
    assert!(!locks.into_iter().any(|lock| folder.is_locked(lock)));
}

#[test]
fn a_path_that_is_no_folder_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    put(&file);
    for root in [file.clone(), file.join("below")] {
        let entered = DataFolder::at(&root).enter();
        assert!(
            matches!(&entered, Err(Error::NotAFolder { folder }) if *folder == root),
            "{entered:?}"
        );
    }
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

#[cfg(unix)]
mod rights {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::PathBuf;
    use std::process::Command;

    use data_folder::{make_private_folder, open_private_file};

    use super::*;

    /// Set for the copy of this program that runs where new files are open to everybody, to the folder it is to use.
    const INSIDE: &str = "PACKDESK_TEST_WITHOUT_UMASK";

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn open_to_all(path: &Path) {
        let wide = if path.is_dir() { 0o777 } else { 0o666 };
        fs::set_permissions(path, fs::Permissions::from_mode(wide)).unwrap();
    }

    fn all_below(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(all_below(&path));
            }
            found.push(path);
        }
        found
    }

    #[test]
    fn what_an_older_version_left_open_is_closed() {
        let parent = tempfile::tempdir().unwrap();
        let folder = DataFolder::at(parent.path().join("data"));
        for name in KEPT
            .iter()
            .filter(|name| !name.starts_with('.') && !name.ends_with(".part"))
        {
            put(&folder.root().join(name));
        }
        put(&folder.root().join("webview/storage/deep/file"));
        let everything = all_below(folder.root());
        everything.iter().for_each(|path| open_to_all(path));
        open_to_all(folder.root());
        let _in_use = folder.enter().unwrap();
        assert_eq!(mode(folder.root()), 0o700);
        for path in everything {
            let expected = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode(&path), expected, "{}", path.display());
        }
    }

    #[test]
    fn what_this_program_did_not_make_keeps_its_rights() {
        let parent = tempfile::tempdir().unwrap();
        let folder = DataFolder::at(parent.path().join("documents"));
        let elsewhere = parent.path().join("elsewhere");
        put(&elsewhere);
        let mine = folder.root().join("letter.txt");
        put(&mine);
        put(&folder.ledger());
        symlink(&elsewhere, folder.cache()).unwrap();
        for path in [&elsewhere, &mine, &folder.ledger(), folder.root()] {
            open_to_all(path);
        }
        let _in_use = folder.enter().unwrap();
        assert_eq!(mode(&folder.ledger()), 0o600);
        for path in [&elsewhere, &mine] {
            assert_eq!(mode(path), 0o666, "{}", path.display());
        }
        assert_eq!(mode(folder.root()), 0o777, "it holds what somebody else put there");
    }

    #[test]
    fn a_link_in_the_place_of_the_viewer_s_folder_is_not_followed() {
        let parent = tempfile::tempdir().unwrap();
        let folder = DataFolder::at(parent.path().join("data"));
        let elsewhere = parent.path().join("elsewhere");
        put(&elsewhere.join("letter.txt"));
        folder.make().unwrap();
        symlink(&elsewhere, folder.viewer()).unwrap();
        let _in_use = folder.enter().unwrap();
        assert!(elsewhere.join("letter.txt").exists());
    }

    #[test]
    fn what_is_made_is_private_whatever_the_umask() {
        let Some(root) = std::env::var_os(INSIDE) else {
            let parent = tempfile::tempdir().unwrap();
            let ran = Command::new("sh")
                .args([
                    "-c",
                    "umask 000; exec \"$0\" --exact rights::what_is_made_is_private_whatever_the_umask",
                ])
                .arg(std::env::current_exe().unwrap())
                .env(INSIDE, parent.path().join("a").join("data"))
                .output()
                .unwrap();
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
            return;
        };
        let folder = DataFolder::at(root);
        let _in_use = folder.enter().unwrap();
        let _lock = folder.lock_blocking(Lock::Orders, Duration::ZERO).unwrap();
        make_private_folder(&folder.logs()).unwrap();
        open_private_file(&folder.logs().join("packdesk.log")).unwrap();
        let parent = folder.root().parent().unwrap();
        let made = all_below(parent);
        assert_eq!(made.len(), 5, "{made:?}");
        for path in made {
            assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
        }
    }
}
