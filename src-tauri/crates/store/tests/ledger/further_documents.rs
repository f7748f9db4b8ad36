//! The files that are named beside an invoice: each known once, stored once and told wherever originals are.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta};
use domain::{AccountName, DocumentKind, Invoice, InvoiceNumber, InvoiceSource, ReceivedInvoice};
use sha2::{Digest, Sha256};
use store::{NamedDocument, OriginalStored, OwedDocument, Reception, SalvageKind, Store};

use crate::fixtures::{KEY, instant, invoice};

fn one() -> AccountName {
    AccountName::new("one")
}

fn number() -> InvoiceNumber {
    InvoiceNumber::new("A1")
}

async fn receive(store: &Store, source: InvoiceSource, further: Vec<NamedDocument>) {
    let sent = Invoice {
        lines: Vec::new(),
        received: Some(Box::new(ReceivedInvoice {
            source,
            account: "billing".to_owned(),
            received: instant(0),
            version: 1,
            amounts: Vec::new(),
            period: (None, None),
            names: Vec::new(),
            sent: format!("{source:?}"),
        })),
        ..invoice("A1", "2026-01-02")
    };
    let reception = Reception {
        source,
        invoices: vec![sent],
        owed: Vec::new(),
        further,
        read: None,
        received: DateTime::UNIX_EPOCH,
    };
    store.receive(&one(), reception).await.unwrap();
}

fn receipt(name: Option<&str>, ordinal: u32) -> NamedDocument {
    NamedDocument {
        number: number(),
        kind: DocumentKind::TaxReceipt,
        name: name.map(str::to_owned),
        ordinal,
        source: Some(format!("at {name:?} {ordinal}")),
    }
}

async fn keys(store: &Store) -> Vec<(String, Option<String>)> {
    let known = store.further_documents(&one(), &number()).await.unwrap();
    known.into_iter().map(|known| (known.key, known.name)).collect()
}

