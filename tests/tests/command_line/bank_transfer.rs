//! Paying by electronic bank transfer: placed, proved, arrived; or cancelled, or expired.

use std::fs;

use crate::common::{answer, assert_renewed_once, list, refused, run};
use packdesk_tests::Place;
use serde_json::Value;

const PROOF: &[u8] = b"%PDF-1.7\nThe bank confirms the transfer.\n%%EOF\n";

fn placed(place: &Place) -> String {
    let order = answer(
        place,
        &[
            "renew",
            "action-pack",
            "--transfer",
            "--contact-name",
            "Aoife Moore",
            "--phone",
            "0861234567",
            "--email",
            "aoife@lindqvist.ie",
            "--po",
            "PO-9",
        ],
    );
    assert_eq!(order["state"], "awaiting_payment");
    assert_eq!(order["total"]["amount"], "516.60");
    order["order"].as_str().unwrap().to_owned()
}

fn file(place: &Place, name: &str, content: &[u8]) -> String {
    let path = place.folder().join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn state(place: &Place, order: &str) -> Value {
    answer(place, &["order", "show", order])["state"].clone()
}

#[test]
fn a_cancelled_order_keeps_its_proof_and_says_that_money_may_be_under_way() {
    for (language, said) in [("en", "Do not pay again"), ("zh-TW", "請勿再次付款")] {
        let place = Place::new().unwrap();
        let order = placed(&place);
        answer(&place, &["order", "proof", &order, &file(&place, "proof.pdf", PROOF)]);
        let cancelled = answer(&place, &["--lang", language, "order", "cancel", &order]);
        let warning = cancelled["warning"].as_str().unwrap();
        assert!(warning.contains(said) && warning.contains(&order), "{warning}");
        let kept = place.folder().join("kept.pdf");
        answer(
            &place,
            &["order", "proof-file", &order, "--out", kept.to_str().unwrap()],
        );
        assert_eq!(std::fs::read(kept).unwrap(), PROOF);
        let printed = place
            .cli(&["--lang", language, "order", "show", &order])
            .unwrap()
            .printed;
        assert!(printed.contains(said), "{printed}");
    }
}

#[test]
fn a_proved_transfer_arrives_and_confirms_the_order_once() {
    let place = Place::new().unwrap();
    let order = placed(&place);
    assert_eq!(
        refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 3),
        "not_eligible"
    );
    let proof = file(&place, "confirmation.pdf", PROOF);
    assert_eq!(
        answer(&place, &["order", "proof", &order, &proof])["state"],
        "proof_uploaded"
    );
    let better = file(&place, "better.png", b"\x89PNG\r\n\x1a\nnew picture");
    let replaced = answer(&place, &["order", "proof", &order, &better, "--reference", "TX-77"]);
    assert_eq!(replaced["state"], "proof_uploaded");
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);

    answer(&place, &["sample", "today", "2021-06-30"]);
    assert_eq!(state(&place, &order), "proof_uploaded");
    answer(&place, &["sample", "today", "2021-07-01"]);
    assert_eq!(state(&place, &order), "confirmed");
    assert_renewed_once(&place);
    answer(&place, &["sample", "today", "2021-12-31"]);
    assert_renewed_once(&place);
    assert_eq!(refused(&place, &["order", "cancel", &order], 1), "order_paid");
    assert_eq!(refused(&place, &["order", "proof", &order, &proof], 1), "order_paid");
}

#[test]
fn a_cancelled_order_is_over_and_a_card_can_take_its_place() {
    let place = Place::new().unwrap();
    let order = placed(&place);
    assert_eq!(answer(&place, &["order", "cancel", &order])["state"], "cancelled");
    assert_eq!(refused(&place, &["order", "cancel", &order], 1), "order_not_open");
    assert_eq!(
        answer(&place, &["renew", "action-pack", "--card", "tok_visa"])["state"],
        "confirmed"
    );
    assert_renewed_once(&place);
}

#[test]
fn an_unpaid_order_expires_thirty_days_after_it_was_made() {
    let place = Place::new().unwrap();
    let order = placed(&place);
    answer(&place, &["sample", "today", "2021-07-28"]);
    assert_eq!(state(&place, &order), "awaiting_payment");
    answer(&place, &["sample", "today", "2021-07-29"]);
    assert_eq!(state(&place, &order), "expired");
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
}

#[test]
fn what_is_no_proof_is_refused_before_anything_is_sent() {
    let place = Place::new().unwrap();
    let order = placed(&place);
    let good = file(&place, "good.pdf", PROOF);
    let mut large = PROOF.to_vec();
    large.splice(9..9, std::iter::repeat_n(b' ', 5 * 1024 * 1024 + 1 - PROOF.len()));
    let missing = place.folder().join("missing.pdf");
    for (path, exit, code) in [
        (file(&place, "empty.pdf", b""), 2, "proof_empty"),
        (file(&place, "large.pdf", &large), 2, "proof_too_large"),
        (file(&place, "text.pdf", b"I paid, believe me."), 2, "proof_wrong_kind"),
        (file(&place, "cut.pdf", b"%PDF-1.7\nbroken off"), 2, "proof_wrong_kind"),
        (missing.to_str().unwrap().to_owned(), 1, "cannot_read_file"),
    ] {
        assert_eq!(
            refused(&place, &["order", "proof", &order, &path], exit),
            code,
            "{path}"
        );
        assert_eq!(state(&place, &order), "awaiting_payment");
    }
    assert_eq!(
        refused(&place, &["order", "proof", &order, &good, "--paid-on", "yesterday"], 2),
        "invalid_date"
    );
    assert_eq!(
        refused(&place, &["order", "proof", "7399999999", &good], 1),
        "order_not_found"
    );
    large.remove(9);
    let largest = file(&place, "largest.pdf", &large);
    assert_eq!(
        answer(&place, &["order", "proof", &order, &largest])["state"],
        "proof_uploaded"
    );
}

#[test]
fn a_fault_while_uploading_or_cancelling_loses_nothing() {
    for fault in [
        "refuse",
        "timeout-before",
        "timeout-after",
        "reset",
        "truncated",
        "500",
        "503",
        "401",
        "403",
    ] {
        let place = Place::new().unwrap();
        let order = placed(&place);
        let proof = file(&place, "proof.pdf", PROOF);
        answer(&place, &["sample", "fault", fault]);
        let ended = run(&place, &["order", "proof", &order, &proof]);
        assert!(
            matches!(ended.code, Some(0 | 1 | 3 | 4 | 5)),
            "{fault}: {}",
            ended.printed
        );
        answer(&place, &["sync"]);
        assert_eq!(
            answer(&place, &["order", "proof", &order, &proof])["state"],
            "proof_uploaded",
            "{fault}"
        );
        answer(&place, &["sample", "fault", fault]);
        let ended = run(&place, &["order", "cancel", &order]);
        assert!(
            matches!(ended.code, Some(0 | 1 | 3 | 4 | 5)),
            "{fault}: {}",
            ended.printed
        );
        answer(&place, &["sync"]);
        if state(&place, &order) != "cancelled" {
            answer(&place, &["order", "cancel", &order]);
        }
        assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0, "{fault}");
    }
}
