//! Changes that were made and are missing in the ledger are told, and what the connection knows is fetched again.

use std::fs;

use packdesk_tests::Place;

use super::{assert_books_agree, contents, ended_at, put_back, remove_journal};
use crate::common::{answer, assert_renewed_once, list, refused, run};

const LOST: &str = "The last changes saved on this computer are missing.";
const ASKED: &str = "Partner Center was asked.";

#[test]
fn an_order_that_went_with_the_journal_is_told_and_fetched_again() {
    for point in ["order-answered", "order-kept"] {
        let place = Place::new().unwrap();
        answer(&place, &["sync"]);
        ended_at(&place, point, &["renew", "action-pack", "--card", "tok_visa"]);
        assert!(remove_journal(&place, "ledger.db"), "{point}");
        let ended = run(&place, &["orders"]);
        assert_eq!(ended.code, Some(0), "{point}: {}", ended.printed);
        assert!(ended.complained.contains(LOST), "{point}: {}", ended.complained);
        assert!(ended.complained.contains(ASKED), "{point}: {}", ended.complained);
        assert_eq!(ended.json().unwrap()[0]["state"], "confirmed", "{point}");
        let ended = run(&place, &["offers"]);
        let told = format!("{LOST} {ASKED}");
        let told = told.trim_end_matches('.');
        assert!(
            ended.complained.contains(told),
            "{point}: what was only here stays told: {}",
            ended.complained
        );
        assert_renewed_once(&place);
        assert_books_agree(&place, point);
    }
}

#[test]
fn what_is_told_is_dismissed_and_brought_back_by_its_id() {
    let place = Place::new().unwrap();
    assert_eq!(list(&answer(&place, &["messages"])).len(), 0);
    ended_at(
        &place,
        "order-answered",
        &["renew", "action-pack", "--card", "tok_visa"],
    );
    assert!(remove_journal(&place, "ledger.db"));
    let told = answer(&place, &["messages"]);
    let message = told[0]["id"].as_str().unwrap();
    assert_eq!(list(&told).len(), 1, "{told}");
    assert_eq!(list(&answer(&place, &["messages", "dismiss", message])).len(), 0);
    let ended = run(&place, &["offers"]);
    assert!(!ended.complained.contains(LOST), "{}", ended.complained);
    let shown = place.cli(&["messages"]).unwrap().printed;
    assert!(shown.contains("Dismissed:") && shown.contains(message), "{shown}");
    assert_eq!(answer(&place, &["messages", "recall", message]), told);
    assert_eq!(refused(&place, &["messages", "dismiss", "none"], 2), "wrong_usage");
}

#[test]
fn it_is_told_until_the_connection_was_asked_and_nothing_is_ordered_before() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    ended_at(&place, "order-kept", &["renew", "action-pack", "--card", "tok_visa"]);
    assert!(remove_journal(&place, "ledger.db"));
    answer(&place, &["sample", "fault", "refuse*1000"]);
    for command in ["orders", "offers", "orders"] {
        let ended = run(&place, &[command]);
        assert!(ended.complained.contains(LOST), "{command}: {}", ended.complained);
        assert!(!ended.complained.contains(ASKED), "{command}: {}", ended.complained);
    }
    let ended = run(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!(ended.code, Some(4), "{}", ended.printed);
    // The faults stand in the sample's file and go with it.
    let charges = answer(&place, &["sample", "charges"]);
    assert_eq!(list(&charges).len(), 1, "{charges}");
}

#[test]
fn an_older_copy_of_the_ledger_is_told_the_same_way() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let older = fs::read(place.data().join("ledger.db")).unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    fs::write(place.data().join("ledger.db"), older).unwrap();
    let ended = run(&place, &["--lang", "zh-TW", "orders"]);
    assert!(
        ended.complained.contains("這部電腦上最後儲存的變更不見了。"),
        "{}",
        ended.complained
    );
    assert_renewed_once(&place);
}

#[test]
fn a_note_that_is_behind_missing_or_damaged_says_nothing() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let note = place.data().join("last-change");
    let behind = fs::read(&note).unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    for spoiled in [Some(behind), Some(b"rubbish".to_vec()), Some(Vec::new()), None] {
        match spoiled {
            Some(bytes) => fs::write(&note, bytes).unwrap(),
            None => fs::remove_file(&note).unwrap(),
        }
        let ended = run(&place, &["orders"]);
        assert_eq!(ended.code, Some(0));
        assert!(!ended.complained.contains(LOST), "{}", ended.complained);
        assert_renewed_once(&place);
    }
}

#[test]
fn a_process_that_ends_between_a_change_and_its_note_loses_nothing() {
    for point in ["change-committed", "last-change-written"] {
        let place = Place::new().unwrap();
        answer(&place, &["sync"]);
        if point == "last-change-written" {
            fs::remove_file(place.data().join("last-change")).unwrap();
        }
        ended_at(&place, point, &["renew", "action-pack", "--card", "tok_visa"]);
        let ended = run(&place, &["orders"]);
        assert!(!ended.complained.contains(LOST), "{point}: {}", ended.complained);
        assert_books_agree(&place, point);
    }
}

#[test]
fn the_journals_of_what_can_be_fetched_again_may_go() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let whole = contents(&place.data());
    for database in ["cache.db", "sample.sandbox.db"] {
        put_back(&place, &whole);
        ended_at(&place, "order-kept", &["renew", "action-pack", "--card", "tok_visa"]);
        remove_journal(&place, database);
        let ended = run(&place, &["orders"]);
        assert_eq!(ended.code, Some(0), "{database}: {}", ended.complained);
        assert_eq!(
            list(&ended.json().unwrap()).len(),
            1,
            "{database}: the ledger keeps what it knows"
        );
    }
}
