//! Terms entered by hand for an account of one's own: typed, changed, imported, and what the offers then answer.

use std::fs;

use packdesk_tests::{Ended, Place};
use serde_json::Value;

use crate::common::{answer, list, refused, run};

const BEFORE: &str = "2026-11-14";
const ANNOUNCED: &str = "2026-11-29";
const OPEN: &str = "2026-12-20";
const CLOSED: &str = "2027-01-15";

/// A place with two accounts of one's own.
fn place() -> Place {
    let place = Place::new().unwrap();
    for (name, country) in [("contoso", "IE"), ("fabrikam", "TW")] {
        answer(
            &place,
            &["account", "add", name, "--company", "Contoso Ltd", "--country", country],
        );
    }
    place
}

/// Asks on a day of the computer.
fn on(place: &Place, day: &str, account: &str, command: &[&str]) -> Ended {
    let arguments = [&["--json", "--account", account], command].concat();
    let output = place
        .cli_command(&arguments)
        .unwrap()
        .env("PACKDESK_COMPUTER_DAY", day)
        .output()
        .unwrap();
    Ended {
        code: output.status.code(),
        printed: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

fn done(place: &Place, day: &str, command: &[&str]) -> Value {
    let ended = on(place, day, "contoso", command);
    assert_eq!(
        ended.code,
        Some(0),
        "{command:?}: {}{}",
        ended.printed,
        ended.complained
    );
    ended.json().unwrap()
}

/// The code of the error, and what is said of it.
fn wrong(place: &Place, command: &[&str], exit: i32) -> (String, String) {
    let ended = on(place, ANNOUNCED, "contoso", command);
    assert_eq!(
        ended.code,
        Some(exit),
        "{command:?}: {}{}",
        ended.printed,
        ended.complained
    );
    let error = ended.json().unwrap()["error"].clone();
    let text = |part: &str| error[part].as_str().unwrap().to_owned();
    (text("code"), text("message"))
}

fn window_check(why: &Value) -> (String, String) {
    let checks = list(&why["checks"]);
    let check = checks.iter().find(|check| check["id"] == "renewal_window").unwrap();
    let text = |part: &str| check[part].as_str().unwrap().to_owned();
    (text("outcome"), text("reason"))
}

const CORE: [&str; 5] = ["term", "add", "partner-success-core", "--anniversary", "2026-12-15"];

#[test]
fn an_entered_term_is_judged_by_the_rule_of_its_anniversary_date() {
    let place = place();
    let term = done(&place, ANNOUNCED, &CORE);
    assert_eq!(term["term"], 1);
    assert_eq!(
        (&term["purchased"], &term["anniversary"]),
        (&"2025-12-15".into(), &"2026-12-15".into())
    );
    assert_eq!(
        (&term["opens"], &term["closes"]),
        (&"2026-12-15".into(), &"2027-01-14".into())
    );
    assert_eq!(
        (&term["source"], &term["doubts"]),
        (&"by_hand".into(), &Value::Array(Vec::new()))
    );
    for (day, answer, outcome, said) in [
        (BEFORE, "not_yet", "failed", "15 November 2026"),
        (ANNOUNCED, "may_be_open", "unknown", "not confirmed"),
        (OPEN, "open", "passed", "14 January 2027"),
        (CLOSED, "closed", "failed", "14 January 2027"),
    ] {
        let why = done(&place, day, &["why", "partner-success-core"]);
        assert_eq!(
            (&why["answer"], &why["policy"]),
            (&answer.into(), &"announced-2026".into()),
            "{day}"
        );
        let (found, reason) = window_check(&why);
        assert!(found == outcome && reason.contains(said), "{day}: {found}: {reason}");
        let offers = done(&place, day, &["offers"]);
        let offer = list(&offers)
            .iter()
            .find(|offer| offer["offer"] == "partner-success-core")
            .unwrap();
        assert_eq!(offer["anniversary"], "2026-12-15", "{day}");
    }
    let earlier = done(&place, OPEN, &["why", "partner-success-core", "--on", ANNOUNCED]);
    assert_eq!(earlier["answer"], "may_be_open");
}

#[test]
fn what_the_tile_says_counts_more_than_the_rule() {
    let place = place();
    done(&place, ANNOUNCED, &CORE);
    let change = [
        "term",
        "change",
        "1",
        "--days-left",
        "20",
        "--price",
        "895",
        "--auto-renew",
        "on",
    ];
    let term = done(&place, ANNOUNCED, &change);
    assert_eq!(
        (&term["tile_days_left"], &term["tile_read_on"]),
        (&20.into(), &ANNOUNCED.into())
    );
    assert_eq!(term["price"]["amount"], "895.00");
    assert_eq!(
        (&term["price"]["currency"], &term["auto_renew"]),
        (&"EUR".into(), &true.into())
    );
    let why = done(&place, ANNOUNCED, &["why", "partner-success-core"]);
    assert_eq!((&why["answer"], &why["closes"]), (&"open".into(), &"2026-12-19".into()));
    let (outcome, reason) = window_check(&why);
    assert!(
        outcome == "passed" && reason.contains("20 days left on 29 November 2026"),
        "{reason}"
    );
    let offers = done(&place, "2026-12-18", &["offers"]);
    assert_eq!(list(&offers)[0]["days_left"], 1);
    assert_eq!(done(&place, OPEN, &["why", "partner-success-core"])["answer"], "closed");
    // What was read is taken away: the rule counts again.
    let without = done(&place, ANNOUNCED, &["term", "change", "1", "--no-tile", "--no-price"]);
    assert_eq!(
        (&without["tile_days_left"], &without["price"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(without["auto_renew"], true);
    assert_eq!(
        done(&place, ANNOUNCED, &["why", "partner-success-core"])["answer"],
        "may_be_open"
    );
}

#[test]
fn terms_are_listed_changed_and_removed_in_their_account_alone() {
    let place = place();
    done(&place, ANNOUNCED, &CORE);
    let launch = ["term", "add", "partner-launch", "--purchased", "2026-03-01"];
    let doubtful = done(&place, ANNOUNCED, &launch);
    assert!(
        list(&doubtful["doubts"])[0].as_str().unwrap().contains("term 1"),
        "{doubtful}"
    );
    assert_eq!(list(&done(&place, ANNOUNCED, &["terms"])["terms"]).len(), 2);
    let (code, message) = wrong(&place, &CORE, 2);
    assert!(code == "term_wrong" && message.contains("as term 1"), "{message}");
    let moved = done(&place, ANNOUNCED, &["term", "change", "2", "--purchased", "2026-04-01"]);
    assert_eq!(moved["anniversary"], "2027-04-01");
    let shifted = [
        "term",
        "change",
        "2",
        "--purchased",
        "2026-04-01",
        "--anniversary",
        "2027-04-03",
    ];
    assert_eq!(list(&done(&place, ANNOUNCED, &shifted)["doubts"]).len(), 2);
    // Another account has nothing of it.
    for command in [&["terms"][..], &["offers", "--all"]] {
        let other = on(&place, ANNOUNCED, "fabrikam", command).json().unwrap();
        let listed = if other.is_object() { &other["terms"] } else { &other };
        assert_eq!(list(listed).len(), 0, "{other}");
    }
    let elsewhere = on(&place, ANNOUNCED, "fabrikam", &["term", "remove", "1"]);
    assert_eq!(elsewhere.code, Some(1), "{}", elsewhere.printed);
    let shown = answer(&place, &["account", "show", "contoso"]);
    assert!(
        shown["contents_label"].as_str().unwrap().ends_with("2 terms"),
        "{shown}"
    );
    answer(&place, &["account", "rename", "contoso", "renamed"]);
    let renamed = on(&place, ANNOUNCED, "renamed", &["terms"]).json().unwrap();
    assert_eq!(list(&renamed["terms"]).len(), 2);
    answer(&place, &["account", "rename", "renamed", "contoso"]);
    let removed = done(&place, ANNOUNCED, &["term", "remove", "2"]);
    assert!(
        removed["label"].as_str().unwrap().contains("Partner Launch"),
        "{removed}"
    );
    assert!(
        removed["label"]
            .as_str()
            .unwrap()
            .contains("anniversary date 3 April 2027"),
        "{removed}"
    );
    for command in [&["term", "remove", "2"][..], &["term", "change", "2", "--price", "1"]] {
        assert_eq!(wrong(&place, command, 1).0, "term_not_found", "{command:?}");
    }
    assert_eq!(list(&done(&place, ANNOUNCED, &["terms"])["terms"]).len(), 1);
    // A person reads a table, in either language.
    for (language, head) in [("en", "Anniversary date"), ("zh-TW", "週年日")] {
        let printed = place
            .cli(&["--lang", language, "--account", "contoso", "terms"])
            .unwrap()
            .printed;
        assert!(
            printed.contains(head) && printed.contains("partner-success-core"),
            "{printed}"
        );
    }
}

#[test]
fn a_sample_account_has_no_terms_to_enter() {
    let place = place();
    fs::write(place.folder().join("terms.csv"), "offer,anniversary\n").unwrap();
    for command in [
        &["terms"][..],
        &["term", "add", "action-pack", "--purchased", "2021-06-22"],
        &["term", "change", "1"],
        &["term", "remove", "1"],
        &["term", "import", "terms.csv"],
    ] {
        let arguments = [&["--account", "sample"], command].concat();
        assert_eq!(refused(&place, &arguments, 3), "account_is_sample", "{command:?}");
    }
}

#[test]
fn what_cannot_be_a_term_is_refused_with_its_reason() {
    let place = place();
    let add = |rest: &[&'static str]| [&["term", "add", "partner-launch"], rest].concat();
    let dated = |rest: &[&'static str]| add(&[&["--purchased", "2025-12-15"], rest].concat());
    for (command, code, said) in [
        (add(&[]), "term_wrong", "anniversary date"),
        (
            vec!["term", "add", "no-pack", "--purchased", "2025-12-15"],
            "unknown_offer",
            "no-pack",
        ),
        (add(&["--purchased", "15.12.2025"]), "invalid_date", "15.12.2025"),
        (add(&["--purchased", "2025-02-29"]), "invalid_date", "2025-02-29"),
        (add(&["--purchased", "1850-01-01"]), "out_of_bounds", "1900"),
        (add(&["--purchased", "1999-12-31"]), "term_wrong", "1 January 2000"),
        (add(&["--purchased", "2026-12-31"]), "term_wrong", "30 December 2026"),
        (
            dated(&["--anniversary", "2025-12-15"]),
            "term_wrong",
            "15 December 2025",
        ),
        (dated(&["--anniversary", "2029-12-15"]), "term_wrong", "800"),
        (dated(&["--price", "516,60"]), "invalid_total", "516,60"),
        (dated(&["--price", "-1"]), "term_wrong", "at least 0"),
        (dated(&["--price", "1e99"]), "invalid_total", "1e99"),
        (dated(&["--price", "516.605"]), "term_wrong", "decimals"),
        (dated(&["--price", "9999999999"]), "term_wrong", "1,000,000,000"),
        (
            dated(&["--price", "1", "--currency", "EURO"]),
            "unknown_currency",
            "EURO",
        ),
        (dated(&["--currency", "EUR"]), "wrong_usage", "--price"),
        (dated(&["--days-left", "401"]), "wrong_usage", "400"),
        (
            dated(&["--days-left", "3", "--read-on", "2026-11-30"]),
            "term_wrong",
            "still to come",
        ),
        (
            dated(&["--days-left", "3", "--read-on", "2025-12-14"]),
            "term_wrong",
            "before the term",
        ),
        (dated(&["--read-on", "2026-11-29"]), "wrong_usage", "--days-left"),
        (dated(&["--auto-renew", "maybe"]), "wrong_usage", "on, off, unknown"),
    ] {
        let (found, message) = wrong(&place, &command, 2);
        assert!(
            found == code && message.contains(said),
            "{command:?}: {found}: {message}"
        );
    }
    assert_eq!(list(&done(&place, ANNOUNCED, &["terms"])["terms"]).len(), 0);
}

#[test]
fn a_file_of_terms_is_taken_row_by_row() {
    let place = place();
    let file = |name: &str, content: &str| fs::write(place.folder().join(name), content).unwrap();
    file(
        "terms.csv",
        "\u{feff}offer;purchased;anniversary;price;currency;auto_renew;days_left;read_on\r\n\
         # what is said to people;;;;;;;\r\n\
         partner-success-core;2025-12-15;;895.00;EUR;off;20;2026-11-20\r\n\
         partner-success-core;;2026-12-15;;;;;\r\n\
         solutions-partner;2026-01-10;;;;;;\r\n\
         \r\n\
         no-pack;2026-01-10;;;;;;\r\n\
         partner-launch;2026-13-10;;;;;;\r\n\
         partner-launch;2025-02-10;;;;;3;\r\n\
         partner-launch;2025-02-10\r\n",
    );
    let import = |command: &[&str]| {
        let ended = on(&place, ANNOUNCED, "contoso", command);
        assert_eq!(
            ended.code,
            Some(1),
            "what was refused is a failure: {}{}",
            ended.printed,
            ended.complained
        );
        ended.json().unwrap()
    };
    let dry = import(&["term", "import", "terms.csv", "--dry-run"]);
    assert_eq!(
        list(&done(&place, ANNOUNCED, &["terms"])["terms"]).len(),
        0,
        "nothing is changed"
    );
    let wet = import(&["term", "import", "terms.csv"]);
    for import in [&dry, &wet] {
        assert_eq!(
            (&import["imported"], &import["duplicates"]),
            (&2.into(), &1.into()),
            "{import}"
        );
        let refused: Vec<(u64, &str)> = list(&import["refused"])
            .iter()
            .map(|row| (row["row"].as_u64().unwrap(), row["code"].as_str().unwrap()))
            .collect();
        let expected = [
            (7, "unknown_offer"),
            (8, "invalid_date"),
            (9, "term_wrong"),
            (10, "term_wrong"),
        ];
        assert_eq!(refused, expected, "{import}");
    }
    assert_eq!((&dry["dry_run"], &wet["dry_run"]), (&true.into(), &false.into()));
    let terms = done(&place, ANNOUNCED, &["terms"])["terms"].clone();
    assert_eq!(
        (&terms[0]["source"], &terms[0]["tile_days_left"]),
        (&"imported".into(), &20.into())
    );
    let again = import(&["term", "import", "terms.csv"]);
    assert_eq!((&again["imported"], &again["duplicates"]), (&0.into(), &3.into()));

    file(
        "terms.json",
        r#"[{"offer": "partner-launch", "anniversary": "2026-02-10", "price": 350, "auto_renew": true, "days_left": null}]"#,
    );
    let listed = done(&place, ANNOUNCED, &["term", "import", "terms.json"]);
    assert_eq!(
        (&listed["imported"], &listed["refused"]),
        (&1.into(), &Value::Array(Vec::new()))
    );
    let terms = done(&place, ANNOUNCED, &["terms"])["terms"].clone();
    assert_eq!(
        (&terms[2]["price"]["amount"], &terms[2]["auto_renew"]),
        (&"350.00".into(), &true.into())
    );
}

#[test]
fn a_file_that_is_none_changes_nothing() {
    let place = place();
    for (content, said) in [
        (&b""[..], "names of the columns"),
        (b"offer\xff,anniversary\n", "UTF-8"),
        (b"offer,expires\npartner-launch,2026-12-15\n", "expires"),
        (b"offer,anniversary,offer\n", "twice"),
        (b"offer,price\n", "purchased or anniversary"),
        (b"purchased,anniversary\n", "offer"),
        (b"{\"offer\": \"partner-launch\"}", "JSON"),
        (b"[{\"offer\": ", "JSON"),
        (b"%PDF-1.7\n", "%pdf-1.7"),
    ] {
        fs::write(place.folder().join("terms.csv"), content).unwrap();
        let (code, message) = wrong(&place, &["term", "import", "terms.csv"], 2);
        assert!(code == "terms_file_wrong" && message.contains(said), "{message}");
    }
    let long = format!("offer,anniversary\n{}", "partner-launch,2026-12-15\n".repeat(2_001));
    let large = vec![b' '; 5 * 1024 * 1024 + 1];
    for (content, said) in [(long.into_bytes(), "2,000"), (large, "5 MB")] {
        fs::write(place.folder().join("terms.csv"), content).unwrap();
        let (code, message) = wrong(&place, &["term", "import", "terms.csv"], 2);
        assert!(code == "terms_file_wrong" && message.contains(said), "{message}");
    }
    assert_eq!(wrong(&place, &["term", "import", "none.csv"], 1).0, "cannot_read_file");
    assert_eq!(list(&done(&place, ANNOUNCED, &["terms"])["terms"]).len(), 0);
}

#[test]
fn the_template_can_be_filled_in_and_imported() {
    let place = place();
    for language in ["en", "zh-TW"] {
        let printed = place.cli(&["--lang", language, "term", "template"]).unwrap();
        assert_eq!(printed.code, Some(0), "{}", printed.complained);
        let saved = run(
            &place,
            &["--lang", language, "term", "template", "--out", "template.csv"],
        );
        assert_eq!(saved.json().unwrap()["path"], "template.csv");
        let template = fs::read_to_string(place.folder().join("template.csv")).unwrap();
        assert_eq!(template, printed.printed);
        fs::write(
            place.folder().join("filled.csv"),
            format!("{template}partner-launch,,2026-02-10,350,,off,,\r\n"),
        )
        .unwrap();
        let import = done(&place, ANNOUNCED, &["term", "import", "filled.csv", "--dry-run"]);
        assert_eq!(
            (&import["imported"], &import["refused"]),
            (&1.into(), &Value::Array(Vec::new()))
        );
    }
    assert_eq!(refused(&place, &["term", "template"], 2), "wrong_usage");
}
