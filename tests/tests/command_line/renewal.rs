//! The main job without a window: see the window, renew by card, hold the invoice.

use std::collections::BTreeMap;
use std::process::Command;

use crate::common::{answer, assert_renewed_once, list, refused, run};
use packdesk_tests::Place;
use serde_json::Value;

#[test]
fn why_answers_for_each_day_around_the_window_and_names_its_rule() {
    let place = Place::new().unwrap();
    let mut expected = BTreeMap::from([
        ("2021-06-21".to_owned(), "not_yet"),
        ("2021-06-22".to_owned(), "may_be_open"),
        ("2021-07-23".to_owned(), "closed"),
    ]);
    expected.extend((23..=30).map(|day| (format!("2021-06-{day}"), "open")));
    expected.extend((1..=22).map(|day| (format!("2021-07-{day:02}"), "open")));
    assert_eq!(expected.values().filter(|answer| **answer == "open").count(), 30);
    for (on, window) in expected {
        let why = answer(&place, &["why", "action-pack", "--on", &on]);
        assert_eq!(why["answer"], window, "{on}");
        assert_eq!(why["policy"], "partner-center-2020");
        assert_eq!(
            (&why["opens"], &why["closes"]),
            (&Value::from("2021-06-23"), &Value::from("2021-07-22"))
        );
        assert!(
            list(&why["checks"])
                .iter()
                .all(|check| !check["reason"].as_str().unwrap().is_empty())
        );
    }
}

#[test]
fn a_renewal_by_card_charges_once_and_leaves_an_invoice() {
    let place = Place::new().unwrap();
    let offers = answer(&place, &["offers"]);
    let pack = list(&offers)
        .iter()
        .find(|offer| offer["offer"] == "action-pack")
        .unwrap();
    assert_eq!(
        (&pack["state"], &pack["action"]),
        (&Value::from("window"), &Value::from("renew"))
    );
    assert_eq!(
        (&pack["days_left"], &pack["anniversary"]),
        (&Value::from(24), &Value::from("2021-06-22"))
    );

    let order = answer(
        &place,
        &[
            "renew",
            "action-pack",
            "--card",
            "tok_visa",
            "--po",
            "PO-2021-0417",
            "--accept-total",
            "516.60 EUR",
        ],
    );
    assert_eq!(order["state"], "confirmed");
    assert_eq!(order["kind"], "renew");
    assert_eq!(order["anniversary"], "2022-06-22");
    assert_eq!(
        (&order["total"]["amount"], &order["total"]["currency"]),
        (&Value::from("516.60"), &Value::from("EUR"))
    );
    assert_renewed_once(&place);

    let shown = answer(&place, &["order", "show", order["order"].as_str().unwrap()]);
    assert_eq!(shown["invoice"], order["invoice"]);
    let offers = answer(&place, &["offers"]);
    let pack = list(&offers)
        .iter()
        .find(|offer| offer["offer"] == "action-pack")
        .unwrap();
    assert_eq!(
        (&pack["state"], &pack["anniversary"]),
        (&Value::from("active"), &Value::from("2022-06-22"))
    );
    assert_eq!(
        refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 3),
        "not_eligible"
    );
    assert_renewed_once(&place);
}

#[test]
fn the_invoice_is_a_sound_small_pdf_that_gives_its_text_back() {
    let place = Place::new().unwrap();
    for (account, language, expected) in [
        (
            "sample",
            "en",
            vec![
                "Lindqvist & Moore Ltd",
                "EUR 516.60",
                "PO-7",
                "Microsoft Action Pack subscription",
            ],
        ),
        (
            "sample-tw",
            "zh-TW",
            vec![
                "青嵐資訊股份有限公司",
                "NT$15,960",
                "PO-7",
                "行動套件",
                "發票編號",
                "松仁路 88 號 12 樓",
            ],
        ),
    ] {
        let order = answer(
            &place,
            &[
                "--account",
                account,
                "renew",
                "action-pack",
                "--card",
                "tok_visa",
                "--po",
                "PO-7",
            ],
        );
        let number = order["invoice"].as_str().unwrap();
        let file = place.folder().join(format!("{number}.pdf"));
        let path = file.to_str().unwrap();
        let pdf = answer(
            &place,
            &[
                "--account",
                account,
                "--lang",
                language,
                "invoice",
                "pdf",
                number,
                "--out",
                path,
            ],
        );
        let bytes = std::fs::metadata(&file).unwrap().len();
        assert_eq!(pdf["bytes"], bytes);
        assert!(bytes < 80_000, "{bytes} bytes");
        assert_eq!(list(&pdf["unprintable"]).len(), 0);

        tool("qpdf", &["--check", path]);
        let fonts = tool("pdffonts", &[path]);
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!rows.is_empty());
        for row in rows {
            // The columns before the object number are: embedded, subset, has a map to Unicode.
            let flags: Vec<&str> = row.split_whitespace().rev().skip(2).take(3).collect();
            assert_eq!(flags, ["yes", "yes", "yes"], "{row}");
        }
        let text = tool("pdftotext", &["-layout", path, "-"]);
        for part in expected {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert!(text.contains(number));

        let again = place.folder().join("again.pdf");
        let same = answer(
            &place,
            &[
                "--account",
                account,
                "--lang",
                language,
                "invoice",
                "pdf",
                number,
                "--out",
                again.to_str().unwrap(),
            ],
        );
        assert_eq!(same["sha256"], pdf["sha256"], "the same invoice gave other bytes");
        assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(&file).unwrap());
    }
}

