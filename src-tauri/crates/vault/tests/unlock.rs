//! Finding, making and missing the key of a data folder.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use data_folder::{DataFolder, Installation, InstallationId, InstallationNote, KeyHome, Surroundings};
use sha2::{Digest, Sha256};
use vault::{
    Error, Key, KeyAway, KeyPlace, KeyRequest, KeyringStatus, Secret, SecretError, SecretStore, SessionSecrets,
    Unlocked, keyring, settle_with, unlock_with,
};

/// A keyring of the test's own. Copies share what it keeps.
#[derive(Debug, Clone, Default)]
struct TestKeyring {
    kept: Arc<SessionSecrets>,
    calls: Arc<Mutex<Calls>>,
}

#[derive(Debug, Default)]
struct Calls {
    names: Vec<String>,
    failing: HashMap<String, SecretError>,
}

impl TestKeyring {
    /// Makes the next call on the entry of a name fail.
    fn fail_next(&self, name: &str, error: SecretError) {
        self.calls.lock().unwrap().failing.insert(name.to_owned(), error);
    }

    fn called(&self, name: &str) -> Result<(), SecretError> {
        let mut calls = self.calls.lock().unwrap();
        calls.names.push(name.to_owned());
        calls.failing.remove(name).map_or(Ok(()), Err)
    }
}

impl SecretStore for TestKeyring {
    fn get(&self, name: &str) -> Result<Option<Secret>, SecretError> {
        self.called(name)?;
        self.kept.get(name)
    }

    fn set(&self, name: &str, secret: &str) -> Result<(), SecretError> {
        self.called(name)?;
        self.kept.set(name, secret)
    }

    fn delete(&self, name: &str) -> Result<(), SecretError> {
        self.called(name)?;
        self.kept.delete(name)
    }
}

/// A keyring as a fresh home has it: reading finds nothing, writing asks a person and nobody answers.
#[derive(Debug, Clone)]
struct NeverUnlocked;

impl SecretStore for NeverUnlocked {
    fn get(&self, _: &str) -> Result<Option<Secret>, SecretError> {
        Ok(None)
    }

    fn set(&self, _: &str, _: &str) -> Result<(), SecretError> {
        Err(SecretError::Keyring(KeyringStatus::Locked))
    }

    fn delete(&self, _: &str) -> Result<(), SecretError> {
        Ok(())
    }
}

fn request(folder: &Path, data_exists: bool) -> KeyRequest<'_> {
    KeyRequest {
        folder,
        data_exists,
        key_file: None,
        fits: &|_| true,
    }
}

fn open(request: &KeyRequest<'_>, keyring: &(impl SecretStore + Clone + 'static)) -> Result<Unlocked, Error> {
    let keyring: Box<dyn SecretStore> = Box::new(keyring.clone());
    unlock_with(request, || Ok(keyring))
}

/// The name of the folder's entry, found by letting a key be made in a keyring of its own.
fn entry_name(folder: &Path) -> String {
    let keyring = TestKeyring::default();
    open(&request(folder, false), &keyring).unwrap();
    keyring.calls.lock().unwrap().names.remove(0)
}

#[test]
fn the_first_start_makes_a_key_and_every_later_one_finds_it() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    let keyring = TestKeyring::default();
    let first = open(&request(&folder, false), &keyring).unwrap();
    assert_eq!(first.place, KeyPlace::Keyring);
    assert_ne!(first.key, Key::new(&[0; 32]));
    for data_exists in [true, false] {
        assert_eq!(open(&request(&folder, data_exists), &keyring).unwrap(), first);
    }
    let roundabout = parent.path().join("data").join("..").join("data");
    assert_eq!(open(&request(&roundabout, true), &keyring).unwrap(), first);
    let other = open(&request(&parent.path().join("other"), false), &keyring).unwrap();
    assert_ne!(other.key, first.key);
}

#[test]
fn the_entry_is_named_by_a_number_that_does_not_show_the_path() {
    let parent = tempfile::tempdir().unwrap();
    let name = entry_name(&parent.path().join("contoso-merger"));
    let number = name.strip_prefix("data ").unwrap();
    assert_eq!(number.len(), 32);
    assert!(number.chars().all(|digit| digit.is_ascii_hexdigit()));
    assert_ne!(entry_name(&parent.path().join("other")), name);
}

fn settle(folder: &Path, unlocked: &Unlocked, keyring: &TestKeyring, known: Option<InstallationId>) -> InstallationId {
    let keyring: Box<dyn SecretStore> = Box::new(keyring.clone());
    settle_with(folder, unlocked, known, || Ok(keyring)).unwrap().unwrap()
}

