//! The files of the data folder at bad moments: suspended and killed processes, removed and swapped files, a full disk.

mod damaged_copies;
#[cfg(target_os = "linux")]
mod full_disk;
mod key_rotation;
mod lost_changes;
mod reasons;
mod reset;
#[cfg(unix)]
mod suspended;
mod two_openings;

use std::fs;
use std::path::Path;

use packdesk_tests::{Ended, Place};
use serde_json::Value;

use crate::common::{answer, list};

/// Runs packdesk-cli until the named point of its work ends it.
fn ended_at(place: &Place, point: &str, arguments: &[&str]) {
    let output = place
        .cli_command(arguments)
        .unwrap()
        .env("PACKDESK_CRASH_AT", point)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), None, "{point} was not reached by {arguments:?}");
}

/// The orders of the ledger, the charges of the gateway and the invoices of the archive say the same.
fn assert_books_agree(place: &Place, when: &str) {
    let orders = answer(place, &["orders"]);
    let confirmed: Vec<&Value> = list(&orders)
        .iter()
        .filter(|order| order["state"] == "confirmed")
        .collect();
    let charges = answer(place, &["sample", "charges"]);
    let of = |values: Vec<&Value>| {
        let mut orders: Vec<String> = values.iter().map(|value| value["order"].to_string()).collect();
        orders.sort();
        orders
    };
    assert_eq!(
        of(confirmed.clone()),
        of(list(&charges).iter().collect()),
        "{when}: {orders} {charges}"
    );
    for order in confirmed {
        let number = order["invoice"].as_str().unwrap_or_else(|| panic!("{when}: {orders}"));
        let invoices = answer(place, &["invoices", "--query", number]);
        assert_eq!(list(&invoices).len(), 1, "{when}: {invoices}");
    }
}

/// Every file of the data folder with its bytes, that of folders in it too.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(
                contents(&entry.path())
                    .into_iter()
                    .map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
        } else {
            found.push((name, fs::read(entry.path()).unwrap()));
        }
    }
    found
}

/// Puts files where those of the data folder were.
fn put_back(place: &Place, files: &[(String, Vec<u8>)]) {
    let folder = place.data();
    if folder.exists() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                fs::remove_dir_all(path).unwrap();
            } else {
                fs::remove_file(path).unwrap();
            }
        }
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The error of a command that failed.
fn error(ended: &Ended) -> Value {
    ended.json().unwrap()["error"].clone()
}

fn remove_journal(place: &Place, database: &str) -> bool {
    let there = place.data().join(format!("{database}-wal"));
    let lost = fs::metadata(&there).is_ok_and(|found| found.len() > 0);
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(place.data().join(format!("{database}{suffix}")));
    }
    lost
}
