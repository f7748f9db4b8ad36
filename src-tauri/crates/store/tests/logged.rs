//! Nothing that is logged, at any level, shows the key or what is kept.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod fixtures;

use std::sync::Mutex;

use domain::OrderState;
use fixtures::{KEY, OTHER_KEY, account, invoice, order, records};
use log::{LevelFilter, Log, Metadata, Record};
use store::{InvoiceFilter, Store};

struct Everything;

static LOGGED: Mutex<String> = Mutex::new(String::new());

impl Log for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        LOGGED
            .lock()
            .unwrap()
            .push_str(&format!("{} {}\n", record.target(), record.args()));
    }

    fn flush(&self) {}
}

#[tokio::test]
async fn no_level_of_the_log_shows_the_key_or_the_records() {
    log::set_logger(&Everything).unwrap();
    log::set_max_level(LevelFilter::Trace);
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store
        .put_order(&account(), &order(OrderState::Confirmed, 0))
        .await
        .unwrap();
    store
        .add_invoices(&account(), &[invoice("E0600ABCD", "2021-06-28")])
        .await
        .unwrap();
    store.keep_records(&account(), &records()).await.unwrap();
    let filter = InvoiceFilter {
        text: Some("northwind".to_owned()),
        ..InvoiceFilter::default()
    };
    assert_eq!(store.invoices(&account(), &filter).await.unwrap().matching, 1);
    store.clear_account(&account()).await.unwrap();
    store.close().await;
    Store::open(folder.path(), &OTHER_KEY).await.unwrap_err();
    std::fs::write(folder.path().join("cache.db"), "rubbish").unwrap();
    Store::open(folder.path(), &KEY).await.unwrap().close().await;

    let logged = LOGGED.lock().unwrap().to_lowercase();
    assert!(logged.contains("the ledger was backed up to"), "{logged}");
    for secret in [
        hex::encode(KEY),
        hex::encode(OTHER_KEY),
        "northwind".to_owned(),
        "e0600".to_owned(),
    ] {
        assert!(!logged.contains(&secret), "{secret} in\n{logged}");
    }
}
