//! A process that is killed while it writes: what it was told is written, is there; what was half done, is not.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod fixtures;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::OrderState;
use fixtures::{KEY, account, invoice, order};
use store::{InvoiceFilter, Store};

/// Set for the copy of this program that is to be killed, to the data folder it writes to.
const VICTIM: &str = "PACKDESK_TEST_KILLED_IN";
const MARK: &str = "written ";

/// Runs `test` again as a process of its own until it has reported `reports` times, and kills it.
fn killed(test: &str, folder: &Path, reports: usize) -> Vec<String> {
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(VICTIM, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(victim.stdout.take().unwrap()).lines();
    let mut reported = Vec::new();
    for line in lines {
        if let Some((_, report)) = line.unwrap().split_once(MARK) {
            reported.push(report.to_owned());
        }
        if reported.len() == reports {
            victim.kill().unwrap();
        }
    }
    let ended = victim.wait().unwrap();
    assert!(
        !ended.success() && reported.len() >= reports,
        "it ended by itself after {reported:?}"
    );
    reported
}

fn report(what: impl std::fmt::Display) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{MARK}{what}").and_then(|()| out.flush()).unwrap();
}

#[tokio::test]
async fn every_order_that_was_reported_is_there_and_its_lock_is_free() {
    if let Some(folder) = std::env::var_os(VICTIM) {
        let store = Store::open(Path::new(&folder), &KEY).await.unwrap();
        let _lock = store.lock_orders(Duration::ZERO).await.unwrap();
        for seconds in 0.. {
            let order = order(OrderState::Submitting, seconds);
            store.put_order(&account(), &order).await.unwrap();
            report(order.id);
        }
    }
    let test = "every_order_that_was_reported_is_there_and_its_lock_is_free";
    let folder = tempfile::tempdir().unwrap();
    let mut reported = Vec::new();
    for round in 0..5 {
        reported.extend(killed(test, folder.path(), 1 + 13 * round));
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        drop(store.lock_orders(Duration::ZERO).await.unwrap());
        for id in &reported {
            assert!(store.order(&account(), id).await.unwrap().is_some(), "{id}");
        }
        store.check().await.unwrap();
        store.close().await;
    }
}

#[tokio::test]
async fn a_batch_of_invoices_is_there_as_a_whole_or_not_at_all() {
    const BATCH: u32 = 40;
    if let Some(folder) = std::env::var_os(VICTIM) {
        let store = Store::open(Path::new(&folder), &KEY).await.unwrap();
        let before = store.invoices(&account(), &InvoiceFilter::default()).await.unwrap().all;
        for batch in (before / BATCH).. {
            let invoices: Vec<_> = (0..BATCH)
                .map(|n| invoice(&format!("E{batch:04}{n:04}"), "2021-06-28"))
                .collect();
            store.add_invoices(&account(), &invoices).await.unwrap();
            report(batch);
        }
    }
    let test = "a_batch_of_invoices_is_there_as_a_whole_or_not_at_all";
    let folder = tempfile::tempdir().unwrap();
    for reports in 1..5 {
        let last: u32 = killed(test, folder.path(), reports).last().unwrap().parse().unwrap();
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        let all = store.invoices(&account(), &InvoiceFilter::default()).await.unwrap().all;
        assert!(
            all.is_multiple_of(BATCH) && all >= (last + 1) * BATCH,
            "{all} after batch {last}"
        );
        store.check().await.unwrap();
        store.close().await;
    }
}

#[tokio::test]
async fn a_first_start_that_was_killed_anywhere_is_done_again() {
    if let Some(folder) = std::env::var_os(VICTIM) {
        for number in 0.. {
            let store = Store::open(&Path::new(&folder).join(number.to_string()), &KEY)
                .await
                .unwrap();
            store.close().await;
            report(number);
        }
    }
    let test = "a_first_start_that_was_killed_anywhere_is_done_again";
    for reports in [1, 2, 4, 8, 16] {
        let root = tempfile::tempdir().unwrap();
        killed(test, root.path(), reports);
        for folder in std::fs::read_dir(root.path()).unwrap() {
            let folder = folder.unwrap().path();
            let store = Store::open(&folder, &KEY).await.unwrap();
            store.put_order(&account(), &order(OrderState::Draft, 0)).await.unwrap();
            store.close().await;
            let store = Store::open(&folder, &KEY).await.unwrap();
            assert_eq!(store.orders(&account()).await.unwrap().len(), 1);
        }
    }
}
