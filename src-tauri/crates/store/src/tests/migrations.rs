//! Files of earlier versions of the program, brought to this one.

use std::path::Path;

use cipher::CipherKey;
use data_folder::open_private_file;
use domain::{AccountName, InvoiceNumber, OfferId, OrderState};
use sqlx::migrate::{Migration, Migrator};
use sqlx::sqlite::SqliteSynchronous;

use crate::file::connection::Database;
use crate::file::schema;
use crate::{InvoiceFilter, Offline, OrderFilter, Store};

const KEY: [u8; 32] = [42; 32];
/// As the second version of the ledger kept it.
const DOCUMENT: &str = r#"{"number":"NUMBER","kind":"invoice","status":"paid","issued":"ISSUED","due":null,
"offer":"action-pack","order_number":null,"po_number":"PO-7781","partner_id":"4242017",
"payment_terms":"paid_at_purchase","issuer":PARTY,"sold_to":PARTY,"bill_to":PARTY,"lines":[],"taxes":[],
"currency":"EUR","net":"475.00","discount":"0","tax":"109.25","total":"584.25","paid":"584.25","amount_due":"0",
"payment":null,"placed_by":null,"term":null}"#;
const PARTY: &str = r#"{"name":"台北市資訊股份有限公司","attention":null,"address_lines":[],"city":null,"region":null,
"postal_code":null,"country":"TW","tax_id":null}"#;
const ORDER: &str = r#"{"id":"ID","number":null,"offer":"action-pack","kind":"renew","state":"draft","payment":null,
"po_number":null,"total":null,"request_id":null,"anniversary":null,"invoice":null,"failure":null,"expires":null,
"created":"2021-06-28T09:00:00Z","modified":"2021-06-28T09:00:00Z"}"#;

fn up_to(version: i64) -> Migrator {
    let migrations: Vec<Migration> = schema::LEDGER
        .iter()
        .filter(|migration| migration.version <= version)
        .cloned()
        .collect();
    Migrator::with_migrations(migrations)
}

/// A ledger as the third version of its schema has it.
async fn third(folder: &Path) {
    let file = folder.join("ledger.db");
    drop(open_private_file(&file).unwrap());
    let ledger = Database::open(&file, &CipherKey::new(&KEY), SqliteSynchronous::Full)
        .await
        .unwrap();
    schema::migrate(ledger.writer(), &up_to(3)).await.unwrap();
    for (row, account, number, issued) in [
        (1, "sample", "E3", "2021-06-28"),
        (2, "sample", "E1", "2019-06-22"),
        (3, "sample-tw", "E1", "2020-02-29"),
        (4, "sample", "E2", "2021-06-28"),
    ] {
        let document = DOCUMENT
            .replace("NUMBER", number)
            .replace("ISSUED", issued)
            .replace("PARTY", PARTY);
        sqlx::query(
            "INSERT INTO invoices VALUES (?1, ?2, ?3, ?4, 'action-pack', 'paid', 'EUR', '584.25', 5842500, \
             '台北市資訊股份有限公司', x'00')",
        )
        .bind(row)
        .bind(account)
        .bind(number)
        .bind(issued)
        .execute(ledger.writer())
        .await
        .unwrap();
        sqlx::query("INSERT INTO invoice_documents VALUES (?1, ?2)")
            .bind(row)
            .bind(document)
            .execute(ledger.writer())
            .await
            .unwrap();
        sqlx::query("INSERT INTO invoice_texts VALUES (?1, 'of old')")
            .bind(row)
            .execute(ledger.writer())
            .await
            .unwrap();
    }
    for (id, account, created) in [
        (1, "sample", 5),
        (2, "sample", 9),
        (3, "sample", 9),
        (4, "sample-tw", 1),
    ] {
        let id = uuid::Uuid::from_u128(id).to_string();
        sqlx::query(
            "INSERT INTO orders (account, id, offer, state, created_microseconds, document) \
             VALUES (?1, ?2, 'action-pack', 'draft', ?3, ?4)",
        )
        .bind(account)
        .bind(&id)
        .bind(created)
        .bind(ORDER.replace("ID", &id))
        .execute(ledger.writer())
        .await
        .unwrap();
    }
    ledger.close().await;
}

