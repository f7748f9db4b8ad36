//! A change over two files is one change: whenever the process ends, the next start finds both as they were or both changed.

use std::fs;

use packdesk_tests::Place;

use super::{assert_books_agree, ended_at};
use crate::common::{CONTACT, answer, list, run};

#[test]
fn a_reset_that_was_begun_is_finished_by_whoever_comes_next() {
    for point in ["reset-begun", "reset-sample", "reset-ledger"] {
        for next in ["orders", "offers", "sync"] {
            let place = Place::new().unwrap();
            answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
            ended_at(
                &place,
                point,
                &["sample", "reset", "--today", "2021-06-27", "--seed", "5"],
            );
            answer(&place, &[next]);
            let when = format!("{point}, then {next}");
            assert_eq!(list(&answer(&place, &["orders"])).len(), 0, "{when}");
            assert_books_agree(&place, &when);
            assert_eq!(answer(&place, &["sample", "today"])["today"], "2021-06-27", "{when}");
            answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
            assert_books_agree(&place, &when);
        }
    }
}

#[test]
fn an_order_of_whoever_comes_next_belongs_to_the_new_sample() {
    for point in ["reset-begun", "reset-sample", "reset-ledger"] {
        let place = Place::new().unwrap();
        answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
        ended_at(&place, point, &["sample", "reset"]);
        answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
        assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 1, "{point}");
        assert_books_agree(&place, point);
    }
}

#[test]
fn of_two_resets_at_once_one_comes_after_the_other() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    for round in 0..4 {
        let resets = ["7", "8", "9"].map(|seed| {
            place
                .cli_command(&["--json", "sample", "reset", "--invoices", "300", "--seed", seed])
                .unwrap()
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        });
        for reset in resets {
            let output = reset.wait_with_output().unwrap();
            assert_eq!(
                output.status.code(),
                Some(0),
                "{}",
                String::from_utf8_lossy(&output.stdout)
            );
        }
        let when = format!("round {round}");
        assert_eq!(
            list(&answer(&place, &["invoices", "--limit", "1000"])).len(),
            319,
            "{when}"
        );
        answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
        assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 1, "{when}");
        assert_books_agree(&place, &when);
    }
}

#[test]
fn a_reset_waits_for_an_order_that_is_being_placed() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let lock = fs::File::create(place.data().join("orders.lock")).unwrap();
    lock.lock().unwrap();
    let ended = run(&place, &["sample", "reset"]);
    assert_eq!(ended.code, Some(6), "{}", ended.printed);
    assert_eq!(ended.json().unwrap()["error"]["code"], "data_busy");
    drop(lock);
    assert_books_agree(&place, "after a reset that was refused");
    answer(&place, &["sample", "reset"]);
}

#[test]
fn a_calendar_that_was_moved_is_followed_by_whoever_comes_next() {
    let place = Place::new().unwrap();
    let placed = answer(&place, &[&["renew", "action-pack"], &CONTACT[..]].concat());
    let order = placed["order"].as_str().unwrap();
    let proof = place.folder().join("confirmation.pdf");
    fs::write(&proof, b"%PDF-1.7\nThe bank confirms the transfer.\n%%EOF\n").unwrap();
    answer(&place, &["order", "proof", order, proof.to_str().unwrap()]);
    ended_at(&place, "calendar-moved", &["sample", "today", "2021-07-05"]);
    let orders = answer(&place, &["orders"]);
    assert_eq!(orders[0]["state"], "confirmed", "{orders}");
    assert_books_agree(&place, "after the calendar");
}

#[test]
fn a_role_that_was_taken_is_followed_by_whoever_comes_next() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    ended_at(&place, "role-written", &["sign-in", "--role", "helpdesk-agent"]);
    let why = answer(&place, &["why", "action-pack"]);
    let role = list(&why["checks"]).iter().find(|check| check["id"] == "role").unwrap();
    assert_eq!(role["outcome"], "failed", "{role}");
}
