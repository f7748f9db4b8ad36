//! Partner Center requests: one for each submission, whenever the process ends, and readable without a connection.

use std::fs;

use packdesk_tests::Place;

use crate::common::{answer, list, refused, run};

const NEW: [&str; 6] = [
    "request",
    "new",
    "--summary",
    "Where is the invoice",
    "--description",
    "We paid and have none.",
];

#[test]
fn the_process_ends_at_each_named_point_and_one_request_is_there() {
    for point in ["request-written", "request-answered"] {
        for command in [&NEW[..], &["cancel", "gold-cloud-platform"]] {
            let place = Place::new().unwrap();
            answer(&place, &["offers"]);
            let mut ending = place.cli_command(command).unwrap();
            let output = ending.env("PACKDESK_CRASH_AT", point).output().unwrap();
            assert_eq!(output.status.code(), None, "{point} was not reached by {command:?}");
            // The next start sends it under its own id, whatever it was asked for.
            let found = answer(&place, &["requests"]);
            assert_eq!(list(&found).len(), 1, "{point}: {found}");
            answer(&place, &["sync"]);
            answer(&place, &["sync"]);
            assert_eq!(answer(&place, &["requests"]), found, "{point}");
            if command[0] == "cancel" {
                assert_eq!(
                    refused(&place, &["cancel", "gold-cloud-platform"], 3),
                    "cancellation_open",
                    "{point}"
                );
            }
        }
    }
}

#[test]
fn the_process_ends_at_each_named_point_and_one_note_is_there() {
    for point in ["request-written", "request-answered"] {
        let place = Place::new().unwrap();
        let made = answer(&place, &NEW);
        let id = made["request"].as_str().unwrap();
        let mut ending = place.cli_command(&["request", "note", id, "Hello?"]).unwrap();
        let output = ending.env("PACKDESK_CRASH_AT", point).output().unwrap();
        assert_eq!(output.status.code(), None, "{point} was not reached");
        for _ in 0..2 {
            answer(&place, &["sync"]);
            let shown = place.cli(&["request", "show", id]).unwrap().printed;
            assert_eq!(shown.matches("Hello?").count(), 1, "{point}: {shown}");
        }
    }
}

#[test]
fn a_request_is_made_listed_noted_and_found_again() {
    let place = Place::new().unwrap();
    let made = answer(&place, &NEW);
    let id = made["request"].as_str().unwrap().to_owned();
    for field in ["request", "summary", "type", "status", "opened", "modified"] {
        assert!(made[field].is_string(), "{field}: {made}");
    }
    let file = place.folder().join("receipt.pdf");
    fs::write(&file, b"a receipt").unwrap();
    answer(&place, &["sample", "today", "2021-06-28"]);
    let noted = answer(
        &place,
        &["request", "note", &id, "שלום 👋", "--attach", file.to_str().unwrap()],
    );
    assert_eq!(noted["request"].as_str(), Some(id.as_str()));
    let shown = place.cli(&["request", "show", &id]).unwrap().printed;
    assert!(shown.contains("שלום 👋") && shown.contains("receipt.pdf"), "{shown}");
    for (arguments, found) in [
        (vec!["requests"], 1),
        (vec!["requests", "--query", &id], 1),
        (vec!["requests", "--query", "invoice"], 1),
        (vec!["requests", "--query", "nothing like it"], 0),
        (vec!["requests", "--status", "open"], 1),
        (vec!["requests", "--status", "closed"], 0),
    ] {
        assert_eq!(list(&answer(&place, &arguments)).len(), found, "{arguments:?}");
    }
    answer(&place, &["sample", "fault", "refuse*9"]);
    assert_eq!(
        answer(&place, &["request", "show", &id])["request"],
        id.as_str(),
        "offline"
    );
    answer(&place, &["--account", "sample-tw", "offers"]);
    assert_eq!(
        refused(&place, &["--account", "sample-tw", "request", "show", &id], 1),
        "request_not_found"
    );
}

#[test]
fn what_cannot_be_sent_is_refused_with_its_field_and_nothing_is_sent() {
    let place = Place::new().unwrap();
    let id = answer(&place, &NEW)["request"].as_str().unwrap().to_owned();
    let before = answer(&place, &["request", "show", &id]);
    let long = "a".repeat(100_000);
    let large = place.folder().join("large.bin");
    fs::write(&large, vec![0; 5 * 1024 * 1024 + 1]).unwrap();
    let (large, missing) = (large.to_str().unwrap(), place.folder().join("missing.pdf"));
    for (arguments, exit, code) in [
        (vec!["request", "note", &id, &long], 2, "note_too_long"),
        (vec!["request", "note", &id, " \n\t"], 2, "note_empty"),
        (
            vec!["request", "note", &id, "x", "--attach", large],
            2,
            "attachment_too_large",
        ),
        (
            vec!["request", "note", &id, "x", "--attach", missing.to_str().unwrap()],
            1,
            "cannot_read_file",
        ),
        (vec!["request", "note", "123", "x"], 1, "request_not_found"),
        (
            vec!["request", "new", "--summary", "", "--description", "x"],
            2,
            "summary_missing",
        ),
        (
            vec!["request", "new", "--summary", &long[..201], "--description", "x"],
            2,
            "summary_too_long",
        ),
        (
            vec!["request", "new", "--summary", "x", "--description", &long],
            2,
            "note_too_long",
        ),
        (
            vec![
                "request",
                "new",
                "--summary",
                "x",
                "--description",
                "y",
                "--type",
                "Lost",
            ],
            2,
            "wrong_usage",
        ),
        (vec!["requests", "--status", "waiting"], 2, "wrong_usage"),
    ] {
        assert_eq!(refused(&place, &arguments, exit), code, "{code}");
    }
    answer(&place, &["sync"]);
    assert_eq!(answer(&place, &["request", "show", &id]), before);
    assert_eq!(list(&answer(&place, &["requests"])).len(), 1);
}

#[test]
fn every_named_fault_leaves_one_request_or_none_and_no_open_question() {
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
        answer(&place, &["offers"]);
        answer(
            &place,
            &["sample", "fault", &format!("{fault}*3@POST /v1/servicerequests")],
        );
        let ended = run(&place, &NEW);
        let sent = match ended.code {
            Some(0) => true,
            Some(4) if ended.printed.contains("request_unknown") => true,
            Some(3..=5) => false,
            other => panic!("{fault}: {other:?} {}", ended.printed),
        };
        // Some faults are met once and some three times: the rest of them is used up.
        for _ in 0..3 {
            run(&place, &["sync"]);
        }
        answer(&place, &["sync"]);
        let found = list(&answer(&place, &["requests"])).len();
        assert_eq!(found, usize::from(sent), "{fault}: {}", ended.printed);
        answer(&place, &["sync"]);
        assert_eq!(list(&answer(&place, &["requests"])).len(), found, "{fault}");
    }
}