async fn listed(store: &Store, account: &AccountName, text: &str) -> Vec<String> {
    let filter = InvoiceFilter {
        text: Some(text.to_owned()),
        ..InvoiceFilter::default()
    };
    let page = store.invoices(account, &filter).await.unwrap();
    page.rows.iter().map(|row| row.number.to_string()).collect()
}

#[tokio::test]
async fn an_archive_of_before_is_listed_searched_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    third(folder.path()).await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let (account, other) = (AccountName::new("sample"), AccountName::new("sample-tw"));
    for text in ["", "台", "資訊股份", "po-7781", "584.25"] {
        assert_eq!(listed(&store, &account, text).await, ["E2", "E3", "E1"], "{text}");
        assert_eq!(listed(&store, &other, text).await, ["E1"], "{text}");
    }
    assert!(listed(&store, &account, "old").await.is_empty());
    let page = store.invoices(&account, &InvoiceFilter::default()).await.unwrap();
    assert_eq!((page.all, page.rows[0].offline), (3, Offline::Record));
    let invoice = store.invoice(&other, &InvoiceNumber::new("E1")).await.unwrap().unwrap();
    assert_eq!(invoice.issued, page.rows[2].issued + chrono::TimeDelta::days(252));
    let report = store.verify(&account, |_| {}, || false).await.unwrap();
    assert_eq!(
        (report.checked, report.changed.len(), report.not_indexed.len()),
        (3, 0, 0)
    );
    // A new invoice of an old day comes after those of the day.
    let mut new = store
        .invoice(&account, &InvoiceNumber::new("E3"))
        .await
        .unwrap()
        .unwrap();
    new.number = InvoiceNumber::new("E0");
    assert_eq!(store.add_invoices(&account, &[new]).await.unwrap().new, 1);
    assert_eq!(listed(&store, &account, "").await, ["E0", "E2", "E3", "E1"]);
    let [backup] = Store::backups(folder.path()).unwrap().try_into().unwrap();
    assert_eq!(backup.schema, 3);
}

#[tokio::test]
async fn of_several_drafts_of_before_the_newest_stays_one() {
    let folder = tempfile::tempdir().unwrap();
    third(folder.path()).await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let account = AccountName::new("sample");
    let mut states: Vec<(u128, OrderState)> = store
        .orders(&account)
        .await
        .unwrap()
        .iter()
        .map(|order| (order.id.as_u128(), order.state))
        .collect();
    states.sort_by_key(|(id, _)| *id);
    let expected = [
        (1, OrderState::Cancelled),
        (2, OrderState::Cancelled),
        (3, OrderState::Draft),
    ];
    assert_eq!(states, expected);
    let wanted = OrderFilter {
        text: Some("行動套件".to_owned()),
        ..OrderFilter::default()
    };
    let page = store.order_list(&account, &wanted).await.unwrap();
    assert_eq!(
        (page.matching, page.all()),
        (3, 3),
        "they are found by what they had no text of"
    );
    for (account, id) in [(account, 3), (AccountName::new("sample-tw"), 4)] {
        let draft = store.draft(&account, &OfferId::new("action-pack")).await.unwrap();
        assert_eq!(draft.map(|draft| draft.id.as_u128()), Some(id));
    }
}

#[tokio::test]
async fn what_was_derived_by_other_rules_is_derived_again() {
    let folder = tempfile::tempdir().unwrap();
    third(folder.path()).await;
    let account = AccountName::new("sample");
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    for statement in [
        "UPDATE derived_from_documents SET rules = 'of old'",
        "UPDATE invoice_texts SET text = 'of old'",
        "INSERT INTO invoice_grams (invoice_grams) VALUES ('delete-all')",
    ] {
        sqlx::query(statement).execute(store.ledger().writer()).await.unwrap();
    }
    assert!(listed(&store, &account, "資訊").await.is_empty());
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(listed(&store, &account, "資訊").await.len(), 3);
    assert!(listed(&store, &account, "old").await.is_empty());
}
