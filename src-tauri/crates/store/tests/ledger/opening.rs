//! Opening a data folder: keys, damage, newer files, folders that cannot be used.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::fixtures::{KEY, OTHER_KEY, account, invoice, order, records};
use domain::{NaiveDate, OrderState};
use rand::{Rng, SeedableRng};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use store::{Error, Store};

const PAGE: usize = 4096;

/// Fills a folder with orders, invoices, a setting and a cached answer, and closes it.
async fn filled(folder: &Path) {
    let store = Store::open(folder, &KEY).await.unwrap();
    for seconds in 0..20 {
        store
            .put_order(&account(), &order(OrderState::Confirmed, seconds))
            .await
            .unwrap();
    }
    let invoices: Vec<_> = (0..30)
        .map(|n| invoice(&format!("E0600{n:04}"), "2021-06-28"))
        .collect();
    store.add_invoices(&account(), &invoices).await.unwrap();
    store.set_setting(None, "language", "zh-TW").await.unwrap();
    store.keep_records(&account(), &records()).await.unwrap();
    store.close().await;
}

/// Every file of a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            for (inner, bytes) in contents(&entry.path()) {
                found.insert(format!("{name}/{inner}"), bytes);
            }
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn copy_of(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in contents(folder) {
        fs::write(copy.path().join(name), bytes).unwrap();
    }
    copy
}

fn damaged_ledger(folder: &Path) -> Error {
    Error::Damaged {
        file: folder.join("ledger.db"),
    }
}

#[tokio::test]
async fn a_missing_folder_is_made_for_its_owner_alone() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("a").join("Packdesk 資料 100% #1?");
    assert!(!Store::exists(&folder));
    filled(&folder).await;
    assert!(Store::exists(&folder));
    let store = Store::open(&folder, &KEY).await.unwrap();
    assert_eq!(store.orders(&account()).await.unwrap().len(), 20);
    assert_eq!(store.setting(None, "language").await.unwrap().as_deref(), Some("zh-TW"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        store
            .put_order(&account(), &order(OrderState::Draft, 50))
            .await
            .unwrap();
        let names: Vec<String> = contents(&folder).into_keys().collect();
        assert!(names.iter().any(|name| name == "ledger.db-wal"), "{names:?}");
        for name in names {
            assert_eq!(mode(&folder.join(&name)), 0o600, "{name}");
        }
    }
}

#[tokio::test]
async fn a_path_that_is_a_file_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    fs::write(&file, "mine").unwrap();
    for folder in [file.clone(), file.join("below")] {
        let error = Store::open(&folder, &KEY).await.unwrap_err();
        assert_eq!(error, Error::NotAFolder { folder });
    }
    assert_eq!(fs::read(&file).unwrap(), b"mine");
}

/// The superuser may write everywhere, so for it this shows only that nothing fails without need.
#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    for lock_is_there in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path()).await;
        if !lock_is_there {
            fs::remove_file(folder.path().join("opening.lock")).unwrap();
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
        let all_powerful = fs::write(folder.path().join("probe"), "").is_ok();
        let before = contents(folder.path());
        let opened = Store::open(folder.path(), &KEY).await;
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        if all_powerful {
            assert_eq!(opened.unwrap().orders(&account()).await.unwrap().len(), 20);
        } else {
            assert!(matches!(opened, Err(Error::ReadOnly { .. })), "{opened:?}");
            assert_eq!(contents(folder.path()), before);
        }
    }
}

#[tokio::test]
async fn another_key_is_told_from_damage_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path()).await;
    let before = contents(folder.path());
    let error = Store::open(folder.path(), &OTHER_KEY).await.unwrap_err();
    assert_eq!(
        error,
        Error::WrongKey {
            folder: folder.path().to_owned()
        }
    );
    assert_eq!(contents(folder.path()), before);
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(store.orders(&account()).await.unwrap().len(), 20);
}

#[tokio::test]
async fn without_the_note_about_the_key_nobody_guesses_and_the_right_key_writes_it_again() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path()).await;
    let note = folder.path().join("key-check");
    let original = fs::read(&note).unwrap();
    let ledger = fs::read(folder.path().join("ledger.db")).unwrap();
    for spoiled in [None, Some(Vec::new()), Some(b"\xff\xfe rubbish".to_vec()), {
        let mut flipped = original.clone();
        flipped[25] ^= 1;
        Some(flipped)
    }] {
        match &spoiled {
            None => fs::remove_file(&note).unwrap(),
            Some(bytes) => fs::write(&note, bytes).unwrap(),
        }
        let error = Store::open(folder.path(), &OTHER_KEY).await.unwrap_err();
        assert_eq!(
            error,
            Error::WrongKeyOrDamaged {
                file: folder.path().join("ledger.db")
            }
        );
        assert_eq!(fs::read(folder.path().join("ledger.db")).unwrap(), ledger);
        Store::open(folder.path(), &KEY).await.unwrap().close().await;
        assert_eq!(fs::read(&note).unwrap(), original);
    }
}

