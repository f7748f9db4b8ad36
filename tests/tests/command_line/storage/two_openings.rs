//! A window opens its data a second time when another account is chosen, and closes the first. Another program that ends
//! meanwhile must not take itself for the last one: it would remove the journal that the window still writes.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use domain::NaiveDate;
use packdesk_tests::Place;
use sandbox::{PartnerName, Sandbox};
use store::Store;

use crate::common::{answer, key_of};

const KEY_FILE: &str = "two openings of one file";

fn journal(place: &Place, database: &str) -> Option<u64> {
    let path = place.data().join(format!("{database}-wal"));
    fs::metadata(path).ok().map(|journal| journal.ino())
}

async fn sandbox(file: &Path) -> Sandbox {
    let sandbox = Sandbox::open(file, &key_of(KEY_FILE), PartnerName::default())
        .await
        .unwrap();
    sandbox.today().await.unwrap();
    sandbox
}

#[tokio::test]
async fn a_program_that_ends_leaves_the_journals_of_a_window_that_opened_its_data_twice() {
    let place = Place::new().unwrap();
    fs::write(place.key(), KEY_FILE).unwrap();
    answer(&place, &["sync"]);
    let file = place.data().join("sample.sandbox.db");
    let (first, second) = (sandbox(&file).await, sandbox(&file).await);
    second.close().await;
    let day = NaiveDate::from_ymd_opt(2021, 6, 30).unwrap();
    first.move_to(day).await.unwrap();
    let (ledger, again) = (
        Store::open(&place.data(), &key_of(KEY_FILE)).await.unwrap(),
        Store::open(&place.data(), &key_of(KEY_FILE)).await.unwrap(),
    );
    again.close().await;
    ledger.set_setting(None, "language", "en").await.unwrap();
    let journals = ["sample.sandbox.db", "ledger.db", "cache.db"].map(|database| (database, journal(&place, database)));
    answer(&place, &["why", "action-pack"]);
    for (database, before) in journals {
        assert!(before.is_some(), "{database}");
        assert_eq!(journal(&place, database), before, "{database}");
    }
    first.move_to(day.succ_opt().unwrap()).await.unwrap();
    let why = answer(&place, &["why", "action-pack"]);
    assert!(why.to_string().contains("2021-07-01"), "{why}");
    first.close().await;
    ledger.close().await;
}
