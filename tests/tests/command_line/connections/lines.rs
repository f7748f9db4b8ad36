//! The lines of invoices of Azure Billing: read once, told as they were sent, and what follows from them.

use std::process::Stdio;
use std::sync::mpsc;

use http::StatusCode;
use packdesk_tests::{Ended, Place};
use serde_json::{Value, json};

use super::service::line_service::line;
use super::service::{Microsoft, invoice};
use super::{connected, connection, of_contoso, sign_in, told};
use crate::common::{answer, list};

const CORE: &str = "partner-success-core";
const YEAR: [&str; 2] = ["2026-01-20", "2027-01-19"];
const MONTH: [&str; 2] = ["2026-02-01", "2026-02-28"];

/// A signed-in account whose list has these invoices, each as its number and its day.
fn account(invoices: &[(&str, &str)]) -> (Place, Microsoft) {
    let page = invoices
        .iter()
        .map(|(number, day)| invoice(number, day, "399.50", "Due"))
        .collect();
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(vec![page]));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    (place, microsoft)
}

fn pages(microsoft: &Microsoft, number: &str, pages: Vec<Vec<Value>>) {
    microsoft.book().lines.pages.insert(number.to_owned(), pages);
}

fn on(place: &Place, day: &str, command: &[&str]) -> Value {
    let arguments = [&["--json", "--account", "contoso"], command].concat();
    let mut asked = place.cli_command(&arguments).unwrap();
    let output = asked.env("PACKDESK_COMPUTER_DAY", day).output().unwrap();
    let ended = Ended {
        code: output.status.code(),
        printed: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    };
    assert_eq!(
        ended.code,
        Some(0),
        "{command:?}: {}{}",
        ended.printed,
        ended.complained
    );
    ended.json().unwrap()
}

/// Three pages of two lines each.
fn six_lines() -> Vec<Vec<Value>> {
    let page = |page: usize| {
        let lines = (0..2).map(|at| line(&format!("{page}{at}"), &format!("Line {page}{at}"), MONTH, "399.50"));
        lines.collect()
    };
    (0..3).map(page).collect()
}

fn texts(shown: &Value) -> Vec<&str> {
    let lines = list(&shown["lines"]["lines"]).iter();
    lines.map(|line| line["text"].as_str().unwrap()).collect()
}

