//! The backup of each day: made once, of what was changed, whole, and thinned.

use std::fs;
use std::path::Path;

use data_folder::{DataFolder, Lock};
use domain::NaiveDate;

use crate::{Error, Store};

const KEY: [u8; 32] = [42; 32];

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

async fn change(store: &Store, value: &str) {
    store.set_setting(None, "language", value).await.unwrap();
}

fn days(folder: &Path) -> Vec<Option<NaiveDate>> {
    let backups = Store::backups(folder).unwrap();
    backups.iter().map(|backup| backup.day).collect()
}

#[tokio::test]
async fn a_day_with_changes_has_one_backup_and_a_day_without_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    change(&store, "en").await;
    assert!(store.back_up(&KEY, day(1)).await.unwrap());
    change(&store, "zh-TW").await;
    assert!(!store.back_up(&KEY, day(1)).await.unwrap(), "one a day");
    assert!(store.back_up(&KEY, day(2)).await.unwrap());
    assert!(!store.back_up(&KEY, day(3)).await.unwrap(), "nothing was changed");
    change(&store, "en").await;
    assert!(store.back_up(&KEY, day(5)).await.unwrap());
    assert_eq!(days(folder.path()), [5, 2, 1].map(|number| Some(day(number))));
    // A file that is closed may be tidied up once, which is a change to it; then opening and closing are none.
    for number in [6, 7] {
        store.close().await;
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        let made = store.back_up(&KEY, day(number)).await.unwrap();
        assert!(!made || number == 6, "opening is no change");
        store.close().await;
    }
    for backup in Store::backups(folder.path()).unwrap() {
        if backup.day > Some(day(5)) {
            fs::remove_file(backup.path).unwrap();
        }
    }
    // Each is what the ledger was that day.
    for (backup, language) in Store::backups(folder.path()).unwrap().iter().zip(["en", "zh-TW", "en"]) {
        Store::restore(folder.path(), &KEY, backup).await.unwrap();
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        assert_eq!(
            store.setting(None, "language").await.unwrap().as_deref(),
            Some(language)
        );
        store.close().await;
    }
}

#[tokio::test]
async fn a_damaged_ledger_makes_no_backup_and_costs_none() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    change(&store, &"x".repeat(200_000)).await;
    assert!(store.back_up(&KEY, day(1)).await.unwrap());
    change(&store, &"y".repeat(200_000)).await;
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let file = folder.path().join("ledger.db");
    let mut bytes = fs::read(&file).unwrap();
    // Not the pages that an open connection may know by heart.
    let pages = bytes.len() / 4096;
    for page in pages - 20..pages {
        bytes[page * 4096 + 100] ^= 1;
    }
    fs::write(&file, &bytes).unwrap();
    let made = store.back_up(&KEY, day(2)).await;
    assert_eq!(made, Err(Error::Damaged { file }));
    assert_eq!(days(folder.path()), [Some(day(1))]);
    let left = fs::read_dir(folder.path().join("backups")).unwrap().count();
    assert_eq!(left, 1, "nothing half-made is left");
}

#[tokio::test]
async fn who_makes_a_backup_makes_it_alone() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = [
        Store::open(folder.path(), &KEY).await.unwrap(),
        Store::open(folder.path(), &KEY).await.unwrap(),
    ];
    change(&first, "en").await;
    let making = DataFolder::at(folder.path())
        .lock(Lock::Backup, std::time::Duration::ZERO)
        .await
        .unwrap();
    assert!(!first.back_up(&KEY, day(1)).await.unwrap());
    drop(making);
    let (one, other) = tokio::join!(first.back_up(&KEY, day(1)), second.back_up(&KEY, day(1)));
    assert!(one.unwrap() != other.unwrap());
    assert_eq!(days(folder.path()), [Some(day(1))]);
}

#[tokio::test]
async fn old_days_are_thinned_out_and_those_from_before_a_change_stay() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store.clear_account(&domain::AccountName::new("nobody")).await.unwrap();
    for number in 1..=20 {
        change(&store, &number.to_string()).await;
        assert!(store.back_up(&KEY, day(number)).await.unwrap());
    }
    let kept: Vec<u32> = days(folder.path())
        .into_iter()
        .flatten()
        .map(|day| chrono::Datelike::day(&day))
        .collect();
    // The 15th and the 8th were Sundays.
    assert_eq!(kept, [20, 19, 18, 17, 16, 15, 14, 8, 1]);
    assert_eq!(days(folder.path()).iter().filter(|day| day.is_none()).count(), 1);
}
