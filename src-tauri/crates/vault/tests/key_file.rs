//! The file that takes the place of the keyring.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use vault::{Error, KeyPlace, KeyRequest, Unlocked, unlock};

fn open(path: &Path, data_exists: bool) -> Result<Unlocked, Error> {
    unlock(&KeyRequest {
        folder: Path::new("a folder that is never looked at"),
        data_exists,
        key_file: Some(path),
        fits: &|_| true,
    })
}

fn written(content: impl AsRef<[u8]>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    fs::write(&path, content).unwrap();
    (folder, path)
}

#[test]
fn the_same_content_is_the_same_key_however_the_line_ends() {
    let (_folder, plain) = written("correct horse battery staple");
    let key = open(&plain, true).unwrap();
    assert_eq!(key.place, KeyPlace::KeyFile(plain));
    for content in [
        "correct horse battery staple\n",
        "correct horse battery staple\r\n",
        "\t correct horse battery staple \n\n",
    ] {
        let (_folder, path) = written(content);
        assert_eq!(open(&path, false).unwrap().key, key.key, "{content:?}");
    }
    for content in [
        "correct horse battery stapl",
        "Correct horse battery staple",
        "correct  horse battery staple",
    ] {
        let (_folder, path) = written(content);
        assert_ne!(open(&path, true).unwrap().key, key.key, "{content:?}");
    }
}

/// Changing how a key is made from a file would lock everybody out of their data.
#[test]
fn the_key_of_a_file_is_the_same_in_every_version() {
    let (_folder, path) = written("correct horse battery staple");
    let key = open(&path, true).unwrap().key;
    assert_eq!(
        hex::encode(key.bytes()),
        "a1ca562f0b143c8b236a19ded1771aa6f8928fa8c3cad69719e5cc055002f292"
    );
}

#[test]
fn bytes_that_are_no_text_are_a_key_too() {
    let (_folder, path) = written([0xff, 0x00, 0xfe, 0x80]);
    let (_other, different) = written([0xff, 0x00, 0xfe, 0x81]);
    assert_ne!(open(&path, true).unwrap().key, open(&different, true).unwrap().key);
}

#[test]
fn a_blank_file_is_told() {
    for content in ["", " ", "\r\n", "\t\n \n"] {
        let (_folder, path) = written(content);
        for data_exists in [true, false] {
            assert_eq!(
                open(&path, data_exists),
                Err(Error::KeyFileEmpty { path: path.clone() }),
                "{content:?}"
            );
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
}

#[test]
fn a_missing_file_is_made_only_while_there_is_no_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    assert_eq!(open(&path, true), Err(Error::KeyFileMissing { path: path.clone() }));
    assert!(!path.exists());
    let made = open(&path, false).unwrap();
    let content = fs::read_to_string(&path).unwrap();
    assert_eq!(content.trim().len(), 64);
    assert_eq!(open(&path, true).unwrap(), made);
    assert_eq!(open(&path, false).unwrap(), made);
    assert_eq!(fs::read_to_string(&path).unwrap(), content);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let other = folder.path().join("other");
    assert_ne!(open(&other, false).unwrap().key, made.key);
}

#[test]
fn many_first_starts_at_once_agree_on_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let keys: Vec<Unlocked> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| open(&path, false).unwrap())).collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    assert!(keys.iter().all(|key| *key == keys[0]));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_path_that_cannot_be_read_or_made_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for data_exists in [true, false] {
        let opened = open(folder.path(), data_exists);
        assert!(matches!(opened, Err(Error::KeyFileUnreadable { .. })), "{opened:?}");
    }
    let lost = folder.path().join("no such folder").join("key");
    assert!(matches!(open(&lost, false), Err(Error::KeyFileUnwritable { .. })));
    assert_eq!(open(&lost, true), Err(Error::KeyFileMissing { path: lost }));
}

#[test]
fn a_file_far_too_long_for_a_key_is_not_read_to_its_end() {
    let (_folder, path) = written(vec![b'x'; 1024 * 1024 + 1]);
    assert!(matches!(open(&path, true), Err(Error::KeyFileUnreadable { .. })));
    let (_folder, path) = written(vec![b'x'; 1024 * 1024]);
    assert!(open(&path, true).is_ok());
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_may_read_is_closed_to_them() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = written("correct horse battery staple");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    open(&path, true).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_new_key_takes_the_place_of_the_former_one_behind_a_link_and_for_its_owner_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use vault::{Key, can_replace, read_key_file, replace};

    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (folder.path().join("secret"), folder.path().join("link"));
    fs::write(&file, "a secret of any kind").expect("written");
    symlink("secret", &link).expect("a link");
    let former = read_key_file(&link).expect("the former key");
    let new = Key::random().expect("a key");
    let place = KeyPlace::KeyFile(link.clone());
    // What somebody left who was ended.
    let left = folder.path().join(".packdesk-left.part");
    fs::write(&left, "another key").expect("left");
    assert_eq!(can_replace(&place), Ok(()));
    assert!(!left.exists());
    assert_eq!(replace(folder.path(), &former, &new, &place), Ok(()));
    assert_eq!(read_key_file(&file), Ok(new));
    assert!(fs::symlink_metadata(&link).is_ok_and(|found| found.is_symlink()));
    assert!(fs::metadata(&file).is_ok_and(|found| found.permissions().mode() & 0o777 == 0o600));
    let names = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(names, 2, "nothing is left beside them");
    let gone = KeyPlace::KeyFile(folder.path().join("gone"));
    assert!(matches!(can_replace(&gone), Err(Error::KeyFileUnwritable { .. })));
}