async fn owed(store: &Store) -> Vec<OwedDocument> {
    let source = InvoiceSource::AzureBilling;
    store
        .owed_further_documents(&one(), source, instant(0), 10)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_file_is_the_one_of_its_name_or_else_of_its_place() {
    let store = Store::in_memory().await.unwrap();
    let named = |key: &str, name: Option<&str>| (key.to_owned(), name.map(str::to_owned));
    let source = InvoiceSource::AzureBilling;
    receive(&store, source, vec![receipt(None, 1), receipt(None, 2)]).await;
    assert_eq!(
        keys(&store).await,
        [named("tax-receipt", None), named("tax-receipt-2", None)]
    );
    // The service goes over to names: these are the files that are known.
    receive(&store, source, vec![receipt(Some("A"), 1), receipt(Some("B"), 2)]).await;
    let both = [named("tax-receipt", Some("A")), named("tax-receipt-2", Some("B"))];
    assert_eq!(keys(&store).await, both);
    assert_eq!(
        owed(&store).await[0].source,
        r#"at Some("A") 1"#,
        "asked for in the newest words"
    );
    // Another order, and back to places.
    receive(&store, source, vec![receipt(Some("B"), 1), receipt(Some("A"), 2)]).await;
    assert_eq!(keys(&store).await, both);
    receive(&store, source, vec![receipt(None, 1), receipt(None, 2)]).await;
    assert_eq!(keys(&store).await, both);
    receive(&store, source, vec![receipt(Some("C"), 3)]).await;
    assert_eq!(keys(&store).await[2], named("tax-receipt-3", Some("C")));
    // What another service names of an invoice that it did not send is none of it.
    let mut other = receipt(Some("D"), 1);
    other.kind = DocumentKind::Summary;
    receive(&store, InvoiceSource::PartnerCenter, vec![other]).await;
    assert_eq!(keys(&store).await.len(), 3);
}

#[tokio::test]
async fn a_file_is_stored_once_and_what_was_asked_for_in_vain_is_asked_for_later() {
    let store = Store::in_memory().await.unwrap();
    receive(
        &store,
        InvoiceSource::AzureBilling,
        vec![receipt(None, 1), receipt(None, 2)],
    )
    .await;
    let put = |key: &'static str, content: &'static [u8]| {
        let store = store.clone();
        async move {
            store
                .put_further_document(&one(), &number(), key, content, instant(0))
                .await
                .unwrap()
        }
    };
    assert_eq!(put("tax-receipt", b"%PDF-1").await, OriginalStored::New);
    assert_eq!(put("tax-receipt", b"%PDF-1").await, OriginalStored::Same);
    assert_eq!(put("tax-receipt", b"%PDF-2").await, OriginalStored::Other);
    let left = owed(&store).await;
    assert_eq!((left.len(), left[0].key.as_deref()), (1, Some("tax-receipt-2")));
    let known = store.further_documents(&one(), &number()).await.unwrap();
    let (facts, content) = known[0].file.clone().unwrap();
    assert_eq!((facts.size, content.as_slice()), (6, &b"%PDF-1"[..]));
    assert_eq!(facts.sha256, hex::encode(Sha256::digest(b"%PDF-1")));
    assert_eq!(facts.file_name, "A1-tax-receipt.pdf");
    assert_eq!(known[1].file, None);
    let asked = [facts.sha256.clone(), "00".repeat(32)];
    let known = store.known_documents(&one(), &asked).await.unwrap();
    assert_eq!(known, HashSet::from([facts.sha256.clone()]));

    let tried = OwedDocument {
        problem: Some("not_pdf".to_owned()),
        ..left[0].clone()
    };
    store
        .keep_owed_further_document(&one(), &tried, Some(instant(0)))
        .await
        .unwrap();
    assert!(owed(&store).await.is_empty());
    let later = instant(0) + TimeDelta::days(7);
    let source = InvoiceSource::AzureBilling;
    assert_eq!(
        store.owed_further_documents(&one(), source, later, 10).await.unwrap(),
        std::slice::from_ref(&tried)
    );
    let pending = OwedDocument {
        pending: Some("there".to_owned()),
        problem: Some("still_preparing".to_owned()),
        ..tried
    };
    store.keep_owed_further_document(&one(), &pending, None).await.unwrap();
    assert_eq!(owed(&store).await, [pending]);
    store.clear_account(&one()).await.unwrap();
    assert!(keys(&store).await.is_empty());
}

#[tokio::test]
async fn what_can_be_read_of_a_ledger_has_its_further_files_among_the_originals() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    receive(
        &store,
        InvoiceSource::AzureBilling,
        vec![receipt(None, 1), receipt(None, 2)],
    )
    .await;
    store
        .put_further_document(&one(), &number(), "tax-receipt", b"%PDF-1", instant(0))
        .await
        .unwrap();
    store
        .put_invoice_original(&one(), &number(), "A1.pdf", b"%PDF-0", instant(0))
        .await
        .unwrap();
    let verified = store.verify(&one(), |_| {}, || false).await.unwrap();
    assert_eq!((verified.checked, verified.changed), (3, vec![]));
    store.close().await;
    let mut found = Vec::new();
    let tallies = Store::salvage(folder.path(), &KEY, |record| {
        if record.kind == SalvageKind::Original {
            found.push((record.id, record.content));
        }
        Ok(())
    });
    let tallies = tallies.await.unwrap();
    assert_eq!(
        found,
        [
            ("A1".to_owned(), b"%PDF-0".to_vec()),
            ("A1 tax-receipt".to_owned(), b"%PDF-1".to_vec())
        ]
    );
    let originals: Vec<_> = tallies
        .iter()
        .filter(|tally| tally.kind == SalvageKind::Original)
        .collect();
    assert_eq!(originals.len(), 1, "one kind is told once");
    assert_eq!((originals[0].read, originals[0].is_complete), (2, true));
}