#[test]
fn lines_are_told_as_they_were_sent_and_asked_for_again_where_their_invoice_changed() {
    let (place, microsoft) = account(&[("T1", "2026-03-01"), ("T2", "2026-03-02")]);
    pages(&microsoft, "T1", six_lines());
    let sync = told(&place, &["sync"]);
    assert_eq!(connection(&sync)["state"], "current");
    assert_eq!(list(&connection(&sync)["refused"]).len(), 0, "{sync}");
    assert_eq!(microsoft.book().asked_lines(), 4, "three pages and one");

    let printed = of_contoso(&place, &["invoice", "show", "T1"]).printed;
    let shown: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(shown["lines"]["state"], "known");
    assert_eq!(
        texts(&shown),
        ["Line 00", "Line 01", "Line 10", "Line 11", "Line 20", "Line 21"]
    );
    let first = &shown["lines"]["lines"][0];
    for (field, value) in [
        ("kind", "Purchase"),
        ("period_from", "2026-02-01"),
        ("period_to", "2026-02-28"),
        ("quantity", "1"),
    ] {
        assert_eq!(first[field], value, "{field}");
    }
    assert_eq!(first["net"]["amount"], "399.50");
    assert_eq!(first["is_elsewhere"], false);
    assert_eq!(shown["lines_sent"][5]["properties"]["unheardOf"]["PLANTED-FIELD"], 2);
    assert!(
        printed.contains(r#""subTotal":{"currency":"EUR","value":399.50}"#),
        "each digit as it was sent: {printed}"
    );
    assert_eq!(shown["sent"]["properties"]["unheardOf"]["PLANTED-FIELD"], 1);

    microsoft.book().asked.clear();
    told(&place, &["sync"]);
    assert_eq!(
        microsoft.book().asked_lines(),
        0,
        "what was told is not asked for again"
    );
    microsoft.book().pages[0][0] = invoice("T1", "2026-03-01", "399.50", "Paid");
    let mut fewer = six_lines();
    fewer[0].pop();
    pages(&microsoft, "T1", fewer);
    told(&place, &["sync"]);
    assert_eq!(microsoft.book().asked_lines(), 3, "those of the invoice that changed");
    let shown = told(&place, &["invoice", "show", "T1"]);
    assert_eq!((&shown["version"], texts(&shown).len()), (&2.into(), 5));
    assert!(told(&place, &["invoices", "verify"])["intact"].as_bool().unwrap());
    // They belong to the account, and go with it.
    answer(&place, &["account", "rename", "contoso", "renamed"]);
    assert_eq!(
        texts(&answer(&place, &["--account", "renamed", "invoice", "show", "T1"])).len(),
        5
    );
}

#[test]
fn what_is_not_told_of_lines_is_not_known_and_is_none_of_the_invoices_concern() {
    let numbers = ["T1", "T2", "T3", "T4", "T5"].map(|number| (number, "2026-03-01"));
    let (place, microsoft) = account(&numbers);
    pages(&microsoft, "T1", vec![vec![]]);
    for (number, status) in [
        ("T2", StatusCode::NOT_FOUND),
        ("T3", StatusCode::FORBIDDEN),
        ("T4", StatusCode::BAD_REQUEST),
    ] {
        microsoft.book().lines.refused.insert(number.to_owned(), status);
    }
    let sync = told(&place, &["sync"]);
    let report = connection(&sync);
    assert_eq!(
        (&report["state"], &report["new"], &report["documents"]),
        (&"current".into(), &5.into(), &5.into()),
        "{report}"
    );
    let mut refused: Vec<(&str, &str)> = list(&report["refused"])
        .iter()
        .map(|item| (item["what"].as_str().unwrap(), item["code"].as_str().unwrap()))
        .collect();
    refused.sort_unstable();
    let expected = [
        // That nothing is told of the other two says nothing, so nothing was refused.
        ("Lines of T3", "forbidden"),
        ("Lines of T4", "refused"),
    ];
    assert_eq!(refused, expected);
    for (number, _) in &numbers[..4] {
        let shown = told(&place, &["invoice", "show", number]);
        assert_eq!(shown["lines"]["state"], "unknown", "{number}");
        assert!(!shown["lines"]["reason"].as_str().unwrap().is_empty(), "{number}");
        assert!(texts(&shown).is_empty());
    }
    assert_eq!(told(&place, &["invoice", "show", "T5"])["lines"]["state"], "known");
    microsoft.book().asked.clear();
    let again = told(&place, &["sync"]);
    assert_eq!(
        microsoft.book().asked_lines(),
        0,
        "not asked for in vain again and again"
    );
    assert_eq!(list(&connection(&again)["refused"]).len(), 0);

    // What was told once stays, also where nothing is told of the changed invoice.
    microsoft
        .book()
        .lines
        .refused
        .insert("T5".to_owned(), StatusCode::NOT_FOUND);
    microsoft.book().pages[0][4] = invoice("T5", "2026-03-01", "399.50", "Paid");
    told(&place, &["sync"]);
    let shown = told(&place, &["invoice", "show", "T5"]);
    assert_eq!((&shown["lines"]["state"], texts(&shown).len()), (&"known".into(), 1));
    assert!(!shown["lines"]["reason"].as_str().unwrap().is_empty());
}

#[test]
fn a_service_that_tells_the_lines_of_no_invoice_is_asked_for_few_at_a_time() {
    let numbers: Vec<String> = (1..=60).map(|at| format!("T{at:02}")).collect();
    let dated: Vec<(&str, &str)> = numbers.iter().map(|number| (number.as_str(), "2026-03-01")).collect();
    let (place, microsoft) = account(&dated);
    for number in &numbers {
        microsoft
            .book()
            .lines
            .refused
            .insert(number.clone(), StatusCode::NOT_FOUND);
    }
    let mut asked = Vec::new();
    for _ in 0..4 {
        microsoft.book().asked.clear();
        assert_eq!(connection(&told(&place, &["sync"]))["state"], "current");
        asked.push(microsoft.book().asked_lines());
    }
    // Those that are under way when it is enough are asked for too, and noted or not.
    assert!(
        (25..=28).contains(&asked[0]) && (25..=28).contains(&asked[1]),
        "{asked:?}"
    );
    assert!(asked[2] < 15 && asked[3] == 0, "{asked:?}");
}

#[test]
fn a_service_in_trouble_over_lines_leaves_the_rest_to_the_next_sync() {
    let numbers = ["T1", "T2", "T3"].map(|number| (number, "2026-03-01"));
    let (place, microsoft) = account(&numbers);
    let mut broken = line("1", "Line", MONTH, "399.50");
    broken["properties"]["quantity"] = json!("many");
    pages(
        &microsoft,
        "T2",
        vec![vec![broken, line("2", "Readable", MONTH, "399.50")]],
    );
    microsoft
        .book()
        .lines
        .refused
        .insert("T1".to_owned(), StatusCode::NOT_IMPLEMENTED);
    let document = told(&place, &["sync"]);
    let report = connection(&document);
    assert_eq!((&report["state"], &report["documents"]), (&"current".into(), &3.into()));
    let troubled: Vec<&Value> = list(&report["refused"])
        .iter()
        .filter(|item| item["code"] == "server_trouble")
        .collect();
    assert!(
        matches!(troubled[..], [item] if item["what"] == "Lines of T1"),
        "{report}"
    );
    let shown = told(&place, &["invoice", "show", "T2"]);
    assert_eq!(
        (&shown["lines"]["state"], &texts(&shown)[..]),
        (&"incomplete".into(), &["Readable"][..])
    );
    microsoft.book().lines.refused.clear();
    microsoft.book().asked.clear();
    assert_eq!(connection(&told(&place, &["sync"]))["state"], "current");
    assert_eq!(microsoft.book().asked_lines(), 1, "those of T1");
    assert_eq!(told(&place, &["invoice", "show", "T1"])["lines"]["state"], "known");
}

#[test]
fn a_connection_that_breaks_at_any_page_of_lines_loses_none_and_reads_none_twice() {
    for breaks_at in 0..3 {
        let (place, microsoft) = account(&[("T1", "2026-03-01")]);
        pages(&microsoft, "T1", six_lines());
        microsoft.book().lines.breaks_at = Some(breaks_at);
        let broken = of_contoso(&place, &["sync"]);
        assert_eq!(broken.code, Some(4), "{}", broken.printed);
        let broken = broken.json().unwrap();
        assert_eq!(
            (&connection(&broken)["new"], &connection(&broken)["documents"]),
            (&1.into(), &1.into())
        );
        assert_eq!(told(&place, &["invoice", "show", "T1"])["lines"]["state"], "unknown");

        microsoft.book().lines.breaks_at = None;
        microsoft.book().asked.clear();
        assert_eq!(connection(&told(&place, &["sync"]))["state"], "current");
        assert_eq!(microsoft.book().asked_lines(), 3 - breaks_at);
        assert_eq!(texts(&told(&place, &["invoice", "show", "T1"])).len(), 6);
    }
}

#[test]
fn a_program_that_is_killed_at_any_page_of_lines_goes_on_there() {
    for hangs_at in 0..3 {
        let (place, microsoft) = account(&[("T1", "2026-03-01")]);
        pages(&microsoft, "T1", six_lines());
        let (asked, was_asked) = mpsc::channel();
        microsoft.book().lines.hangs_at = Some((hangs_at, asked));
        let mut command = place.cli_command(&["--account", "contoso", "sync"]).unwrap();
        let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        was_asked.recv().unwrap();
        running.kill().unwrap();
        running.wait().unwrap();

        microsoft.book().lines.hangs_at = None;
        microsoft.book().asked.clear();
        assert_eq!(connection(&told(&place, &["sync"]))["state"], "current");
        assert_eq!(
            microsoft.book().asked_lines(),
            3 - hangs_at,
            "killed at page {hangs_at}"
        );
        let shown = told(&place, &["invoice", "show", "T1"]);
        assert_eq!(
            texts(&shown),
            ["Line 00", "Line 01", "Line 10", "Line 11", "Line 20", "Line 21"]
        );
    }
}

#[test]
fn a_line_proposes_a_term_with_its_invoice_as_the_source() {
    let (place, microsoft) = account(&[("T1", "2026-01-22"), ("T2", "2026-01-23"), ("T3", "2026-01-24")]);
    let pack = line("1", "Microsoft Action Pack", YEAR, "399.50");
    pages(
        &microsoft,
        "T1",
        vec![vec![line("0", "Azure plan", MONTH, "10.00"), pack.clone()]],
    );
    // What takes back and what is on another invoice proposes nothing.
    let mut back = line("2", "Partner Launch Benefits", YEAR, "350.00");
    back["properties"]["transactionType"] = json!("Cancel");
    pages(&microsoft, "T2", vec![vec![back]]);
    let mut pending = line("3", "Partner Success Core Benefits", YEAR, "895.00");
    pending["properties"]["invoice"] = json!("pending");
    let mut another = line("4", "Partner Success Expanded Benefits", YEAR, "3995.00");
    another["properties"]["invoice"] = json!("T900");
    pages(&microsoft, "T3", vec![vec![pending, another]]);
    told(&place, &["sync"]);

    let terms = told(&place, &["terms"]);
    let [proposed] = &list(&terms["proposals"])[..] else {
        panic!("one proposal: {terms}")
    };
    assert_eq!(proposed["id"], "action-pack@2026-01-20");
    assert_eq!(
        (&proposed["anniversary"], &proposed["invoice"]),
        (&"2027-01-20".into(), &"T1".into())
    );
    assert_eq!(proposed["price"]["amount"], "399.50", "as the line says it");
    let shown = told(&place, &["invoice", "show", "T3"]);
    assert!(
        list(&shown["lines"]["lines"])
            .iter()
            .all(|line| line["is_elsewhere"] == true),
        "{shown}"
    );

    let accepted = told(&place, &["term", "accept", "action-pack@2026-01-20"]);
    assert_eq!(
        (&accepted["source"], &accepted["invoice"]),
        (&"invoice".into(), &"T1".into())
    );
    // A status that changes later proposes nothing anew.
    microsoft.book().pages[0][0] = invoice("T1", "2026-01-22", "399.50", "Paid");
    told(&place, &["sync"]);
    assert_eq!(list(&told(&place, &["terms"])["proposals"]).len(), 0);
    // One that is void names nothing more, although its lines are told.
    assert_eq!(told(&place, &["invoice", "show", "T1"])["lines"]["state"], "known");
}

#[test]
fn a_line_confirms_the_order_that_was_handed_off() {
    let (place, microsoft) = account(&[]);
    on(
        &place,
        "2026-01-20",
        &["term", "add", CORE, "--purchased", "2025-01-01"],
    );
    let order = on(&place, "2026-01-20", &["handoff", "renew", CORE])["order"]["order"]
        .as_str()
        .unwrap()
        .to_owned();
    on(
        &place,
        "2026-01-20",
        &["handoff", "done", &order, "--total", "399.50 EUR", "--payment", "card"],
    );
    on(&place, "2026-01-20", &["sync"]);
    assert_eq!(on(&place, "2026-01-20", &["orders"])[0]["state"], "awaiting_invoice");

    microsoft.book().pages[0].push(invoice("T1", "2026-01-22", "399.50", "Paid"));
    // Nothing is told of its lines yet, so it confirms nothing.
    pages(&microsoft, "T1", vec![vec![]]);
    on(&place, "2026-01-25", &["sync"]);
    assert_eq!(on(&place, "2026-01-25", &["orders"])[0]["state"], "awaiting_invoice");
    pages(
        &microsoft,
        "T1",
        vec![vec![line("1", "Partner Success Core Benefits", YEAR, "399.50")]],
    );
    microsoft.book().pages[0][0] = invoice("T1", "2026-01-22", "399.5", "Due");
    on(&place, "2026-01-26", &["sync"]);
    let confirmed = on(&place, "2026-01-26", &["order", "show", &order]);
    assert_eq!(
        (&confirmed["state"], &confirmed["invoice"], &confirmed["warning"]),
        (&"confirmed".into(), &"T1".into(), &"".into())
    );
    assert_eq!(confirmed["anniversary"], "2027-01-20");
}
