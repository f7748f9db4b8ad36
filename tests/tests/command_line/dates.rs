//! The days that count, on the command line and as a file for calendar programs.

use std::collections::BTreeMap;
use std::fs;

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, list, refused};

/// An event of a calendar by what it is, each property by its name.
type Events = BTreeMap<String, BTreeMap<String, String>>;

/// The events of a calendar file, by their identifiers. Lines are whole first: a long one goes on behind a space.
fn events(file: &str) -> Events {
    assert!(
        file.lines().all(|line| line.len() <= 75),
        "a line is too long for a calendar"
    );
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    let whole = file.replace("\r\n ", "");
    let events = whole.split("BEGIN:VEVENT\r\n").skip(1).map(|event| {
        let own = event.split("BEGIN:VALARM").next().unwrap();
        let properties: BTreeMap<String, String> = own
            .split("\r\n")
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.split(';').next().unwrap().to_owned(), value.to_owned()))
            .collect();
        (properties["UID"].clone(), properties)
    });
    let told: Vec<_> = events.collect();
    let count = told.len();
    let by_identifier: Events = told.into_iter().collect();
    assert_eq!(by_identifier.len(), count, "each event has an identifier of its own");
    by_identifier
}

/// What a file tells: the days that count, each with what it is.
fn days(events: &Events) -> Vec<(String, String)> {
    let told = events.values().filter(|event| event["STATUS"] == "CONFIRMED");
    let mut days: Vec<_> = told
        .map(|event| (event["DTSTART"].clone(), event["SUMMARY"].clone()))
        .collect();
    days.sort();
    days
}

fn calendar(place: &Place, of: &[&str]) -> (Value, Events) {
    let out = place.folder().join("dates.ics");
    let saved = answer(place, &[of, &["calendar", "--out", out.to_str().unwrap()]].concat());
    (saved, events(&fs::read_to_string(out).unwrap()))
}

#[test]
fn the_days_of_the_sample_are_listed_and_in_the_file_and_a_renewal_takes_back_those_of_the_term_before() {
    let place = Place::new().unwrap();
    let dates = answer(&place, &["dates"]);
    let of_pack = |dates: &Value| -> Vec<(String, String, i64)> {
        list(&dates["dates"])
            .iter()
            .filter(|date| date["offer"] == "action-pack")
            .map(|date| {
                let text = |name: &str| date[name].as_str().unwrap().to_owned();
                (text("day"), text("kind"), date["days_left"].as_i64().unwrap())
            })
            .collect()
    };
    let row = |day: &str, kind: &str, left: i64| (day.to_owned(), kind.to_owned(), left);
    assert_eq!(
        of_pack(&dates),
        [
            row("2021-07-12", "transfer_by", 14),
            row("2021-07-22", "last_safe_day", 24),
            row("2021-07-22", "benefits_end", 24),
        ]
    );
    let (saved, first) = calendar(&place, &[]);
    assert_eq!(saved["dates"].as_u64(), Some(days(&first).len() as u64));
    let said = |day: &str, text: &str| (day.to_owned(), text.to_owned());
    for told in [
        said("20210623", "Renewal opens: Action Pack"),
        said("20210712", "Bank transfer by: Action Pack"),
        said("20210722", "Last safe day to renew: Action Pack"),
    ] {
        assert!(days(&first).contains(&told), "{told:?} in {:?}", days(&first));
    }
    let read = || fs::read_to_string(place.folder().join("dates.ics")).unwrap();
    let file = read();
    let safe = file
        .split("BEGIN:VEVENT")
        .find(|event| event.contains("SUMMARY:Last safe day to renew: Action Pack"));
    let triggers: Vec<&str> = safe
        .unwrap()
        .split("\r\n")
        .filter_map(|line| line.strip_prefix("TRIGGER:"))
        .collect();
    // At nine: fifteen days before, a week before, the day before and on the day itself.
    assert_eq!(triggers, ["-P14DT15H", "-P6DT15H", "-P0DT15H", "PT9H"]);
    calendar(&place, &[]);
    assert_eq!(read(), file, "nothing changed");

    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let (saved, renewed) = calendar(&place, &[]);
    let taken_back: Vec<&str> = renewed
        .values()
        .filter(|event| event["STATUS"] == "CANCELLED")
        .map(|event| event["SUMMARY"].as_str())
        .collect();
    assert_eq!(saved["cancelled"].as_u64(), Some(taken_back.len() as u64));
    assert!(
        taken_back.contains(&"Last safe day to renew: Action Pack"),
        "{taken_back:?}"
    );
    let after = days(&renewed);
    assert!(
        after.contains(&said("20220623", "Renewal opens: Action Pack")),
        "{after:?}"
    );
    assert!(
        after.contains(&said("20220722", "Last safe day to renew: Action Pack")),
        "{after:?}"
    );
    for (identifier, event) in &renewed {
        let was = first.get(identifier);
        let expected = if event["STATUS"] == "CANCELLED" { "1" } else { "0" };
        assert_eq!(event["SEQUENCE"], expected, "{event:?}");
        assert!(was.is_none_or(|was| was["DTSTART"] == event["DTSTART"]));
    }
}

