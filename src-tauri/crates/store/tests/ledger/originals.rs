//! The issuer's own files of invoices, and what was declared settled.

use crate::fixtures::{KEY, account, instant, invoice};
use domain::{AccountName, DateTime, InvoiceNumber, Utc};
use sha2::{Digest, Sha256};
use store::{InvoiceFilter, Offline, OriginalStored, Store};

fn whole(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(instant(seconds).timestamp_micros()).unwrap()
}

async fn markers(store: &Store) -> Vec<Offline> {
    let page = store.invoices(&account(), &InvoiceFilter::default()).await.unwrap();
    page.rows.iter().map(|row| row.offline).collect()
}

#[tokio::test]
async fn an_original_is_kept_byte_for_byte_and_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let number = InvoiceNumber::new("E1");
    let content: Vec<u8> = (0..=255).cycle().take(300_000).collect();
    let put = async |store: &Store, content: &[u8], seconds| {
        store
            .put_invoice_original(&account(), &number, "發票 E1.pdf", content, instant(seconds))
            .await
            .unwrap()
    };
    assert_eq!(put(&store, &content, 0).await, OriginalStored::New);
    assert_eq!(put(&store, &content, 1).await, OriginalStored::Same);
    assert_eq!(put(&store, b"%PDF", 2).await, OriginalStored::Other);
    assert_eq!(put(&store, b"", 2).await, OriginalStored::Other);
    store.close().await;

    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let (original, kept) = store.invoice_original(&account(), &number).await.unwrap().unwrap();
    assert!(kept == content);
    assert_eq!(original.sha256, hex::encode(Sha256::digest(&content)));
    assert_eq!((original.size, original.file_name.as_str()), (300_000, "發票 E1.pdf"));
    assert_eq!((&original.number, original.stored_at), (&number, whole(0)));
    assert_eq!(store.invoice_originals(&account()).await.unwrap(), [original]);
    let other = AccountName::new("sample-tw");
    assert_eq!(store.invoice_original(&other, &number).await.unwrap(), None);
    assert!(store.invoice_originals(&other).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_list_tells_which_invoices_have_their_original() {
    let store = Store::in_memory().await.unwrap();
    let (first, second) = (invoice("E1", "2021-06-28"), invoice("E2", "2020-06-23"));
    // One original comes before its invoice, one after, and one belongs to another account's invoice.
    for (account, number, content) in [
        (account(), &second.number, b"second".as_slice()),
        (AccountName::new("sample-tw"), &first.number, b"first"),
    ] {
        store
            .put_invoice_original(&account, number, "a.pdf", content, instant(0))
            .await
            .unwrap();
    }
    store
        .add_invoices(&account(), &[first.clone(), second.clone()])
        .await
        .unwrap();
    assert_eq!(markers(&store).await, [Offline::Record, Offline::Original]);
    store
        .put_invoice_original(&account(), &first.number, "b.pdf", b"first", instant(1))
        .await
        .unwrap();
    assert_eq!(markers(&store).await, [Offline::Original, Offline::Original]);
    assert_eq!(store.invoice_originals(&account()).await.unwrap().len(), 2);
    store.clear_account(&account()).await.unwrap();
    assert!(store.invoice_originals(&account()).await.unwrap().is_empty());
    assert_eq!(
        store
            .invoice_originals(&AccountName::new("sample-tw"))
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn a_check_is_settled_until_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let other = AccountName::new("sample-tw");
    store
        .settle_check(&account(), "gap:E2", "asked support", instant(0))
        .await
        .unwrap();
    store.settle_check(&account(), "sum:E1", "", instant(1)).await.unwrap();
    store
        .settle_check(&account(), "gap:E2", "credit note came", instant(2))
        .await
        .unwrap();
    store
        .settle_check(&other, "sum:E1", "elsewhere", instant(3))
        .await
        .unwrap();
    store.close().await;

    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let told = async |account: &AccountName| {
        let settled = store.settled_checks(account).await.unwrap();
        let told = settled
            .into_iter()
            .map(|check| (check.check, check.note, check.settled_at));
        told.collect::<Vec<_>>()
    };
    let line = |check: &str, note: &str, seconds| (check.to_owned(), note.to_owned(), whole(seconds));
    let gap = line("gap:E2", "credit note came", 2);
    assert_eq!(told(&account()).await, [gap.clone(), line("sum:E1", "", 1)]);
    assert!(store.reopen_check(&account(), "sum:E1").await.unwrap());
    assert!(!store.reopen_check(&account(), "sum:E1").await.unwrap());
    assert_eq!(told(&account()).await, [gap]);
    assert_eq!(told(&other).await, [line("sum:E1", "elsewhere", 3)]);
    store.clear_account(&account()).await.unwrap();
    assert!(told(&account()).await.is_empty());
    assert_eq!(told(&other).await.len(), 1);
}
