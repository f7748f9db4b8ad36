//! What the built programs say and leave, and whether the two sides agree.

use std::fs;

use packdesk_tests::{Ended, Place};
use serde_json::Value;

/// The document of a command that has to succeed.
pub fn asked(place: &Place, arguments: &[&str], found: &mut Vec<String>) -> Value {
    let ended: Ended = place.cli(&[&["--json"], arguments].concat()).unwrap();
    if ended.code != Some(0) {
        found.push(format!(
            "{arguments:?}: {:?} {}{}",
            ended.code, ended.printed, ended.complained
        ));
    }
    ended.json().unwrap_or_default()
}

/// Holds the orders, the gateway's charges and the invoices against each other, and looks for what was left lying about.
pub fn disagreements(place: &Place, found: &mut Vec<String>) {
    let orders = asked(place, &["orders"], found);
    let charges = asked(place, &["sample", "charges"], found);
    let none = Vec::new();
    let orders = orders.as_array().unwrap_or(&none);
    let charges = charges.as_array().unwrap_or(&none);
    for charge in charges {
        let paid: Vec<&Value> = orders
            .iter()
            .filter(|order| order["order"] == charge["order"])
            .collect();
        if paid.len() != 1 || paid[0]["state"] != "confirmed" || paid[0]["invoice"].is_null() {
            found.push(format!("WRONG: the charge {charge} belongs to {paid:?}"));
        }
    }
    if charges.len() > 1 {
        found.push(format!("DOUBLE CHARGE: {charges:?}"));
    }
    for order in orders {
        if order["state"] == "unknown" || order["state"] == "submitting" {
            found.push(format!("LOST: {order}"));
        }
        if order["state"] == "confirmed" && !charges.iter().any(|charge| charge["order"] == order["order"]) {
            found.push(format!("WRONG: confirmed without a charge: {order}"));
        }
    }
    let verified = place.cli(&["--json", "invoices", "verify"]).unwrap();
    if verified.code != Some(0) {
        found.push(format!("LOST: {}", verified.printed));
    }
    found.extend(leftovers(place).into_iter().map(|left| format!("LEFT: {left}")));
}

/// What a run that was ended left in the data folder or beside what it exported.
fn leftovers(place: &Place) -> Vec<String> {
    let mut left = Vec::new();
    for folder in [
        place.data(),
        place.data().join("backups"),
        place.data().join("viewer"),
        place.folder().join("exported"),
    ] {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_left = |part: &&str| name.contains(part);
            if ["unfinished", "restoring", "rekeyed", ".part"].iter().any(is_left) {
                left.push(name);
            }
        }
    }
    left
}
