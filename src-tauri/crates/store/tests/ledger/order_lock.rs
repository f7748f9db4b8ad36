//! Only one task of one process submits or recovers orders at a time.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use crate::fixtures::KEY;
use store::{Error, Store};

const NO_WAIT: Duration = Duration::ZERO;
const LONG: Duration = Duration::from_secs(600);

async fn exclusive(one: &Store, two: &Store) {
    let lock = one.lock_orders(NO_WAIT).await.unwrap();
    assert_eq!(one.lock_orders(NO_WAIT).await.unwrap_err(), Error::Busy);
    assert_eq!(two.lock_orders(NO_WAIT).await.unwrap_err(), Error::Busy);
    assert_eq!(
        two.lock_orders(Duration::from_millis(30)).await.unwrap_err(),
        Error::Busy
    );
    drop(lock);
    let lock = two.lock_orders(NO_WAIT).await.unwrap();
    let waiting = {
        let one = one.clone();
        tokio::spawn(async move { one.lock_orders(LONG).await.map(drop) })
    };
    tokio::task::yield_now().await;
    assert!(!waiting.is_finished());
    drop(lock);
    waiting.await.unwrap().unwrap();
    drop(one.lock_orders(NO_WAIT).await.unwrap());
}

#[tokio::test]
async fn the_lock_of_a_folder_is_exclusive_and_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let one = Store::open(folder.path(), &KEY).await.unwrap();
    let two = Store::open(folder.path(), &KEY).await.unwrap();
    exclusive(&one, &two).await;
}

#[tokio::test]
async fn the_lock_of_a_session_is_exclusive_and_given_back() {
    let store = Store::in_memory().await.unwrap();
    exclusive(&store, &store.clone()).await;
}

#[tokio::test]
async fn folders_and_sessions_do_not_hinder_each_other() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let stores = [
        Store::open(first.path(), &KEY).await.unwrap(),
        Store::open(second.path(), &KEY).await.unwrap(),
        Store::in_memory().await.unwrap(),
        Store::in_memory().await.unwrap(),
    ];
    let mut locks = Vec::new();
    for store in &stores {
        locks.push(store.lock_orders(NO_WAIT).await.unwrap());
    }
    assert_eq!(locks.len(), 4);
}

#[tokio::test]
async fn the_lock_does_not_hinder_reading_and_writing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let _lock = store.lock_orders(NO_WAIT).await.unwrap();
    let other = Store::open(folder.path(), &KEY).await.unwrap();
    other.set_setting(None, "language", "en").await.unwrap();
    assert_eq!(store.setting(None, "language").await.unwrap().as_deref(), Some("en"));
}
