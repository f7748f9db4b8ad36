//! The service dies, or the program is killed, at every page and at every step of a document: nothing is lost, nothing is
//! there twice, and what was answered is not asked for again.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::time::Duration;

use packdesk_tests::Place;
use serde_json::{Value, json};

use super::service::{Microsoft, Step, invoice};
use super::{connected, connection, of_contoso, sign_in, told};
use crate::common::list;

const PAGES: usize = 4;
const PAGE: usize = 3;
/// Far longer than any sync of these tests.
const NEVER: Duration = Duration::from_secs(120);

/// How a sync ends early.
#[derive(Debug, Clone, Copy)]
enum End {
    /// The connection breaks in the middle of an answer, each time.
    Broken,
    /// The program is killed while it waits for an answer.
    Killed,
}

fn number(page: usize, at: usize) -> String {
    format!("T0000{page}{at:02}")
}

fn pages(pages: usize, page: usize, with_documents: bool) -> Vec<Vec<Value>> {
    let entry = |number: &str| {
        let mut entry = invoice(number, "2026-03-10", "399.50", "Due");
        if !with_documents {
            entry["properties"]["documents"] = json!([]);
        }
        entry
    };
    (0..pages)
        .map(|at| (0..page).map(|row| entry(&number(at, row))).collect())
        .collect()
}

fn signed_in(pages: Vec<Vec<Value>>) -> (Place, Microsoft) {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(pages));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    (place, microsoft)
}

/// Syncs, and ends at a step.
fn end_at(place: &Place, microsoft: &Microsoft, step: &Step, end: End) {
    microsoft.book().steps.clear();
    match end {
        End::Broken => {
            microsoft.book().breaks_at = Some(step.clone());
            let ended = of_contoso(place, &["sync"]);
            assert_eq!(ended.code, Some(4), "{step:?}: {}", ended.printed);
        }
        End::Killed => {
            let reached = microsoft.book().hold_at(step.clone());
            let mut command = place.cli_command(&["--account", "contoso", "sync"]).unwrap();
            let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let is_reached = reached.recv_timeout(NEVER);
            running.kill().unwrap();
            assert_eq!(running.wait().unwrap().code(), None, "{step:?}: it was killed");
            assert!(is_reached.is_ok(), "{step:?} was never asked for");
        }
    }
    microsoft.book().recover();
}

fn numbers(place: &Place) -> Vec<String> {
    let rows = told(place, &["invoices", "--limit", "100"]);
    let mut numbers: Vec<String> = list(&rows)
        .iter()
        .map(|row| row["number"].as_str().unwrap().to_owned())
        .collect();
    numbers.sort();
    numbers
}

fn up_to(page: usize) -> Vec<String> {
    let all = (0..page).flat_map(|page| (0..PAGE).map(move |at| number(page, at)));
    all.collect()
}

fn every_page_can_be_the_last(end: End) {
    for ended in 0..PAGES {
        let (place, microsoft) = signed_in(pages(PAGES, PAGE, false));
        end_at(&place, &microsoft, &Step::Page(ended), end);
        assert_eq!(numbers(&place), up_to(ended), "{end:?} at page {ended}");
        let before: BTreeSet<Step> = microsoft.book().steps.keys().cloned().collect();

        microsoft.book().steps.clear();
        let sync = told(&place, &["sync"]);
        let report = connection(&sync);
        assert_eq!(report["state"], "current", "{report}");
        let counts = ["read", "new", "versions"].map(|count| report[count].as_u64().unwrap());
        let rest = ((PAGES - ended) * PAGE) as u64;
        assert_eq!(counts, [rest, rest, 0], "{end:?} at page {ended}");
        assert_eq!(numbers(&place), up_to(PAGES), "{end:?} at page {ended}");

        let steps = microsoft.book().steps.clone();
        let asked = |page: usize| steps.get(&Step::Page(page)).copied().unwrap_or_default();
        let expected: Vec<usize> = (0..PAGES).map(|page| usize::from(page >= ended)).collect();
        assert_eq!((0..PAGES).map(asked).collect::<Vec<_>>(), expected, "{end:?}");
        let twice: Vec<&Step> = before
            .iter()
            .filter(|step| steps.contains_key(step) && **step != Step::Accounts)
            .collect();
        assert_eq!(twice, [&Step::Page(ended)], "{end:?}: one page is asked for twice");
    }
}

