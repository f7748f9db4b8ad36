//! Filters that have a name.

use crate::fixtures::account;
use domain::AccountName;
use store::{SavedFilter, Store};

fn filter(name: &str, document: &str) -> SavedFilter {
    SavedFilter {
        name: name.to_owned(),
        document: document.to_owned(),
    }
}

#[tokio::test]
async fn a_filter_is_kept_replaced_and_removed_by_its_name() {
    let store = Store::in_memory().await.unwrap();
    let (account, other) = (account(), AccountName::new("other"));
    for saved in [filter("b", "{}"), filter("上季", "{}"), filter("A", "{}")] {
        assert!(store.save_filter(&account, &saved, 3).await.unwrap());
    }
    assert!(!store.save_filter(&account, &filter("one more", "{}"), 3).await.unwrap());
    // One that is there can be replaced where no more fit in, whatever its capitals.
    assert!(store.save_filter(&account, &filter("a", "[]"), 3).await.unwrap());
    let expected = [filter("a", "[]"), filter("b", "{}"), filter("上季", "{}")];
    assert_eq!(store.saved_filters(&account).await.unwrap(), expected);
    assert!(store.saved_filters(&other).await.unwrap().is_empty());
    assert!(!store.remove_filter(&other, "b").await.unwrap());
    assert!(store.remove_filter(&account, "B").await.unwrap());
    assert!(!store.remove_filter(&account, "b").await.unwrap());
    assert_eq!(store.saved_filters(&account).await.unwrap().len(), 2);
    store.clear_account(&account).await.unwrap();
    assert!(store.saved_filters(&account).await.unwrap().is_empty());
}
