//! The lines of an invoice, read page by page: what stands, what is begun, and when they are asked for again.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    AccountName, DiscardedTerm, Invoice, InvoiceNumber, InvoiceSource, NamedOffer, OfferId, ReceivedInvoice,
    ReceivedLine,
};
use store::{LinesKept, LinesPart, LinesWindow, Reception, SalvageKind, Store};

use crate::fixtures::{KEY, instant, invoice};

fn one() -> AccountName {
    AccountName::new("one")
}

fn number() -> InvoiceNumber {
    InvoiceNumber::new("A1")
}

fn sent(sent: &str, source: InvoiceSource) -> Invoice {
    Invoice {
        lines: Vec::new(),
        received: Some(Box::new(ReceivedInvoice {
            source,
            account: "billing".to_owned(),
            received: instant(0),
            version: 1,
            amounts: Vec::new(),
            period: (None, None),
            names: Vec::new(),
            sent: sent.to_owned(),
        })),
        ..invoice("A1", "2026-01-02")
    }
}

async fn receive(store: &Store, invoice: Invoice) {
    let reception = Reception {
        source: InvoiceSource::AzureBilling,
        invoices: vec![invoice],
        owed: Vec::new(),
        further: Vec::new(),
        read: None,
        received: DateTime::UNIX_EPOCH,
    };
    store.receive(&one(), reception).await.unwrap();
}

fn line(key: &str) -> ReceivedLine {
    ReceivedLine {
        key: key.to_owned(),
        kind: None,
        text: format!("line {key}"),
        period: None,
        quantity: None,
        net: None,
        tax: None,
        total: None,
        is_elsewhere: false,
        sent: "{}".to_owned(),
    }
}

async fn keep(store: &Store, position: Option<&str>, keys: &[&str], next: Option<&str>) -> LinesKept {
    let lines: Vec<ReceivedLine> = keys.iter().map(|key| line(key)).collect();
    let part = LinesPart {
        position,
        lines: &lines,
        unreadable: 0,
        next,
    };
    store.keep_lines(&one(), &number(), part, instant(0)).await.unwrap()
}

async fn known(store: &Store) -> Vec<String> {
    let known = store
        .known_lines(&one(), &number(), LinesWindow::ALL)
        .await
        .unwrap()
        .unwrap();
    known.lines.into_iter().map(|line| line.key).collect()
}

/// How many lines there are, and the keys of those in a window.
async fn window(store: &Store, offset: u32, limit: u32) -> (u32, Vec<String>) {
    let window = LinesWindow { offset, limit };
    let known = store.known_lines(&one(), &number(), window).await.unwrap().unwrap();
    (known.count, known.lines.into_iter().map(|line| line.key).collect())
}

async fn is_owed(store: &Store, tried_before: DateTime<Utc>) -> bool {
    let owed = store.owed_lines(&one(), tried_before, 10).await.unwrap();
    !owed.is_empty()
}

/// The offers that the lines of new invoices name: one for each line, called as it is.
async fn look_through(store: &Store) -> Vec<String> {
    let read = |invoice: &Invoice, lines: &[ReceivedLine]| {
        let named = |line: &ReceivedLine| NamedOffer {
            offer: OfferId::new(&line.key),
            invoice: invoice.number.clone(),
            issued: invoice.issued,
            total: invoice.total_money(),
            period: None,
            price: None,
        };
        lines.iter().map(named).collect()
    };
    while store.read_lines(&one(), 1, read).await.unwrap() > 0 {}
    let named = store.named_offers(&one()).await.unwrap();
    named.into_iter().map(|named| named.offer.to_string()).collect()
}

#[tokio::test]
async fn lines_stand_when_the_last_page_is_there_and_a_page_that_comes_twice_adds_none() {
    let store = Store::in_memory().await.unwrap();
    receive(&store, sent("first", InvoiceSource::AzureBilling)).await;
    assert_eq!(keep(&store, None, &["a", "b"], Some("2")).await, LinesKept::Part);
    assert_eq!(known(&store).await, [""; 0], "not to the end yet");
    let owed = store.owed_lines(&one(), instant(0), 10).await.unwrap();
    assert_eq!(
        (owed[0].position.as_deref(), owed[0].billing_account.as_str()),
        (Some("2"), "billing")
    );
    let begun = owed[0].begun.map(|begun| begun.timestamp_micros());
    assert_eq!(begun, Some(instant(0).timestamp_micros()));
    // Another program began anew and went on: what comes of the former place is not added to that.
    assert_eq!(keep(&store, None, &["a", "b"], Some("other")).await, LinesKept::Part);
    assert_eq!(keep(&store, Some("2"), &["c"], None).await, LinesKept::Overtaken);
    assert_eq!(keep(&store, Some("other"), &["b", "c"], None).await, LinesKept::New);
    assert_eq!(known(&store).await, ["a", "b", "c"]);
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    assert_eq!(window(&store, 0, 2).await, (3, keys(&["a", "b"])));
    assert_eq!(window(&store, 2, 2).await, (3, keys(&["c"])));
    assert_eq!(window(&store, 3, 2).await, (3, keys(&[])));
    assert!(!is_owed(&store, instant(1_000_000_000)).await, "read to the end");
    assert_eq!(look_through(&store).await, ["a", "b", "c"]);
}