#[test]
fn a_service_that_dies_at_any_page_loses_nothing() {
    every_page_can_be_the_last(End::Broken);
}

#[test]
fn a_program_that_is_killed_at_any_page_loses_nothing() {
    every_page_can_be_the_last(End::Killed);
}

const INVOICES: usize = 2;

/// Every document is stored once and whole, at the latest after the second sync.
fn assert_every_document(place: &Place, when: &str) {
    for at in 0..INVOICES {
        let number = number(0, at);
        let file = place.folder().join(format!("{number}.pdf"));
        told(place, &["invoice", "pdf", &number, "--out", file.to_str().unwrap()]);
        let content = std::fs::read_to_string(&file).unwrap();
        assert_eq!(content, format!("%PDF-1.4 the issuer's own file of {number}"), "{when}");
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(told(place, &["invoices", "verify"])["intact"], true, "{when}");
    let sync = told(place, &["sync"]);
    assert_eq!(connection(&sync)["documents"], 0, "{when}: nothing is owed any more");
}

fn every_step_of_a_document_can_be_the_last(end: End) {
    let steps = [Step::Preparation, Step::Waiting, Step::Document];
    for (of, step) in steps.iter().enumerate() {
        for at in 0..INVOICES {
            let (place, microsoft) = signed_in(pages(1, INVOICES, true));
            let number = number(0, at);
            let step = step(number.clone());
            end_at(&place, &microsoft, &step, end);
            let first = microsoft.book().steps.clone();
            microsoft.book().steps.clear();
            assert_eq!(numbers(&place).len(), INVOICES, "{end:?} at {step:?}");
            let sync = told(&place, &["sync"]);
            assert_eq!(connection(&sync)["state"], "current", "{end:?} at {step:?}");
            let second = microsoft.book().steps.clone();
            assert_every_document(&place, &format!("{end:?} at {step:?}"));

            let preparation = Step::Preparation(number);
            if of > 0 {
                assert_eq!(first[&preparation], 1, "{end:?} at {step:?}");
                assert!(
                    !second.contains_key(&preparation),
                    "{end:?} at {step:?}: what is prepared is not asked for again"
                );
            }
            // One that dies keeps no other from being fetched.
            if matches!(end, End::Broken) {
                let others = second.keys().filter(|asked| matches!(asked, Step::Document(_)));
                assert_eq!(others.count(), 1, "{step:?}");
            }
            assert!(
                second.values().all(|times| *times <= 2),
                "{end:?} at {step:?}: {second:?}"
            );
        }
    }
}

#[test]
fn a_service_that_dies_at_any_step_of_a_document_loses_nothing() {
    every_step_of_a_document_can_be_the_last(End::Broken);
}

#[test]
fn a_program_that_is_killed_at_any_step_of_a_document_loses_nothing() {
    every_step_of_a_document_can_be_the_last(End::Killed);
}

/// The rest that is asked for is over at once, and nobody begins anew all the same: the sync ends.
#[test]
fn the_first_answer_of_too_many_requests_ends_all_documents() {
    const MANY: usize = 40;
    /// As many as are under way at a time.
    const AT_A_TIME: usize = 8;
    let (place, microsoft) = signed_in(pages(1, MANY, true));
    microsoft.book().has_no_time_for_documents = true;
    let ended = of_contoso(&place, &["sync"]);
    assert_eq!(ended.code, Some(4), "{}", ended.printed);
    let document = ended.json().unwrap();
    assert_eq!(document["error"]["code"], "connection_throttled");
    assert_eq!(connection(&document)["read"], MANY);
    let prepared = |microsoft: &Microsoft| {
        let steps = &microsoft.book().steps;
        let asked = steps.iter().filter(|(step, _)| matches!(step, Step::Preparation(_)));
        asked.map(|(_, times)| times).sum::<usize>()
    };
    let asked = prepared(&microsoft);
    assert!((1..=AT_A_TIME).contains(&asked), "{asked} were asked for");

    microsoft.book().has_no_time_for_documents = false;
    microsoft.book().steps.clear();
    let sync = told(&place, &["sync"]);
    assert_eq!(
        (&connection(&sync)["documents"], prepared(&microsoft)),
        (&MANY.into(), MANY)
    );
}