#[test]
fn a_repeated_request_id_never_orders_twice() {
    let place = Place::new().unwrap();
    let id = "7b1c9a52-3d41-4c8e-9b5f-0f8a6d2e1c34";
    let order = ["renew", "action-pack", "--card", "tok_visa", "--request-id", id];
    let first = answer(&place, &order);
    let second = answer(&place, &order);
    assert_eq!(first["order"], second["order"]);
    assert_eq!(first["request_id"], id);
    assert_renewed_once(&place);
}

#[test]
fn a_lost_answer_is_asked_for_at_the_next_start() {
    let place = Place::new().unwrap();
    let code = refused(
        &place,
        &["renew", "action-pack", "--card", "tok_timeout_after_charge"],
        4,
    );
    assert_eq!(code, "outcome_unknown");
    assert_renewed_once(&place);
}

#[test]
fn a_declined_card_charges_nothing_and_the_next_card_works() {
    let place = Place::new().unwrap();
    for (token, code) in [
        ("tok_declined", "card_declined"),
        ("tok_error715", "card_error_715"),
        ("tok_nonsense", "unknown_card_token"),
    ] {
        assert_eq!(refused(&place, &["renew", "action-pack", "--card", token], 3), code);
        assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
        let orders = answer(&place, &["orders"]);
        assert!(
            list(&orders).iter().all(|order| order["state"] == "declined"),
            "{orders}"
        );
    }
    assert_eq!(
        answer(&place, &["renew", "action-pack", "--card", "tok_visa"])["state"],
        "confirmed"
    );
    assert_renewed_once(&place);
}

#[test]
fn a_charge_that_was_not_accepted_ends_with_1_and_stays_to_be_looked_into() {
    let place = Place::new().unwrap();
    let renew = ["renew", "action-pack", "--card", "tok_charges_more"];
    assert_eq!(refused(&place, &renew, 1), "charge_differs");
    let charges = answer(&place, &["sample", "charges"]);
    assert_eq!(
        (list(&charges).len(), &charges[0]["amount"]),
        (1, &Value::from("517.83"))
    );
    let orders = answer(&place, &["orders"]);
    assert_eq!(orders[0]["state"], "confirmed");
    let number = orders[0]["order"].as_str().unwrap();
    let shown = answer(&place, &["order", "show", number]);
    assert!(shown["warning"].as_str().unwrap().contains("517.83"), "{shown}");
    let checks = answer(&place, &["invoices", "checks"]);
    let check = list(&checks)
        .iter()
        .find(|check| check["check"] == "charge_differs")
        .unwrap();
    assert_eq!(check["order"], number);
    assert_eq!(
        check["message"].as_str().map(|text| text.contains("516.60")),
        Some(true)
    );
}

#[test]
fn another_total_than_the_accepted_one_is_refused_before_anything_is_written() {
    let place = Place::new().unwrap();
    for total in ["895.00 EUR", "516.60 USD", "516.61 EUR"] {
        let code = refused(
            &place,
            &["renew", "action-pack", "--card", "tok_visa", "--accept-total", total],
            3,
        );
        assert_eq!(code, "total_changed", "{total}");
    }
    assert_eq!(list(&answer(&place, &["orders"])).len(), 0);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
    assert_eq!(
        answer(
            &place,
            &[
                "renew",
                "action-pack",
                "--card",
                "tok_visa",
                "--accept-total",
                "516.6 EUR"
            ]
        )["state"],
        "confirmed"
    );
}

#[test]
fn every_named_fault_leaves_one_charge_or_none_and_no_open_question() {
    for fault in [
        "refuse",
        "timeout-before",
        "timeout-after",
        "reset",
        "truncated",
        "wrong-content-type",
        "401",
        "401-mfa",
        "403",
        "404",
        "409",
        "429",
        "429-date",
        "500",
        "503",
        "slow",
        "clock-skew",
    ] {
        let place = Place::new().unwrap();
        answer(&place, &["offers"]);
        answer(&place, &["sample", "fault", fault]);
        let ended = run(&place, &["renew", "action-pack", "--card", "tok_visa"]);
        assert!(
            matches!(ended.code, Some(0 | 1 | 3 | 4 | 5)),
            "{fault}: {:?} {}",
            ended.code,
            ended.printed
        );
        answer(&place, &["sync"]);
        if ended.code != Some(0) {
            let again = run(&place, &["renew", "action-pack", "--card", "tok_visa"]);
            assert!(matches!(again.code, Some(0 | 3)), "{fault}: {}", again.printed);
        }
        assert_renewed_once(&place);
    }
}

#[test]
fn the_same_seed_gives_the_same_account() {
    let documents: Vec<(String, String)> = (0..2)
        .map(|_| {
            let place = Place::new().unwrap();
            answer(&place, &["sample", "reset", "--seed", "7", "--invoices", "40"]);
            (run(&place, &["offers"]).printed, run(&place, &["invoices"]).printed)
        })
        .collect();
    assert_eq!(documents[0], documents[1]);
    let place = Place::new().unwrap();
    answer(&place, &["sample", "reset", "--seed", "8", "--invoices", "40"]);
    assert_ne!(run(&place, &["invoices"]).printed, documents[0].1);
}

#[test]
fn two_programs_at_once_never_charge_twice() {
    let place = Place::new().unwrap();
    answer(&place, &["offers"]);
    let renewals: Vec<_> = (0..3)
        .map(|_| {
            let mut command = place
                .cli_command(&["--json", "renew", "action-pack", "--card", "tok_visa"])
                .unwrap();
            command
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let codes: Vec<Option<i32>> = renewals
        .into_iter()
        .map(|child| child.wait_with_output().unwrap().status.code())
        .collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 3 | 6))), "{codes:?}");
    assert_renewed_once(&place);
}

/// The output of a tool that the set-up installs.
fn tool(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(name)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{name} is needed (cargo xtask test installs it): {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{name} {arguments:?}: {text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text
}