#[tokio::test]
async fn other_lines_take_the_place_of_those_before_and_the_same_ones_change_nothing() {
    let store = Store::in_memory().await.unwrap();
    receive(&store, sent("first", InvoiceSource::AzureBilling)).await;
    keep(&store, None, &["a", "b"], None).await;
    assert_eq!(look_through(&store).await, ["a", "b"]);
    receive(&store, sent("second", InvoiceSource::AzureBilling)).await;
    assert!(is_owed(&store, instant(0)).await, "the invoice is another version");
    assert_eq!(
        look_through(&store).await,
        ["a", "b"],
        "what is known of the lines still holds"
    );
    assert_eq!(
        keep(&store, None, &["b", "a"], None).await,
        LinesKept::Same,
        "in any order"
    );
    assert_eq!(known(&store).await, ["a", "b"]);
    receive(&store, sent("third", InvoiceSource::AzureBilling)).await;
    assert_eq!(keep(&store, None, &["a"], Some("2")).await, LinesKept::Part);
    assert_eq!(known(&store).await, ["a", "b"], "until the last page is there");
    assert_eq!(keep(&store, Some("2"), &[], None).await, LinesKept::New);
    assert_eq!(
        (known(&store).await, look_through(&store).await),
        (vec!["a".to_owned()], vec!["a".to_owned()])
    );
    receive(&store, sent("fourth", InvoiceSource::AzureBilling)).await;
    assert_eq!(keep(&store, None, &[], None).await, LinesKept::NoneTold);
    assert_eq!(known(&store).await, ["a"], "a list without any takes nothing away");
}

#[tokio::test]
async fn the_lines_that_stand_and_discarded_terms_are_saved_from_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    receive(&store, sent("first", InvoiceSource::AzureBilling)).await;
    keep(&store, None, &["a", "b"], None).await;
    // What was begun and not read to its end does not stand.
    receive(&store, sent("second", InvoiceSource::AzureBilling)).await;
    keep(&store, None, &["c"], Some("2")).await;
    let term = DiscardedTerm {
        offer: OfferId::new("action-pack"),
        purchased: "2026-01-20".parse().unwrap(),
    };
    store.discard_term(&one(), &term).await.unwrap();
    store.close().await;
    let mut found = Vec::new();
    let tallies = Store::salvage(folder.path(), &KEY, |record| {
        if matches!(record.kind, SalvageKind::Lines | SalvageKind::DiscardedTerm) {
            let content: serde_json::Value = serde_json::from_slice(&record.content).unwrap();
            found.push((record.account, record.id, content));
        }
        Ok(())
    });
    let tallies = tallies.await.unwrap();
    let texts = |content: &serde_json::Value| {
        let lines = content.as_array().unwrap().iter();
        lines
            .map(|line| line["text"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("one", "A1"));
    assert_eq!(texts(&found[0].2), ["line a", "line b"]);
    assert_eq!(found[1].1, "action-pack 2026-01-20");
    let discarded = serde_json::json!({"offer": "action-pack", "purchased": "2026-01-20"});
    assert_eq!((found.len(), &found[1].2), (2, &discarded));
    assert!(tallies.iter().all(|tally| tally.is_complete));
}

#[tokio::test]
async fn what_was_asked_for_in_vain_is_asked_for_later_and_what_was_interrupted_at_once() {
    let store = Store::in_memory().await.unwrap();
    receive(&store, sent("first", InvoiceSource::AzureBilling)).await;
    assert_eq!(keep(&store, None, &[], None).await, LinesKept::NoneTold);
    let later = instant(0) + TimeDelta::days(7);
    assert!(!is_owed(&store, instant(0)).await);
    assert!(is_owed(&store, later).await);
    keep(&store, None, &["a"], Some("2")).await;
    store
        .note_unknown_lines(&one(), &number(), "not_found", Some(instant(0)))
        .await
        .unwrap();
    assert!(!is_owed(&store, instant(0)).await);
    let owed = store.owed_lines(&one(), later, 10).await.unwrap();
    assert_eq!((&owed[0].position, owed[0].begun), (&None, None), "from the first page");
    let told = store
        .known_lines(&one(), &number(), LinesWindow::ALL)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((told.problem.as_deref(), told.read), (Some("not_found"), None));
    receive(&store, sent("second", InvoiceSource::AzureBilling)).await;
    assert!(
        is_owed(&store, instant(0)).await,
        "another version is asked for at once"
    );
    store
        .note_unknown_lines(&one(), &number(), "server_trouble", None)
        .await
        .unwrap();
    assert!(is_owed(&store, instant(0)).await);
    // Another source's invoice has no lines there.
    receive(&store, sent("third", InvoiceSource::File)).await;
    assert!(!is_owed(&store, later).await);
    store.clear_account(&one()).await.unwrap();
    assert_eq!(
        store.known_lines(&one(), &number(), LinesWindow::ALL).await.unwrap(),
        None
    );
}
