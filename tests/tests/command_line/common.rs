//! What several whole-program tests ask packdesk-cli.
#![allow(dead_code, reason = "each test program uses a part of it")]

use packdesk_tests::{Ended, Place};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Payment by bank transfer, with whom the bank asks.
pub const CONTACT: [&str; 7] = [
    "--transfer",
    "--contact-name",
    "Aoife Moore",
    "--phone",
    "0861234567",
    "--email",
    "aoife@lindqvist.example",
];

/// The key that the program makes of a key file with this text.
pub fn key_of(text: &str) -> [u8; 32] {
    let hash = Sha256::new().chain_update("packdesk key file 1").chain_update([0]);
    hash.chain_update(text).finalize().into()
}

/// Runs packdesk-cli with `--json`.
pub fn run(place: &Place, arguments: &[&str]) -> Ended {
    let mut all = vec!["--json"];
    all.extend(arguments);
    let ended = place.cli(&all).unwrap();
    assert!(
        !ended.complained.contains("panicked"),
        "{arguments:?} panicked: {}",
        ended.complained
    );
    ended
}

/// The document of a command that has to succeed.
pub fn answer(place: &Place, arguments: &[&str]) -> Value {
    let ended = run(place, arguments);
    assert_eq!(
        ended.code,
        Some(0),
        "{arguments:?}: {}{}",
        ended.printed,
        ended.complained
    );
    ended.json().unwrap()
}

/// The code of the error of a command that has to end with `exit`.
pub fn refused(place: &Place, arguments: &[&str], exit: i32) -> String {
    let ended = run(place, arguments);
    assert_eq!(
        ended.code,
        Some(exit),
        "{arguments:?}: {}{}",
        ended.printed,
        ended.complained
    );
    let error = &ended.json().unwrap()["error"];
    for part in ["code", "message", "safe", "todo"] {
        let text = error[part].as_str().unwrap_or_default();
        assert!(
            !text.is_empty() && !text.starts_with("error-") && !text.contains("{$"),
            "{arguments:?} lacks {part} or a value in it: {error}"
        );
    }
    error["code"].as_str().unwrap().to_owned()
}

pub fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// One charge, one confirmed order, one invoice of it that is stored: what must hold after a paid renewal, whatever
/// happened on the way.
pub fn assert_renewed_once(place: &Place) {
    let orders = answer(place, &["orders"]);
    let confirmed: Vec<&Value> = list(&orders)
        .iter()
        .filter(|order| order["state"] == "confirmed")
        .collect();
    assert_eq!(confirmed.len(), 1, "{orders}");
    let charges = answer(place, &["sample", "charges"]);
    assert_eq!(list(&charges).len(), 1, "{charges}");
    assert_eq!(charges[0]["order"], confirmed[0]["order"]);
    assert_eq!(charges[0]["request_id"], confirmed[0]["request_id"]);
    let number = confirmed[0]["invoice"]
        .as_str()
        .unwrap_or_else(|| panic!("a paid order without its invoice: {orders}"));
    let invoices = answer(place, &["invoices", "--query", number]);
    assert_eq!(list(&invoices).len(), 1, "{invoices}");
    assert_eq!(invoices[0]["number"], number);
}
