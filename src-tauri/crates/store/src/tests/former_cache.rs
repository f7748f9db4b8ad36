//! A cache that an earlier version of the program wrote: one text an account, which becomes rows.

use std::fs;
use std::path::Path;

use cipher::CipherKey;
use data_folder::open_private_file;
use domain::{AccountName, ConnectionKind, Currency, Decimal, Money, Role, VettingStatus};
use sqlx::migrate::{Migration, Migrator};
use sqlx::sqlite::SqliteSynchronous;

use crate::Store;
use crate::file::connection::Database;
use crate::file::schema;

const KEY: [u8; 32] = [42; 32];
/// As the first version of the cache kept it.
const RECORDS: &str = r#"{
"session":{"account":{"name":"sample","company":"Northwind Harbour Software Ltd","partner_id":"4242017",
  "country":"IE","currency":"EUR","connection":"sample","member":true},"person":"Aoife Byrne","role":"mpn-partner-admin"},
"profile":{
  "legal":{"name":"Northwind Harbour Software Ltd","attention":null,"address_lines":["Unit 3","12 \"Harbour\" Row"],
    "city":"Dublin","region":null,"postal_code":"D01 X2P4","country":"IE","tax_id":{"label":"VAT","value":"IE6388047V"}},
  "bill_to":{"name":"台北市資訊股份有限公司","attention":"Accounts payable","address_lines":[],"city":null,"region":null,
    "postal_code":null,"country":"TW","tax_id":null},
  "po_number":"PO-7781","contact":null,"vetting":{"status":"authorized","since":"2019-06-01"},"billing_profile":null,
  "valid_from":"2021-06-28","revision":"1"},
"standings":[{"offer":"action-pack","price":{"amount":"475.00","currency":"EUR"},"qualified":null,
  "benefit_activated":false,"key_viewed":null},{"offer":"gold-data-platform","price":null,"qualified":false}],
"terms":[{"offer":"action-pack","purchased":"2021-06-22","anniversary":"2022-06-22","auto_renew":true,"ended":null},
  {"offer":"action-pack","purchased":"2020-06-22","anniversary":"2021-06-22","auto_renew":false,"ended":"2021-02-28"}]}"#;

/// A folder with a ledger of today and a cache of the first version, which holds `json` for an account.
async fn of_before(folder: &Path, json: &str) {
    let store = Store::open(folder, &KEY).await.unwrap();
    store.set_setting(None, "language", "zh-TW").await.unwrap();
    store.close().await;
    let file = folder.join("cache.db");
    fs::remove_file(&file).unwrap();
    drop(open_private_file(&file).unwrap());
    let cache = Database::open(&file, &CipherKey::new(&KEY), SqliteSynchronous::Normal)
        .await
        .unwrap();
    let first: Vec<Migration> = schema::CACHE.iter().take(1).cloned().collect();
    schema::migrate(cache.writer(), &Migrator::with_migrations(first))
        .await
        .unwrap();
    for (kind, json, fetched_at) in [
        ("records", json, "2021-06-28T09:00:00.123456789+00:00"),
        ("sync", "{}", "2021-06-28T11:00:01+02:00"),
    ] {
        sqlx::query("INSERT INTO answers VALUES ('sample', ?, ?, ?)")
            .bind(kind)
            .bind(json)
            .bind(fetched_at)
            .execute(cache.writer())
            .await
            .unwrap();
    }
    cache.close().await;
}

#[tokio::test]
async fn what_an_earlier_version_kept_of_an_account_is_in_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    of_before(folder.path(), RECORDS).await;
    let ledger = fs::read(folder.path().join("ledger.db")).unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let account = AccountName::new("sample");
    let records = store.records(&account).await.unwrap().unwrap();
    assert_eq!(records.fetched_at.to_rfc3339(), "2021-06-28T09:00:00.123+00:00");
    let session = &records.session;
    assert_eq!(
        (session.account.name.as_str(), session.account.partner_id.as_str()),
        ("sample", "4242017")
    );
    assert_eq!(
        (session.account.currency, session.account.connection),
        (Currency::EUR, ConnectionKind::Sample)
    );
    assert_eq!(
        (session.account.member, session.role),
        (Some(true), Some(Role::MpnPartnerAdmin))
    );
    let (legal, bill_to) = (&records.profile.legal, &records.profile.bill_to);
    assert_eq!(legal.address_lines, ["Unit 3", "12 \"Harbour\" Row"]);
    assert_eq!(
        legal.tax_id.as_ref().map(|tax_id| tax_id.value.as_str()),
        Some("IE6388047V")
    );
    assert_eq!(
        (bill_to.name.as_str(), bill_to.country.code()),
        ("台北市資訊股份有限公司", "TW")
    );
    assert_eq!(
        (records.profile.contact.as_ref(), bill_to.tax_id.as_ref()),
        (None, None)
    );
    assert_eq!(records.profile.vetting.status, VettingStatus::Authorized);
    assert_eq!(
        records.profile.vetting.since.map(|day| day.to_string()).as_deref(),
        Some("2019-06-01")
    );
    let [first, second] = &records.standings[..] else {
        panic!("{:?}", records.standings)
    };
    assert_eq!(first.price, Some(Money::new(Decimal::new(47500, 2), Currency::EUR)));
    assert_eq!(
        (first.benefit_activated, first.key_viewed, second.qualified),
        (Some(false), None, Some(false))
    );
    let days = |term: &domain::Term| {
        (
            term.anniversary.to_string(),
            term.auto_renew,
            term.ended.map(|day| day.to_string()),
        )
    };
    let expected = [
        ("2022-06-22".to_owned(), true, None),
        ("2021-06-22".to_owned(), false, Some("2021-02-28".to_owned())),
    ];
    assert_eq!(records.terms.iter().map(days).collect::<Vec<_>>(), expected);
    let synced_at = store.synced_at(&account).await.unwrap().unwrap();
    assert_eq!(synced_at.to_rfc3339(), "2021-06-28T09:00:01+00:00");
    store.close().await;
    assert_eq!(fs::read(folder.path().join("ledger.db")).unwrap(), ledger);
}

#[tokio::test]
async fn what_cannot_become_rows_is_fetched_again_and_the_ledger_stays() {
    let without_country = RECORDS.replace("\"country\":\"IE\",\"currency\"", "\"currency\"");
    for json in ["", "{", "[]", "{}", without_country.as_str()] {
        let folder = tempfile::tempdir().unwrap();
        of_before(folder.path(), json).await;
        let ledger = fs::read(folder.path().join("ledger.db")).unwrap();
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        let account = AccountName::new("sample");
        assert_eq!(store.records(&account).await.unwrap(), None, "{json}");
        assert_eq!(store.synced_at(&account).await.unwrap(), None, "{json}");
        assert_eq!(store.setting(None, "language").await.unwrap().as_deref(), Some("zh-TW"));
        store.mark_synced(&account, chrono::DateTime::UNIX_EPOCH).await.unwrap();
        store.close().await;
        assert_eq!(fs::read(folder.path().join("ledger.db")).unwrap(), ledger);
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        assert!(store.synced_at(&account).await.unwrap().is_some(), "{json}");
    }
}
