//! The partner's own accounts: each with everything that belongs to it, and with nothing of another.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::DateTime;
use domain::{AccountName, Country, Currency, OrderState, OwnAccount};
use store::{InvoiceFilter, Store};

use crate::fixtures::{KEY, invoice, order};

fn own(name: &str, created: i64) -> OwnAccount {
    OwnAccount {
        name: AccountName::new(name),
        company: format!("{name} Ltd"),
        country: Country::new("IE"),
        currency: Currency::EUR,
        partner_id: None,
        created: DateTime::from_timestamp(created, 0).unwrap(),
        sign_in: None,
        connections: Vec::new(),
        identity: None,
    }
}

async fn filled(store: &Store, name: &str) {
    let account = AccountName::new(name);
    store
        .put_order(&account, &order(OrderState::Confirmed, 1))
        .await
        .unwrap();
    store
        .add_invoices(&account, &[invoice("E0400AAAA1", "2026-06-23")])
        .await
        .unwrap();
    store
        .set_setting(Some(&account), "document_language", "en")
        .await
        .unwrap();
}

async fn names(store: &Store) -> Vec<String> {
    let accounts = store.own_accounts().await.unwrap();
    accounts.iter().map(|account| account.name.to_string()).collect()
}

async fn has(store: &Store, name: &str) -> (u32, u32, u32, Option<String>) {
    let account = AccountName::new(name);
    let holding = store.holding(&account).await.unwrap();
    // Counted by triggers, and by looking.
    let listed = store.invoices(&account, &InvoiceFilter::default()).await.unwrap();
    let setting = store.setting(Some(&account), "document_language").await.unwrap();
    (holding.orders, holding.invoices, listed.all, setting)
}

#[tokio::test]
async fn an_account_is_kept_once_in_the_order_in_which_it_was_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert!(store.add_own_account(&own("younger", 20)).await.unwrap());
    assert!(store.add_own_account(&own("older", 10)).await.unwrap());
    assert!(!store.add_own_account(&own("older", 30)).await.unwrap());
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(
        store.own_accounts().await.unwrap(),
        [own("older", 10), own("younger", 20)]
    );
}

#[tokio::test]
async fn another_name_takes_everything_along_and_nothing_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let (one, other) = (AccountName::new("one"), AccountName::new("other"));
    for name in ["one", "other"] {
        store.add_own_account(&own(name, 1)).await.unwrap();
        filled(&store, name).await;
    }
    assert!(!store.rename_own_account(&one, &other).await.unwrap());
    assert!(
        !store
            .rename_own_account(&AccountName::new("none"), &AccountName::new("free"))
            .await
            .unwrap()
    );
    assert_eq!(names(&store).await, ["one", "other"]);

    assert!(store.rename_own_account(&one, &AccountName::new("new")).await.unwrap());
    assert_eq!(names(&store).await, ["new", "other"]);
    let full = (1, 1, 1, Some("en".to_owned()));
    assert_eq!(has(&store, "new").await, full);
    assert_eq!(has(&store, "other").await, full);
    assert_eq!(has(&store, "one").await, (0, 0, 0, None));
    let found = InvoiceFilter {
        text: Some("E0400".to_owned()),
        ..InvoiceFilter::default()
    };
    assert_eq!(
        store
            .invoices(&AccountName::new("new"), &found)
            .await
            .unwrap()
            .rows
            .len(),
        1
    );
    let report = store.verify(&AccountName::new("new"), |_| {}, || false).await.unwrap();
    assert_eq!((report.changed.len(), report.not_indexed.len()), (0, 0));
}

#[tokio::test]
async fn what_is_removed_is_gone_and_a_backup_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    for name in ["one", "other"] {
        store.add_own_account(&own(name, 1)).await.unwrap();
        filled(&store, name).await;
    }
    assert!(store.remove_own_account(&AccountName::new("one")).await.unwrap());
    assert!(!store.remove_own_account(&AccountName::new("one")).await.unwrap());
    assert_eq!(has(&store, "one").await, (0, 0, 0, None));
    assert_eq!(has(&store, "other").await, (1, 1, 1, Some("en".to_owned())));
    store.close().await;
    let backup = Store::backups(folder.path()).unwrap().pop().unwrap();
    Store::restore(folder.path(), &KEY, &backup).await.unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(has(&store, "one").await, (1, 1, 1, Some("en".to_owned())));
}