/// A folder as an earlier version left it: its key is in the keyring under a hash of its path.
fn of_earlier_version(folder: &Path, keyring: &TestKeyring) -> Key {
    fs::create_dir_all(folder).unwrap();
    let path = fs::canonicalize(folder).unwrap();
    let name = hex::encode(Sha256::digest(path.as_os_str().as_encoded_bytes()));
    let key = Key::random().unwrap();
    keyring.set(&name, &hex::encode(key.bytes())).unwrap();
    key
}

#[test]
fn a_folder_that_is_moved_renamed_or_copied_has_its_key() {
    let parent = tempfile::tempdir().unwrap();
    let [first, second, copy] = ["first", "second", "copy"].map(|name| parent.path().join(name));
    let keyring = TestKeyring::default();
    let made = open(&request(&first, false), &keyring).unwrap();
    fs::rename(&first, &second).unwrap();
    assert_eq!(open(&request(&second, true), &keyring).unwrap(), made);
    fs::create_dir(&copy).unwrap();
    fs::copy(second.join("installation"), copy.join("installation")).unwrap();
    assert_eq!(open(&request(&copy, true), &keyring).unwrap(), made);
}

#[test]
fn a_folder_of_an_earlier_version_keeps_its_key_when_it_is_moved_afterwards() {
    let parent = tempfile::tempdir().unwrap();
    let [first, second] = ["first", "second"].map(|name| parent.path().join(name));
    let keyring = TestKeyring::default();
    let key = of_earlier_version(&first, &keyring);
    let found = open(&request(&first, true), &keyring).unwrap();
    assert_eq!(found.key, key);
    assert_eq!(
        DataFolder::at(&first).installation().unwrap(),
        InstallationNote::Missing,
        "the data is not open yet"
    );
    let id = settle(&first, &found, &keyring, None);
    assert_eq!(settle(&first, &found, &keyring, None), id, "a folder is named once");
    fs::rename(&first, &second).unwrap();
    assert_eq!(open(&request(&second, true), &keyring).unwrap().key, key);
    // Moved before it was named, it cannot be found.
    let [third, fourth] = ["third", "fourth"].map(|name| parent.path().join(name));
    of_earlier_version(&third, &keyring);
    fs::rename(&third, &fourth).unwrap();
    assert_eq!(
        open(&request(&fourth, true), &keyring),
        Err(Error::KeyAway(KeyAway::NoInstallation))
    );
}

#[test]
fn the_key_of_a_folder_that_stood_at_the_same_path_is_not_taken() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    let keyring = TestKeyring::default();
    let stranger = of_earlier_version(&folder, &keyring);
    let request = KeyRequest {
        fits: &|key| *key != stranger,
        ..request(&folder, true)
    };
    assert_eq!(open(&request, &keyring), Err(Error::KeyAway(KeyAway::NoInstallation)));
}

#[test]
fn a_lost_or_damaged_name_is_told_and_no_key_is_made_beside_data() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    let file = folder.join("installation");
    let keyring = TestKeyring::default();
    let made = open(&request(&folder, false), &keyring).unwrap();
    let whole = fs::read(&file).unwrap();
    for (content, reason) in [
        (None, KeyAway::NoInstallation),
        (Some(&whole[..20]), KeyAway::InstallationDamaged),
        (Some(&[][..]), KeyAway::InstallationDamaged),
    ] {
        match content {
            Some(content) => fs::write(&file, content).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        assert_eq!(open(&request(&folder, true), &keyring), Err(Error::KeyAway(reason)));
        assert_eq!(fs::read(&file).ok().as_deref(), content);
    }
    fs::write(&file, &whole).unwrap();
    assert_eq!(open(&request(&folder, true), &keyring).unwrap(), made);
}

#[test]
fn a_damaged_name_is_written_anew_once_the_key_has_opened_the_data() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    let keyring = TestKeyring::default();
    let key = of_earlier_version(&folder, &keyring);
    fs::write(folder.join("installation"), "nonsense").unwrap();
    let found = open(&request(&folder, true), &keyring).unwrap();
    assert_eq!(
        found.key, key,
        "it is looked for under the name of earlier versions too"
    );
    let known = InstallationId::random();
    assert_eq!(
        settle(&folder, &found, &keyring, Some(known)),
        known,
        "the data knows which folder it is"
    );
    let moved = parent.path().join("moved");
    fs::rename(&folder, &moved).unwrap();
    assert_eq!(open(&request(&moved, true), &keyring).unwrap().key, key);
}

