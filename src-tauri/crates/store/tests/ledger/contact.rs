//! Whether the connection of an account can be reached, as it was last tried.

use domain::AccountName;
use store::{Contact, Store};

use crate::fixtures::{KEY, account, instant};

fn kept(seconds: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_micros(instant(seconds).timestamp_micros()).unwrap()
}

#[tokio::test]
async fn the_last_try_counts_and_the_last_success_stays_known() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(store.contact(&account()).await.unwrap(), None);
    store
        .record_contact(&account(), instant(0), Err("unreachable"))
        .await
        .unwrap();
    let never = Contact {
        attempted_at: kept(0),
        succeeded_at: None,
        failure: Some("unreachable".to_owned()),
    };
    assert_eq!(store.contact(&account()).await.unwrap(), Some(never));
    store.record_contact(&account(), instant(1), Ok(())).await.unwrap();
    store
        .record_contact(&account(), instant(2), Err("sign-in-needed"))
        .await
        .unwrap();
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let failed = Contact {
        attempted_at: kept(2),
        succeeded_at: Some(kept(1)),
        failure: Some("sign-in-needed".to_owned()),
    };
    assert_eq!(store.contact(&account()).await.unwrap(), Some(failed));
    store.record_contact(&account(), instant(3), Ok(())).await.unwrap();
    let contact = store.contact(&account()).await.unwrap().unwrap();
    assert_eq!((contact.succeeded_at, contact.failure), (Some(kept(3)), None));
}

#[tokio::test]
async fn each_account_has_its_own_connection_and_a_cleared_one_none() {
    let store = Store::in_memory().await.unwrap();
    let other = AccountName::new("sample-tw");
    store
        .record_contact(&account(), instant(0), Err("unreachable"))
        .await
        .unwrap();
    assert_eq!(store.contact(&other).await.unwrap(), None);
    store.record_contact(&other, instant(1), Ok(())).await.unwrap();
    store.clear_account(&account()).await.unwrap();
    assert_eq!(store.contact(&account()).await.unwrap(), None);
    assert_eq!(store.contact(&other).await.unwrap().unwrap().failure, None);
}