#[tokio::test]
async fn a_ledger_with_any_byte_flipped_is_damaged_and_stays_as_it_is() {
    let origin = tempfile::tempdir().unwrap();
    filled(origin.path()).await;
    let length = fs::read(origin.path().join("ledger.db")).unwrap().len();
    let mut random = rand::rngs::StdRng::seed_from_u64(20210628);
    let mut places = vec![0, 15, 16, 100, PAGE - 1, PAGE, length - 1];
    places.extend((0..60).map(|_| random.random_range(0..length)));
    for place in places {
        let folder = copy_of(origin.path());
        let file = folder.path().join("ledger.db");
        let mut bytes = fs::read(&file).unwrap();
        bytes[place] ^= 1 << random.random_range(0..8);
        fs::write(&file, &bytes).unwrap();
        let before = contents(folder.path());
        let opened = Store::open(folder.path(), &KEY).await;
        assert_eq!(opened.err(), Some(damaged_ledger(folder.path())), "byte {place}");
        assert_eq!(contents(folder.path()), before, "byte {place}");
    }
}

#[tokio::test]
async fn a_ledger_that_was_cut_is_damaged_and_stays_as_it_is() {
    let origin = tempfile::tempdir().unwrap();
    filled(origin.path()).await;
    let length = fs::read(origin.path().join("ledger.db")).unwrap().len();
    for rest in [
        0,
        1,
        100,
        PAGE - 1,
        PAGE,
        2 * PAGE,
        length / 2,
        length / 2 / PAGE * PAGE,
        length - PAGE,
        length - 1,
    ] {
        let folder = copy_of(origin.path());
        let file = folder.path().join("ledger.db");
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..rest]).unwrap();
        let before = contents(folder.path());
        let opened = Store::open(folder.path(), &KEY).await;
        assert_eq!(
            opened.err(),
            Some(damaged_ledger(folder.path())),
            "cut to {rest} of {length}"
        );
        assert_eq!(contents(folder.path()), before, "cut to {rest}");
    }
}

#[tokio::test]
async fn a_ledger_that_is_gone_is_not_replaced_by_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path()).await;
    let file = folder.path().join("ledger.db");
    fs::remove_file(&file).unwrap();
    let error = Store::open(folder.path(), &KEY).await.unwrap_err();
    assert_eq!(error, Error::LedgerMissing { file: file.clone() });
    assert!(!file.exists());
    assert!(Store::exists(folder.path()));
}

#[tokio::test]
async fn whatever_is_left_of_the_folder_tells_that_it_had_a_ledger() {
    const SIGNS: [&str; 3] = ["key-check", "last-change", "backups"];
    for left in SIGNS {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path()).await;
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        assert!(store.back_up(&KEY, day).await.unwrap());
        store.close().await;
        for entry in fs::read_dir(folder.path()).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let is_sign = SIGNS.iter().any(|sign| name.starts_with(sign));
            if name.starts_with("ledger.db") || is_sign && !name.starts_with(left) {
                if entry.path().is_dir() {
                    fs::remove_dir_all(entry.path()).unwrap();
                } else {
                    fs::remove_file(entry.path()).unwrap();
                }
            }
        }
        assert!(Store::exists(folder.path()), "{left}");
        let file = folder.path().join("ledger.db");
        let error = Store::open(folder.path(), &KEY).await.unwrap_err();
        assert_eq!(error, Error::LedgerMissing { file: file.clone() }, "{left}");
        assert!(!file.exists(), "{left}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_ledger_is_not_written_over() {
    for content in ["x", "a shopping list that somebody called ledger.db"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.db");
        fs::write(&file, content).unwrap();
        let error = Store::open(folder.path(), &KEY).await.unwrap_err();
        assert_eq!(error, Error::WrongKeyOrDamaged { file: file.clone() });
        assert_eq!(fs::read_to_string(&file).unwrap(), content);
    }
}

#[tokio::test]
async fn a_first_start_that_was_interrupted_is_simply_done_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ledger.db"), "").unwrap();
    fs::write(folder.path().join("cache.db"), "").unwrap();
    assert!(!Store::exists(folder.path()));
    filled(folder.path()).await;
}