#[test]
fn where_the_key_is_follows_from_what_the_folder_says() {
    let folder = tempfile::tempdir().unwrap();
    let here = Surroundings::here();
    let other_user = Surroundings {
        user: Some("somebody else".to_owned()),
        ..here.clone()
    };
    let other_computer = Surroundings {
        computer: Some("another".to_owned()),
        ..other_user.clone()
    };
    let available = |home, of: &Surroundings, status| {
        let installation = Installation::new(InstallationId::random(), home, of);
        DataFolder::at(folder.path()).keep_installation(&installation).unwrap();
        let keyring = TestKeyring::default();
        if status != KeyringStatus::Available {
            keyring.fail_next("probe", SecretError::Keyring(status));
        }
        open(&request(folder.path(), true), &keyring).unwrap_err()
    };
    let unavailable = |status| Error::KeyUnavailable { status };
    use KeyringStatus::{Available, Locked, Missing};
    for (home, of, status, told) in [
        (
            KeyHome::Keyring,
            &here,
            Available,
            Error::KeyAway(KeyAway::NotInKeyring),
        ),
        (
            KeyHome::Keyring,
            &other_user,
            Available,
            Error::KeyAway(KeyAway::WithOtherUser),
        ),
        (
            KeyHome::Keyring,
            &other_computer,
            Available,
            Error::KeyAway(KeyAway::OnOtherComputer),
        ),
        (KeyHome::Keyring, &here, Missing, unavailable(Missing)),
        (
            KeyHome::Keyring,
            &other_user,
            Missing,
            Error::KeyAway(KeyAway::WithOtherUser),
        ),
        (
            KeyHome::Keyring,
            &other_computer,
            Missing,
            Error::KeyAway(KeyAway::OnOtherComputer),
        ),
        (KeyHome::Keyring, &other_computer, Locked, unavailable(Locked)),
        (KeyHome::KeyFile, &here, Available, Error::KeyAway(KeyAway::InKeyFile)),
        (
            KeyHome::KeyFile,
            &other_computer,
            Locked,
            Error::KeyAway(KeyAway::InKeyFile),
        ),
    ] {
        assert_eq!(available(home, of, status), told, "{home:?} {of:?} {status}");
    }
}

#[test]
fn a_folder_is_at_home_where_its_key_opened_it_last() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = TestKeyring::default();
    let made = open(&request(folder.path(), false), &keyring).unwrap();
    let InstallationNote::Known(first) = DataFolder::at(folder.path()).installation().unwrap() else {
        panic!("a new folder has its name");
    };
    assert_eq!(
        first,
        Installation::new(first.id, KeyHome::Keyring, &Surroundings::here())
    );
    let from_file = Unlocked {
        place: KeyPlace::KeyFile("key".into()),
        ..made.clone()
    };
    assert_eq!(settle(folder.path(), &from_file, &keyring, None), first.id);
    let InstallationNote::Known(second) = DataFolder::at(folder.path()).installation().unwrap() else {
        panic!("it is named");
    };
    assert_eq!((second.id, second.key), (first.id, KeyHome::KeyFile));
    let session = Unlocked {
        place: KeyPlace::Session {
            reason: KeyringStatus::Missing,
        },
        ..made
    };
    let settled = settle_with(folder.path(), &session, None, || {
        Err(SecretError::Keyring(KeyringStatus::Missing))
    });
    assert_eq!(settled, Ok(None));
}

#[test]
fn a_missing_keyring_means_a_session_without_data_and_an_error_with_data() {
    let folder = tempfile::tempdir().unwrap();
    for status in [KeyringStatus::Missing, KeyringStatus::Locked] {
        let without = unlock_with(&request(folder.path(), false), || Err(SecretError::Keyring(status))).unwrap();
        assert_eq!(without.place, KeyPlace::Session { reason: status });
        let again = unlock_with(&request(folder.path(), false), || Err(SecretError::Keyring(status))).unwrap();
        assert_ne!(without.key, again.key);
        let with = unlock_with(&request(folder.path(), true), || Err(SecretError::Keyring(status)));
        assert_eq!(with, Err(Error::KeyUnavailable { status }));
    }
}

