//! What can still be read of a damaged ledger, and what would be lost by going back.

use std::collections::BTreeSet;
use std::fs;

use crate::fixtures::{KEY, account, order};
use domain::{Order, OrderState};
use store::{FileState, SalvageKind, Store};

const PAGE: usize = 4096;

async fn with_orders(folder: &std::path::Path, orders: &[Order]) {
    let store = Store::open(folder, &KEY).await.unwrap();
    for order in orders {
        store.put_order(&account(), order).await.unwrap();
    }
    store.close().await;
}

async fn orders_read(folder: &std::path::Path) -> (BTreeSet<String>, bool) {
    let mut read = BTreeSet::new();
    let tallies = Store::salvage(folder, &KEY, |record| {
        if record.kind == SalvageKind::Order {
            let order: serde_json::Value = serde_json::from_slice(&record.content).unwrap();
            assert_eq!(order["id"], record.id.as_str());
            assert!(read.insert(record.id), "once");
        }
        Ok(())
    })
    .await
    .unwrap();
    let of_orders = tallies.iter().find(|tally| tally.kind == SalvageKind::Order).unwrap();
    assert_eq!(of_orders.read, read.len() as u64);
    (read, of_orders.is_complete)
}

#[tokio::test]
async fn around_a_damaged_page_everything_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let orders: Vec<Order> = (0..120).map(|second| order(OrderState::Confirmed, second)).collect();
    with_orders(folder.path(), &orders).await;
    let all: BTreeSet<String> = orders.iter().map(|order| order.id.to_string()).collect();
    assert_eq!(orders_read(folder.path()).await, (all.clone(), true));
    let file = folder.path().join("ledger.db");
    let whole = fs::read(&file).unwrap();
    let mut parts = 0;
    for page in 1..whole.len() / PAGE {
        let mut damaged = whole.clone();
        damaged[page * PAGE + 77] ^= 4;
        fs::write(&file, &damaged).unwrap();
        let (read, is_complete) = orders_read(folder.path()).await;
        assert!(read.is_subset(&all), "page {page}");
        assert_eq!(is_complete, read == all, "page {page}: {} read", read.len());
        // A page holds a dozen orders at the most; only the pages above them hide more.
        parts += usize::from(!is_complete && read.len() >= all.len() - 12);
        let survey = Store::survey(&file, &KEY).await.unwrap();
        assert!(
            matches!(survey.state, FileState::Damaged | FileState::Unreadable),
            "page {page}: {:?}",
            survey.state
        );
    }
    assert!(parts >= 8, "only {parts} pages held orders");
    // Two pages far apart: what lies between them is found.
    fs::write(&file, &whole).unwrap();
    assert_eq!(fs::read(&file).unwrap(), whole);
}

#[tokio::test]
async fn what_lies_between_two_damaged_pages_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let orders: Vec<Order> = (0..120).map(|second| order(OrderState::Confirmed, second)).collect();
    with_orders(folder.path(), &orders).await;
    let all: BTreeSet<String> = orders.iter().map(|order| order.id.to_string()).collect();
    let file = folder.path().join("ledger.db");
    let whole = fs::read(&file).unwrap();
    let holding: Vec<usize> = {
        let mut pages = Vec::new();
        for page in 1..whole.len() / PAGE {
            let mut damaged = whole.clone();
            damaged[page * PAGE + 77] ^= 4;
            fs::write(&file, &damaged).unwrap();
            let (read, is_complete) = orders_read(folder.path()).await;
            if !is_complete && read.len() >= all.len() - 12 {
                pages.push(page);
            }
        }
        pages
    };
    let (first, last) = (holding[1], holding[holding.len() - 2]);
    let mut damaged = whole.clone();
    for page in [first, last] {
        damaged[page * PAGE + 77] ^= 4;
    }
    fs::write(&file, &damaged).unwrap();
    let (read, is_complete) = orders_read(folder.path()).await;
    assert!(!is_complete);
    assert!(
        read.len() >= all.len() - 24,
        "{} of {} were read",
        read.len(),
        all.len()
    );
}

#[tokio::test]
async fn what_would_be_lost_is_what_is_not_in_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    let first = order(OrderState::Submitting, 0);
    with_orders(folder.path(), std::slice::from_ref(&first)).await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert!(store.back_up(&KEY, crate::fixtures::day("2026-11-28")).await.unwrap());
    let mut changed = first.clone();
    changed.state = OrderState::Confirmed;
    store.put_order(&account(), &changed).await.unwrap();
    store
        .put_order(&account(), &order(OrderState::Confirmed, 1))
        .await
        .unwrap();
    store.close().await;
    let [backup] = Store::backups(folder.path()).unwrap().try_into().unwrap();
    let ledger = Store::survey(&folder.path().join("ledger.db"), &KEY).await.unwrap();
    let copy = Store::survey(&backup.path, &KEY).await.unwrap();
    assert_eq!((ledger.state, copy.state), (FileState::Whole, FileState::Whole));
    assert_eq!(ledger.not_in(&copy), [(SalvageKind::Order, 2)]);
    assert_eq!(copy.not_in(&copy), []);
    let missing = Store::survey(&folder.path().join("no such file"), &KEY).await.unwrap();
    assert_eq!(missing.state, FileState::Missing);
    let stranger = Store::survey(&backup.path, &[9; 32]).await.unwrap();
    assert_eq!(stranger.state, FileState::Unreadable);
}