#[tokio::test]
async fn a_damaged_cache_is_made_anew_and_the_ledger_is_untouched() {
    let origin = tempfile::tempdir().unwrap();
    filled(origin.path()).await;
    let cache = fs::read(origin.path().join("cache.db")).unwrap();
    let ledger = fs::read(origin.path().join("ledger.db")).unwrap();
    let mut spoiled: Vec<Vec<u8>> = [0, 1, 100, PAGE, cache.len() - 1]
        .map(|rest| cache[..rest].to_vec())
        .into();
    for place in (0..cache.len()).step_by(2999) {
        let mut flipped = cache.clone();
        flipped[place] ^= 0x40;
        spoiled.push(flipped);
    }
    spoiled.push(b"SQLite format 3\0 and nothing else".to_vec());
    let mut random = vec![0; cache.len()];
    rand::rngs::StdRng::seed_from_u64(7).fill(&mut random[..]);
    spoiled.push(random);
    for bytes in spoiled {
        let folder = copy_of(origin.path());
        fs::write(folder.path().join("cache.db"), &bytes).unwrap();
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        assert_eq!(store.records(&account()).await.unwrap(), None);
        store.keep_records(&account(), &records()).await.unwrap();
        store.close().await;
        assert_eq!(fs::read(folder.path().join("ledger.db")).unwrap(), ledger);
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        assert_eq!(store.records(&account()).await.unwrap(), Some(records()));
        assert_eq!(store.orders(&account()).await.unwrap().len(), 20);
    }
}

#[tokio::test]
async fn a_cache_that_cannot_be_a_file_is_kept_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path()).await;
    fs::remove_file(folder.path().join("cache.db")).unwrap();
    fs::create_dir_all(folder.path().join("cache.db").join("inside")).unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store.keep_records(&account(), &records()).await.unwrap();
    assert_eq!(store.records(&account()).await.unwrap(), Some(records()));
    assert!(folder.path().join("cache.db").join("inside").is_dir());
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_refused_or_for_the_cache_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path()).await;
    for name in ["ledger.db", "cache.db"] {
        let mut connection = SqliteConnectOptions::new()
            .filename(folder.path().join(name))
            .pragma("key", format!("\"x'{}'\"", hex::encode(KEY)))
            .connect()
            .await
            .unwrap();
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'from tomorrow', 1, x'00', 0)",
        )
        .execute(&mut connection)
        .await
        .unwrap();
        sqlx::Connection::close(connection).await.unwrap();
        let before = contents(folder.path());
        let opened = Store::open(folder.path(), &KEY).await;
        if name == "ledger.db" {
            let file = folder.path().join(name);
            assert_eq!(opened.unwrap_err(), Error::NewerSchema { file });
            assert_eq!(contents(folder.path()), before);
            fs::remove_dir_all(folder.path()).unwrap();
            filled(folder.path()).await;
        } else {
            let store = opened.unwrap();
            assert_eq!(store.records(&account()).await.unwrap(), None);
            assert_eq!(store.orders(&account()).await.unwrap().len(), 20);
        }
    }
}

#[tokio::test]
async fn no_file_of_the_folder_shows_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path()).await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store
        .add_invoices(&account(), &[invoice("E0699SECRET", "2021-06-28")])
        .await
        .unwrap();
    store.keep_records(&account(), &records()).await.unwrap();
    store.clear_account(&domain::AccountName::new("nobody")).await.unwrap();
    let files = contents(folder.path());
    let backup = files.keys().find(|name| name.starts_with("backups/")).unwrap().clone();
    for expected in ["ledger.db", "ledger.db-wal", "cache.db", "cache.db-wal", &backup] {
        assert!(
            files.get(expected).is_some_and(|bytes| !bytes.is_empty()),
            "{expected} in {:?}",
            files.keys()
        );
    }
    let secrets: [&[u8]; 9] = [
        b"SQLite format 3",
        b"Northwind",
        b"northwind",
        b"E0600",
        b"e0699",
        b"PO-7781",
        "行動套件".as_bytes(),
        b"CREATE TABLE",
        &KEY,
    ];
    let key_in_hex = hex::encode(KEY);
    for (name, bytes) in files {
        for secret in secrets.into_iter().chain([key_in_hex.as_bytes()]) {
            let shown = bytes.windows(secret.len()).any(|window| window == secret);
            assert!(!shown, "{name} shows {}", String::from_utf8_lossy(secret));
        }
    }
}

#[tokio::test]
async fn two_stores_on_one_folder_see_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = tokio::join!(Store::open(folder.path(), &KEY), Store::open(folder.path(), &KEY));
    let (one, two) = (one.unwrap(), two.unwrap());
    let tasks = [(one.clone(), 0), (two.clone(), 100)].map(|(store, first)| {
        tokio::spawn(async move {
            for seconds in first..first + 25 {
                store
                    .put_order(&account(), &order(OrderState::Confirmed, seconds))
                    .await
                    .unwrap();
            }
        })
    });
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(one.orders(&account()).await.unwrap().len(), 50);
    assert_eq!(
        one.orders(&account()).await.unwrap(),
        two.orders(&account()).await.unwrap()
    );
    one.close().await;
    two.put_order(&account(), &order(OrderState::Draft, 999)).await.unwrap();
    two.close().await;
    let again = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(again.orders(&account()).await.unwrap().len(), 51);
}

#[tokio::test]
async fn what_names_the_store_never_shows_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let shown = format!("{store:?}");
    assert!(shown.contains(folder.path().to_str().unwrap()));
    assert!(!shown.contains(&hex::encode(KEY)));
}