#[test]
fn a_keyring_that_fails_at_any_step_never_replaces_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let name = entry_name(folder.path());
    for status in [KeyringStatus::Locked, KeyringStatus::Missing] {
        let keyring = TestKeyring::default();
        let made = open(&request(folder.path(), false), &keyring).unwrap();
        keyring.fail_next(&name, SecretError::Keyring(status));
        let with = open(&request(folder.path(), true), &keyring);
        assert_eq!(with, Err(Error::KeyUnavailable { status }));
        keyring.fail_next(&name, SecretError::Keyring(status));
        let without = open(&request(folder.path(), false), &keyring).unwrap();
        assert_eq!(without.place, KeyPlace::Session { reason: status });
        assert_eq!(open(&request(folder.path(), true), &keyring).unwrap(), made);
    }
}

#[test]
fn no_entry_is_believed_only_from_a_keyring_that_keeps_things() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = TestKeyring::default();
    let unavailable = |status| Err(Error::KeyUnavailable { status });
    assert_eq!(
        open(&request(folder.path(), true), &keyring),
        Err(Error::KeyAway(KeyAway::NoInstallation))
    );
    for status in [KeyringStatus::Locked, KeyringStatus::Missing] {
        keyring.fail_next("probe", SecretError::Keyring(status));
        assert_eq!(open(&request(folder.path(), true), &keyring), unavailable(status));
    }
    assert_eq!(keyring.get("probe").unwrap(), None);
}

#[test]
fn a_keyring_that_was_never_unlocked_is_locked_although_it_says_no_entry() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = NeverUnlocked;
    let status = KeyringStatus::Locked;
    assert_eq!(keyring.probe(), status);
    assert_eq!(
        open(&request(folder.path(), true), &keyring),
        Err(Error::KeyUnavailable { status })
    );
    let without = open(&request(folder.path(), false), &keyring).unwrap();
    assert_eq!(without.place, KeyPlace::Session { reason: status });
}

#[test]
fn an_entry_that_is_no_key_is_told_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let name = entry_name(folder.path());
    let keyring = TestKeyring::default();
    for text in ["", "password", &"ab".repeat(31), &"ab".repeat(33), &"zz".repeat(32)] {
        keyring.set(&name, text).unwrap();
        for data_exists in [true, false] {
            assert_eq!(
                open(&request(folder.path(), data_exists), &keyring),
                Err(Error::KeyMalformed),
                "{text}"
            );
        }
        assert_eq!(keyring.get(&name).unwrap().unwrap().as_str(), text);
    }
}

#[test]
fn many_first_starts_at_once_agree_on_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = TestKeyring::default();
    let keys: Vec<Unlocked> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| open(&request(folder.path(), false), &keyring).unwrap()))
            .collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    assert!(keys.iter().all(|key| *key == keys[0]));
}

#[tokio::test]
async fn a_call_on_a_runtime_thread_does_not_panic() {
    let folder = tempfile::tempdir().unwrap();
    open(&request(folder.path(), false), &TestKeyring::default()).unwrap();
    // Whether there is a keyring on this computer does not matter here, only that asking returns.
    if let Ok(found) = keyring() {
        assert_eq!(found.get("packdesk-test-no-such-entry").unwrap_or_default(), None);
    }
}

#[test]
fn debug_output_never_shows_a_secret() {
    let session = SessionSecrets::default();
    session.set("token", "a very secret token").unwrap();
    let key = Key::new(b"a very secret token of this test");
    for shown in [
        format!("{session:?}"),
        format!("{key:?}"),
        format!(
            "{:?}",
            Unlocked {
                key: key.clone(),
                place: KeyPlace::Keyring
            }
        ),
    ] {
        assert!(!shown.contains("secret token") && !shown.contains("97, 32"), "{shown}");
    }
}

#[test]
fn both_kinds_of_store_keep_replace_and_forget() {
    let keyring = TestKeyring::default();
    let stores: [Box<dyn SecretStore>; 2] = [Box::new(keyring), Box::new(SessionSecrets::default())];
    for store in stores {
        assert_eq!(store.get("sign-in sample").unwrap(), None);
        store.delete("sign-in sample").unwrap();
        for secret in ["one", "二"] {
            store.set("sign-in sample", secret).unwrap();
            assert_eq!(store.get("sign-in sample").unwrap().unwrap().as_str(), secret);
        }
        assert_eq!(store.get("sign-in other").unwrap(), None);
        store.delete("sign-in sample").unwrap();
        assert_eq!(store.get("sign-in sample").unwrap(), None);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    fs::write(&file, "").unwrap();
    let keyring = TestKeyring::default();
    for folder in [file.clone(), file.join("below")] {
        assert!(
            matches!(open(&request(&folder, false), &keyring), Err(Error::Folder { .. })),
            "{folder:?}"
        );
    }
}
