//! Finding, making and missing the key of a data folder.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use keyring_core::api::CredentialStoreApi;
use keyring_core::mock;
use vault::{
    Error, Key, KeyPlace, KeyRequest, Keyring, KeyringStatus, SecretError, SecretStore, SessionSecrets, Unlocked,
    unlock_with,
};

fn request(folder: &Path, data_exists: bool) -> KeyRequest<'_> {
    KeyRequest {
        folder,
        data_exists,
        key_file: None,
    }
}

fn keyring() -> (Arc<mock::Store>, Keyring) {
    let store = mock::Store::new().unwrap();
    (store.clone(), Keyring::over(store))
}

fn open(request: &KeyRequest<'_>, keyring: &Keyring) -> Result<Unlocked, Error> {
    unlock_with(request, || Ok(keyring.clone()))
}

/// Every name the mock keyring has an entry object for.
fn names(store: &mock::Store) -> Vec<String> {
    let mut inner = store.inner.lock().unwrap();
    inner.get_mut().iter().map(|cred| cred.specifiers.1.clone()).collect()
}

/// Makes the next call on the entry of a name fail.
fn fail_next(store: &mock::Store, name: &str, error: keyring_core::Error) {
    let entry = store.build("packdesk", name, None).unwrap();
    entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
}

/// The name of the folder's entry, found by letting a key be made in a keyring of its own.
fn entry_name(folder: &Path) -> String {
    let (store, keyring) = keyring();
    open(&request(folder, false), &keyring).unwrap();
    names(&store).remove(0)
}

fn locked() -> keyring_core::Error {
    keyring_core::Error::NoStorageAccess("locked".into())
}

fn broken() -> keyring_core::Error {
    keyring_core::Error::PlatformFailure("no bus".into())
}

#[test]
fn the_first_start_makes_a_key_and_every_later_one_finds_it() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    let (_, keyring) = keyring();
    let first = open(&request(&folder, false), &keyring).unwrap();
    assert_eq!(first.place, KeyPlace::Keyring);
    assert_ne!(first.key, Key::new([0; 32]));
    for data_exists in [true, false] {
        assert_eq!(open(&request(&folder, data_exists), &keyring).unwrap(), first);
    }
    let roundabout = parent.path().join("data").join("..").join("data");
    assert_eq!(open(&request(&roundabout, true), &keyring).unwrap(), first);
    let other = open(&request(&parent.path().join("other"), false), &keyring).unwrap();
    assert_ne!(other.key, first.key);
}

#[test]
fn the_entry_is_named_by_a_hash_that_does_not_show_the_path() {
    let parent = tempfile::tempdir().unwrap();
    let name = entry_name(&parent.path().join("contoso-merger"));
    assert_eq!(name.len(), 64);
    assert!(name.chars().all(|digit| digit.is_ascii_hexdigit()));
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
    for (error, status) in [
        (locked as fn() -> _, KeyringStatus::Locked),
        (broken as fn() -> _, KeyringStatus::Missing),
    ] {
        let (store, keyring) = keyring();
        let made = open(&request(folder.path(), false), &keyring).unwrap();
        fail_next(&store, &name, error());
        let with = open(&request(folder.path(), true), &keyring);
        assert_eq!(with, Err(Error::KeyUnavailable { status }));
        fail_next(&store, &name, error());
        let without = open(&request(folder.path(), false), &keyring).unwrap();
        assert_eq!(without.place, KeyPlace::Session { reason: status });
        assert_eq!(open(&request(folder.path(), true), &keyring).unwrap(), made);
    }
}

#[test]
fn no_entry_is_believed_only_from_a_keyring_that_keeps_things() {
    let folder = tempfile::tempdir().unwrap();
    let (store, keyring) = keyring();
    let unavailable = |status| Err(Error::KeyUnavailable { status });
    assert_eq!(
        open(&request(folder.path(), true), &keyring),
        unavailable(KeyringStatus::Available)
    );
    fail_next(&store, "probe", locked());
    assert_eq!(
        open(&request(folder.path(), true), &keyring),
        unavailable(KeyringStatus::Locked)
    );
    fail_next(&store, "probe", broken());
    assert_eq!(
        open(&request(folder.path(), true), &keyring),
        unavailable(KeyringStatus::Missing)
    );
    assert_eq!(keyring.get("probe").unwrap(), None);
}

/// A keyring as a fresh home has it: reading finds nothing, writing asks a person and nobody answers.
#[derive(Debug)]
struct NeverUnlocked;

#[derive(Debug)]
struct NeverUnlockedEntry;

impl keyring_core::api::CredentialApi for NeverUnlockedEntry {
    fn set_secret(&self, _: &[u8]) -> keyring_core::Result<()> {
        Err(locked())
    }

    fn get_secret(&self) -> keyring_core::Result<Vec<u8>> {
        Err(keyring_core::Error::NoEntry)
    }

    fn delete_credential(&self) -> keyring_core::Result<()> {
        Err(keyring_core::Error::NoEntry)
    }

    fn get_credential(&self) -> keyring_core::Result<Option<Arc<keyring_core::Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

impl CredentialStoreApi for NeverUnlocked {
    fn vendor(&self) -> String {
        "test".to_owned()
    }

    fn id(&self) -> String {
        "test".to_owned()
    }

    fn build(
        &self,
        _: &str,
        _: &str,
        _: Option<&std::collections::HashMap<&str, &str>>,
    ) -> keyring_core::Result<keyring_core::Entry> {
        Ok(keyring_core::Entry::new_with_credential(Arc::new(NeverUnlockedEntry)))
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

#[test]
fn a_keyring_that_was_never_unlocked_is_locked_although_it_says_no_entry() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = Keyring::over(Arc::new(NeverUnlocked));
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
    let (_, keyring) = keyring();
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
    let (_, keyring) = keyring();
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
    let (_, keyring) = keyring();
    open(&request(folder.path(), false), &keyring).unwrap();
    // Whether there is a keyring on this computer does not matter here, only that asking returns.
    if let Ok(found) = Keyring::connect() {
        assert_eq!(found.get("packdesk-test-no-such-entry").unwrap_or_default(), None);
    }
}

#[test]
fn errors_and_debug_output_never_show_a_secret() {
    let (store, keyring) = keyring();
    keyring.set("token", "a very secret token").unwrap();
    fail_next(
        &store,
        "token",
        keyring_core::Error::BadEncoding(b"a very secret token".to_vec()),
    );
    let error = keyring.get("token").unwrap_err();
    let session = SessionSecrets::default();
    session.set("token", "a very secret token").unwrap();
    let key = Key::new(*b"a very secret token of this test");
    for shown in [
        format!("{error} {error:?}"),
        format!("{keyring:?}"),
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
    let (_, keyring) = keyring();
    let stores: [&dyn SecretStore; 2] = [&keyring, &SessionSecrets::default()];
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
    let (_, keyring) = keyring();
    for folder in [file.clone(), file.join("below")] {
        assert!(
            matches!(open(&request(&folder, false), &keyring), Err(Error::Folder { .. })),
            "{folder:?}"
        );
    }
}
