//! A ledger that lacks changes that were made says so, until the connection was asked.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::fixtures::{KEY, account, order, records};
use domain::{AccountName, OrderState};
use store::{Error, LostBy, Store};

async fn lost_by(folder: &Path) -> Option<LostBy> {
    let store = Store::open(folder, &KEY).await.unwrap();
    let debt = store.sync_debt(&account()).await.unwrap();
    store.close().await;
    debt.lost_by()
}

async fn put(folder: &Path, seconds: std::ops::Range<i64>) {
    let store = Store::open(folder, &KEY).await.unwrap();
    for second in seconds {
        let confirmed = order(OrderState::Confirmed, second);
        store.put_order(&account(), &confirmed).await.unwrap();
    }
    store.close().await;
}

/// The folder as a killed process leaves it, without the journal of the ledger.
async fn without_journal(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let store = Store::open(folder, &KEY).await.unwrap();
    store
        .put_order(&account(), &order(OrderState::Confirmed, 500))
        .await
        .unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_file() && !name.starts_with("ledger.db-") {
            fs::copy(entry.path(), copy.path().join(name)).unwrap();
        }
    }
    store.close().await;
    copy
}

#[tokio::test]
async fn a_journal_that_is_gone_is_seen_and_told_until_everything_was_fetched() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), 0..3).await;
    assert_eq!(lost_by(folder.path()).await, None);
    let copy = without_journal(folder.path()).await;
    for _ in 0..3 {
        assert_eq!(lost_by(copy.path()).await, Some(LostBy::File));
    }
    let other = AccountName::new("another");
    let store = Store::open(copy.path(), &KEY).await.unwrap();
    let debt = store.sync_debt(&account()).await.unwrap();
    store.settle_sync(&account(), &debt).await.unwrap();
    assert!(store.sync_debt(&account()).await.unwrap().is_none());
    assert_eq!(
        store.sync_debt(&other).await.unwrap().lost_by(),
        Some(LostBy::File),
        "each account is asked for itself"
    );
    store.close().await;
    assert_eq!(lost_by(copy.path()).await, None);
    put(copy.path(), 10..12).await;
    assert_eq!(lost_by(copy.path()).await, None);
    let again = without_journal(copy.path()).await;
    assert_eq!(
        lost_by(again.path()).await,
        Some(LostBy::File),
        "a second loss is another one"
    );
}

#[tokio::test]
async fn a_backup_that_was_put_in_place_is_told_as_one() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), 0..2).await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store.clear_account(&AccountName::new("nobody")).await.unwrap();
    store.close().await;
    let backup = Store::backups(folder.path()).unwrap().remove(0);
    Store::restore(folder.path(), &KEY, &backup).await.unwrap();
    assert_eq!(lost_by(folder.path()).await, None, "nothing was written since");
    put(folder.path(), 5..6).await;
    Store::restore(folder.path(), &KEY, &backup).await.unwrap();
    for _ in 0..2 {
        assert_eq!(lost_by(folder.path()).await, Some(LostBy::Restore));
    }
}

#[tokio::test]
async fn the_note_may_be_cut_short_or_gone() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), 0..3).await;
    let note = folder.path().join("last-change");
    let whole = fs::read(&note).unwrap();
    for rest in [0, 1, 60, 127, 128, 200, whole.len()] {
        for start in [0, rest] {
            let mut cut = whole.clone();
            cut[start.min(rest)..rest].fill(0);
            fs::write(&note, &cut).unwrap();
            assert_eq!(lost_by(folder.path()).await, None, "{start} to {rest}");
            put(folder.path(), 0..1).await;
        }
    }
    fs::remove_file(&note).unwrap();
    assert_eq!(lost_by(folder.path()).await, None);
    let copy = without_journal(folder.path()).await;
    assert_eq!(lost_by(copy.path()).await, Some(LostBy::File), "it is written again");
}

#[tokio::test]
async fn a_change_that_changes_nothing_is_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), 0..1).await;
    let note = fs::read(folder.path().join("last-change")).unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store.remove_filter(&account(), "no such filter").await.unwrap();
    assert_eq!(fs::read(folder.path().join("last-change")).unwrap(), note);
    store.owe_sync(&account()).await.unwrap();
    assert_ne!(fs::read(folder.path().join("last-change")).unwrap(), note);
    store.close().await;
}

#[tokio::test]
async fn the_ledger_of_another_folder_is_refused_and_left_as_it_is() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put(folder.path(), 0..1).await;
    put(other.path(), 0..5).await;
    let file = folder.path().join("ledger.db");
    fs::copy(other.path().join("ledger.db"), &file).unwrap();
    let foreign = fs::read(&file).unwrap();
    let refused = Store::open(folder.path(), &KEY).await.unwrap_err();
    assert_eq!(refused, Error::OtherLedger { file: file.clone() });
    assert_eq!(fs::read(&file).unwrap(), foreign);
    assert!(!folder.path().join("ledger.db-wal").exists());
}

#[tokio::test]
async fn a_cache_that_another_process_uses_is_never_removed() {
    let folder = tempfile::tempdir().unwrap();
    let first = Store::open(folder.path(), &KEY).await.unwrap();
    first.keep_records(&account(), &records()).await.unwrap();
    let file = folder.path().join("cache.db");
    let spoiled = vec![7; usize::try_from(fs::metadata(&file).unwrap().len()).unwrap()];
    fs::write(&file, &spoiled).unwrap();
    for journal in ["cache.db-wal", "cache.db-shm"] {
        let _ = fs::remove_file(folder.path().join(journal));
    }
    let second = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(second.records(&account()).await.unwrap(), None);
    second.keep_records(&account(), &records()).await.unwrap();
    assert_eq!(second.records(&account()).await.unwrap(), Some(records()), "in memory");
    assert_eq!(fs::read(&file).unwrap(), spoiled);
    second.close().await;
    first.close().await;
    let third = Store::open(folder.path(), &KEY).await.unwrap();
    assert_ne!(fs::read(&file).unwrap(), spoiled, "whoever has it alone makes it anew");
    third.close().await;
}

#[tokio::test]
async fn whoever_replaces_files_is_alone() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), 0..1).await;
    let first = Store::open(folder.path(), &KEY).await.unwrap();
    let alone = first.alone(Duration::ZERO).await.unwrap();
    drop(alone);
    let second = Store::open(folder.path(), &KEY).await.unwrap();
    assert!(matches!(first.alone(Duration::ZERO).await, Err(Error::Busy)));
    first.clear_account(&AccountName::new("nobody")).await.unwrap();
    let backup = Store::backups(folder.path()).unwrap().remove(0);
    assert_eq!(Store::restore(folder.path(), &KEY, &backup).await, Err(Error::Busy));
    second.close().await;
    let _alone = first.alone(Duration::ZERO).await.unwrap();
    first.close().await;
}