#[test]
fn a_term_that_is_corrected_moves_in_the_calendar_and_no_other_account_is_in_it() {
    let place = Place::new().unwrap();
    for (name, company) in [
        ("contoso", "Contoso, Ltd; \"West\""),
        ("fabrikam", "青嵐資訊股份有限公司"),
    ] {
        answer(
            &place,
            &["account", "add", name, "--company", company, "--country", "IE"],
        );
        let account = ["--account", name];
        let term = ["term", "add", "partner-success-core", "--purchased", "2026-03-01"];
        answer(&place, &[&account[..], &term].concat());
    }
    let (_, first) = calendar(&place, &["--account", "contoso"]);
    assert!(days(&first).iter().all(|(_, summary)| !summary.contains("West")));
    let expires = |events: &Events| -> (String, String, String) {
        let event = events
            .values()
            .find(|event| event["SUMMARY"].starts_with("Expires"))
            .unwrap();
        (
            event["UID"].clone(),
            event["DTSTART"].clone(),
            event["SEQUENCE"].clone(),
        )
    };
    let (identifier, day, _) = expires(&first);
    assert_eq!(day, "20270301");
    let correction = [
        "--account",
        "contoso",
        "term",
        "change",
        "1",
        "--anniversary",
        "2027-03-05",
    ];
    answer(&place, &correction);
    let (_, moved) = calendar(&place, &["--account", "contoso"]);
    assert_eq!(expires(&moved), (identifier, "20270305".to_owned(), "1".to_owned()));

    let all = place.folder().join("all.ics");
    let asked = ["--account", "contoso", "calendar", "--all-accounts", "--out"];
    answer(&place, &[&asked[..], &[all.to_str().unwrap()]].concat());
    let all = events(&fs::read_to_string(all).unwrap());
    let of = |company: &str| {
        days(&all)
            .iter()
            .filter(|(_, summary)| summary.contains(company))
            .count()
    };
    assert_eq!(of("(Contoso\\, Ltd\\; \"West\")"), days(&moved).len());
    assert_eq!(of("(青嵐資訊股份有限公司)"), days(&first).len());
    assert_eq!(days(&all).len(), days(&moved).len() + days(&first).len());
    let listed = answer(&place, &["--account", "fabrikam", "dates"]);
    assert!(list(&listed["dates"]).iter().all(|date| date["account"] == "fabrikam"));
}

#[test]
fn an_order_that_waits_for_its_money_has_its_day_and_both_languages_say_the_same_days() {
    let place = Place::new().unwrap();
    let order = ["renew", "action-pack", "--transfer", "--contact-name", "Aoife Moore"];
    let contact = ["--phone", "15550100", "--email", "aoife@lindqvist.example"];
    let placed = answer(&place, &[&order[..], &contact].concat());
    let dates = answer(&place, &["dates"]);
    let expires = list(&dates["dates"])
        .iter()
        .find(|date| date["kind"] == "order_expires")
        .unwrap_or_else(|| panic!("{dates}"));
    assert_eq!(expires["order"], placed["order"]);
    assert_eq!(expires["needs_a_person"], true);
    let days_of = |language: &str| -> Vec<(String, String)> {
        let dates = answer(&place, &["--lang", language, "dates"]);
        let told = list(&dates["dates"]).iter().map(|date| {
            let text = |name: &str| date[name].as_str().unwrap().to_owned();
            (text("day"), text("kind"))
        });
        told.collect()
    };
    assert_eq!(days_of("en"), days_of("zh-TW"));
    assert!(days_of("en").is_sorted_by_key(|(day, _)| day.clone()));
}

#[test]
fn an_invoice_has_its_day_until_then_where_nobody_knows_whether_it_was_paid() {
    let place = Place::new().unwrap();
    let account = ["--account", "contoso"];
    answer(
        &place,
        &[
            "account",
            "add",
            "contoso",
            "--company",
            "Contoso Ltd",
            "--country",
            "IE",
        ],
    );
    let table = place.folder().join("invoices.csv");
    let rows =
        "number,date,due date,currency,total\nA1,2026-11-20,2026-12-20,EUR,100.00\nA2,2026-10-01,2026-10-31,EUR,5.00\n";
    fs::write(&table, rows).unwrap();
    answer(
        &place,
        &[&account[..], &["invoices", "import", table.to_str().unwrap()]].concat(),
    );
    for (day, expected) in [
        ("2026-11-30", Some("A1")),
        ("2026-12-20", Some("A1")),
        ("2026-12-21", None),
    ] {
        let asked = [&["--json"], &account[..], &["dates"]].concat();
        let mut command = place.cli_command(&asked).unwrap();
        let output = command.env("PACKDESK_COMPUTER_DAY", day).output().unwrap();
        let dates: Value = serde_json::from_slice(&output.stdout).unwrap();
        let told: Vec<&str> = list(&dates["dates"])
            .iter()
            .filter(|date| date["kind"] == "invoice_due")
            .filter_map(|date| date["invoice"].as_str())
            .collect();
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{day}");
    }
}

#[test]
fn a_calendar_goes_to_standard_output_and_never_into_the_data_folder() {
    let place = Place::new().unwrap();
    let printed = place.cli(&["calendar", "--out", "-"]).unwrap().printed;
    assert!(printed.starts_with("BEGIN:VCALENDAR\r\n"), "{printed}");
    assert!(!days(&events(&printed)).is_empty());
    let inside = place.data().join("dates.ics");
    let code = refused(&place, &["calendar", "--out", inside.to_str().unwrap()], 3);
    assert_eq!(code, "path_in_data_folder");
    let code = refused(&place, &["calendar", "--out", "-"], 2);
    assert_eq!(code, "wrong_usage");
    assert!(!inside.exists());
}

#[test]
fn whose_account_has_nothing_is_told_so() {
    let place = Place::new().unwrap();
    answer(
        &place,
        &[
            "account",
            "add",
            "contoso",
            "--company",
            "Contoso Ltd",
            "--country",
            "IE",
        ],
    );
    let told = place.cli(&["--account", "contoso", "dates"]).unwrap();
    assert_eq!((told.code, told.printed.trim()), (Some(0), "No date ahead."));
}
