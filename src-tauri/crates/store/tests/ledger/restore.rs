//! Going back to a backup.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use crate::fixtures::{KEY, OTHER_KEY, account, order};
use domain::{AccountName, OrderState};
use store::{Backup, Error, Store};

/// A folder with one order before a backup and two after it.
async fn backed_up(folder: &Path) -> Backup {
    let store = Store::open(folder, &KEY).await.unwrap();
    store
        .put_order(&account(), &order(OrderState::Confirmed, 0))
        .await
        .unwrap();
    store.clear_account(&AccountName::new("nobody")).await.unwrap();
    store
        .put_order(&account(), &order(OrderState::Confirmed, 1))
        .await
        .unwrap();
    store.close().await;
    Store::backups(folder).unwrap().remove(0)
}

async fn orders(folder: &Path) -> usize {
    let store = Store::open(folder, &KEY).await.unwrap();
    let number = store.orders(&account()).await.unwrap().len();
    store.close().await;
    number
}

#[tokio::test]
async fn a_backup_takes_the_place_of_a_damaged_ledger_and_nothing_is_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let backup = backed_up(folder.path()).await;
    assert_eq!(orders(folder.path()).await, 2);
    let ledger = folder.path().join("ledger.db");
    let mut bytes = fs::read(&ledger).unwrap();
    bytes[5000] ^= 1;
    fs::write(&ledger, &bytes).unwrap();
    fs::write(folder.path().join("ledger.db-wal"), "a journal of the damaged file").unwrap();

    let replaced = Store::restore(folder.path(), &KEY, &backup).await.unwrap().unwrap();
    assert_eq!(fs::read(&replaced).unwrap(), bytes);
    assert!(backup.path.exists());
    assert!(!folder.path().join("ledger.db-wal").exists());
    assert_eq!(orders(folder.path()).await, 1);
    assert_eq!(Store::backups(folder.path()).unwrap(), std::slice::from_ref(&backup));

    let again = Store::restore(folder.path(), &KEY, &backup).await.unwrap().unwrap();
    assert_ne!(again, replaced);
    assert_eq!(fs::read(&replaced).unwrap(), bytes);
}

#[tokio::test]
async fn a_backup_takes_the_place_of_a_ledger_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let backup = backed_up(folder.path()).await;
    fs::remove_file(folder.path().join("ledger.db")).unwrap();
    assert_eq!(Store::restore(folder.path(), &KEY, &backup).await.unwrap(), None);
    assert_eq!(orders(folder.path()).await, 1);
}

#[tokio::test]
async fn a_backup_that_cannot_be_used_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let backup = backed_up(folder.path()).await;
    let ledger = fs::read(folder.path().join("ledger.db")).unwrap();
    let whole = fs::read(&backup.path).unwrap();
    let damaged = Error::Damaged {
        file: backup.path.clone(),
    };
    let mut flipped = whole.clone();
    flipped[6000] ^= 1;
    for bytes in [flipped, whole[..4096].to_vec(), Vec::new()] {
        fs::write(&backup.path, bytes).unwrap();
        let refused = Store::restore(folder.path(), &KEY, &backup).await;
        assert_eq!(refused, Err(damaged.clone()));
        assert_eq!(fs::read(folder.path().join("ledger.db")).unwrap(), ledger);
    }
    fs::write(&backup.path, whole).unwrap();
    let refused = Store::restore(folder.path(), &OTHER_KEY, &backup).await;
    assert!(matches!(refused, Err(Error::WrongKeyOrDamaged { .. })), "{refused:?}");
    assert_eq!(fs::read(folder.path().join("ledger.db")).unwrap(), ledger);
    assert_eq!(orders(folder.path()).await, 2);
}

#[tokio::test]
async fn a_restore_that_was_decided_is_finished_by_whoever_opens_the_folder_with_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let backup = backed_up(folder.path()).await;
    let chosen = folder.path().join("ledger.db-restored");
    for ledger_is_gone in [false, true] {
        fs::copy(&backup.path, &chosen).unwrap();
        let ledger = folder.path().join("ledger.db");
        if ledger_is_gone {
            fs::remove_file(&ledger).unwrap();
        }
        let before = fs::read(&ledger).ok();
        let refused = Store::open(folder.path(), &OTHER_KEY).await.unwrap_err();
        assert!(matches!(refused, Error::WrongKey { .. }), "{refused}");
        assert_eq!(fs::read(&ledger).ok(), before);
        assert_eq!(orders(folder.path()).await, 1);
        assert!(!chosen.exists());
    }
}

#[tokio::test]
async fn a_ledger_follows_its_journal_where_that_was_moved_away_before() {
    let folder = tempfile::tempdir().unwrap();
    let backup = backed_up(folder.path()).await;
    fs::copy(&backup.path, folder.path().join("ledger.db-restored")).unwrap();
    let moved = folder.path().join("backups/replaced-1.db-wal");
    fs::write(&moved, "the journal of the ledger").unwrap();
    assert_eq!(orders(folder.path()).await, 1);
    assert!(moved.with_file_name("replaced-1.db").exists());
}
