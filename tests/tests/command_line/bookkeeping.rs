//! What a clerk keeps beside the invoices: ticks, ledger codes, notes, uniform invoice numbers and filters with a name.

use std::fs;

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, list, refused, run};

fn numbers(place: &Place, filter: &[&str]) -> Vec<String> {
    let arguments: Vec<&str> = ["invoices"].iter().chain(filter).copied().collect();
    let found = answer(place, &arguments);
    let rows = list(&found).iter();
    rows.map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn invoices_are_booked_with_code_and_note_found_by_them_and_set_back() {
    let place = Place::new().unwrap();
    let all = numbers(&place, &[]);
    let (first, second) = (all[0].as_str(), all[1].as_str());
    let booked = answer(
        &place,
        &["invoice", "book", first, "--code", " 6210 ", "--note", "第二季"],
    );
    let kept = &booked["bookkeeping"];
    assert_eq!(
        (&booked["number"], &kept["booking"], &kept["booked"]),
        (&first.into(), &"booked".into(), &"2021-06-28".into())
    );
    assert_eq!(
        (&kept["ledger_code"], &kept["note"]),
        (&"6210".into(), &"第二季".into())
    );
    // The day of the first tick stays; of several at once each is told.
    answer(&place, &["sample", "today", "2021-07-05"]);
    let both = answer(&place, &["invoice", "book", first, second]);
    let days: Vec<&Value> = list(&both).iter().map(|one| &one["bookkeeping"]["booked"]).collect();
    assert_eq!(days, ["2021-06-28", "2021-07-05"]);

    assert_eq!(numbers(&place, &["--booking", "booked"]), [first, second]);
    assert_eq!(numbers(&place, &["--booking", "not-booked"]), all[2..]);
    assert_eq!(numbers(&place, &["--ledger-code", "6210"]), [first]);
    assert_eq!(numbers(&place, &["--query", "第二"]), [first]);
    assert_eq!(
        numbers(&place, &["--query", "6210", "--booking", "not-booked"]),
        [""; 0]
    );

    let unbooked = answer(&place, &["invoice", "unbook", first]);
    assert_eq!(unbooked["bookkeeping"]["booked"], Value::Null);
    assert_eq!(
        unbooked["bookkeeping"]["ledger_code"], "6210",
        "only the tick is taken back"
    );
    assert_eq!(numbers(&place, &["--filter", "not-booked"]).len(), all.len() - 1);
    answer(&place, &["invoice", "book", first, "--code", "", "--note", ""]);
    assert!(numbers(&place, &["--ledger-code", "6210"]).is_empty());
}

#[test]
fn what_cannot_be_kept_is_refused_and_nothing_changes() {
    let place = Place::new().unwrap();
    let all = numbers(&place, &[]);
    let (long, first) = ("9".repeat(41), all[0].as_str());
    let note = "x".repeat(501);
    let cases: [(&[&str], i32, &str); 7] = [
        (&["invoice", "book", first, "--code", &long], 2, "ledger_code_too_long"),
        (&["invoice", "book", first, "--note", &note], 2, "booking_note_too_long"),
        (&["invoice", "book", first, "--note", "a\u{7}b"], 2, "text_invisible"),
        (&["invoice", "book", first, "--code", "62\n10"], 2, "text_invisible"),
        (&["invoice", "book", first, "NONE-1"], 1, "invoice_not_found"),
        (
            &["invoice", "uniform-number", first, "AB1234567"],
            2,
            "uniform_number_wrong",
        ),
        (
            &["invoice", "uniform-number", "NONE-1", "AB12345678"],
            1,
            "invoice_not_found",
        ),
    ];
    for (arguments, exit, code) in cases {
        assert_eq!(refused(&place, arguments, exit), code, "{arguments:?}");
    }
    assert!(numbers(&place, &["--booking", "booked"]).is_empty());
    let forty = "課".repeat(40);
    let kept = answer(&place, &["invoice", "book", first, "--code", &forty]);
    assert_eq!(kept["bookkeeping"]["ledger_code"], forty);
}

#[test]
fn a_uniform_invoice_number_is_recorded_found_exported_and_cleared() {
    let place = Place::new().unwrap();
    let tw = |arguments: &[&str]| {
        let mut all = vec!["--account", "sample-tw"];
        all.extend(arguments);
        answer(&place, &all)
    };
    let number = list(&tw(&["invoices"]))[0]["number"].as_str().unwrap().to_owned();
    let recorded = tw(&["invoice", "uniform-number", &number, "ａｂ－１２３４ 5678"]);
    assert_eq!(recorded["bookkeeping"]["uniform_number"], "AB12345678");
    assert_eq!(
        tw(&["invoice", "uniform-number", &number]),
        recorded,
        "it is only shown"
    );
    tw(&["invoice", "book", &number, "--code", "=6210", "--note", "-note"]);
    for text in ["ab12345678", "AB-12345678", "ＡＢ１２"] {
        let found = tw(&["invoices", "--query", text]);
        assert_eq!(
            (list(&found).len(), &found[0]["number"]),
            (1, &Value::from(number.clone())),
            "{text}"
        );
    }
    let folder = place.folder().join("out");
    tw(&[
        "invoices",
        "export",
        "--dir",
        folder.to_str().unwrap(),
        "--format",
        "csv,json,xlsx",
        &number,
    ]);
    let read = |ending: &str| {
        let mut files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        fs::read(
            files
                .find(|path| path.extension().is_some_and(|found| found == ending))
                .unwrap(),
        )
        .unwrap()
    };
    let table = String::from_utf8(read("csv")).unwrap();
    let mut lines = table.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .ends_with("Booked on,Ledger code,Note,Uniform invoice number"),
        "{table}"
    );
    assert!(
        lines.next().unwrap().ends_with("2021-06-28,'=6210,'-note,AB12345678"),
        "{table}"
    );
    let document: Value = serde_json::from_slice(&read("json")).unwrap();
    assert_eq!(document[0]["uniform_number"], "AB12345678");
    assert_eq!(
        (&document[0]["booked"], &document[0]["booking_note"]),
        (&"2021-06-28".into(), &"-note".into())
    );
    assert!(read("xlsx").starts_with(b"PK"));
    let cleared = tw(&["invoice", "uniform-number", &number, "--clear"]);
    assert_eq!(cleared["bookkeeping"]["uniform_number"], "");
    assert_eq!(
        cleared["bookkeeping"]["booking"], "booked",
        "nothing else is taken away"
    );
}

#[test]
fn filters_with_a_name_are_saved_used_and_removed_and_follow_the_calendar() {
    let place = Place::new().unwrap();
    answer(&place, &["sample", "reset", "--invoices", "120"]);
    let query = |filters: &Value, name: &str| {
        let found = list(filters).iter().find(|filter| filter["name"] == name);
        found.unwrap_or_else(|| panic!("no {name} in {filters}"))["query"].clone()
    };
    let there = answer(&place, &["invoices", "filters"]);
    let quarter = query(&there, "last_quarter");
    assert_eq!(
        (&quarter["from"], &quarter["to"]),
        (&"2021-01-01".into(), &"2021-03-31".into())
    );
    let dates = ["--from", "2021-01-01", "--to", "2021-03-31"];
    assert_eq!(numbers(&place, &["--filter", "last-quarter"]), numbers(&place, &dates));
    assert_eq!(numbers(&place, &["--filter", "Last quarter"]), numbers(&place, &dates));
    assert_eq!(numbers(&place, &["--filter", "上一季"]), numbers(&place, &dates));

    let saved = answer(
        &place,
        &[
            "invoices",
            "filters",
            "--save",
            " 行動套件 ",
            "--offer",
            "action-pack",
            "--sort",
            "-amount",
        ],
    );
    assert_eq!(query(&saved, "行動套件")["offer"], "action-pack");
    let by_name = numbers(&place, &["--filter", "行動套件"]);
    assert_eq!(
        by_name,
        numbers(&place, &["--offer", "action-pack", "--sort", "-amount"])
    );
    assert!(by_name.len() > 1);
    let narrowed = numbers(&place, &["--filter", "行動套件", "--from", "2020-01-01"]);
    assert_eq!(
        narrowed,
        numbers(
            &place,
            &["--offer", "action-pack", "--sort", "-amount", "--from", "2020-01-01"]
        )
    );

    let cases: [(&[&str], i32, &str); 6] = [
        (&["invoices", "--filter", "nobody's"], 1, "filter_not_found"),
        (
            &["invoices", "filters", "--save", "Last quarter"],
            2,
            "filter_name_taken",
        ),
        (&["invoices", "filters", "--save", " "], 2, "filter_name_missing"),
        (
            &["invoices", "filters", "--save", &"n".repeat(61)],
            2,
            "filter_name_too_long",
        ),
        (
            &["invoices", "filters", "--save", "June", "--from", "June"],
            2,
            "invalid_date",
        ),
        (
            &["invoices", "filters", "--remove", "last_quarter"],
            1,
            "filter_not_found",
        ),
    ];
    for (arguments, exit, code) in cases {
        assert_eq!(refused(&place, arguments, exit), code, "{arguments:?}");
    }
    answer(&place, &["sample", "today", "2021-07-01"]);
    let later = query(&answer(&place, &["invoices", "filters"]), "last_quarter");
    assert_eq!(
        (&later["from"], &later["to"]),
        (&"2021-04-01".into(), &"2021-06-30".into())
    );
    let left = answer(&place, &["invoices", "filters", "--remove", "行動套件"]);
    assert_eq!(list(&left).len(), list(&there).len());
}

#[test]
fn sums_are_told_in_each_currency_by_itself() {
    let place = Place::new().unwrap();
    let of_one = answer(&place, &["invoices", "sums", "--offer", "action-pack"]);
    assert_eq!(list(&of_one["sums"]).len(), 1);
    answer(&place, &["--account", "sample-tw", "sync"]);
    let all = answer(&place, &["--account", "sample", "invoices", "sums", "--all-accounts"]);
    let currencies: Vec<&Value> = list(&all["sums"]).iter().map(|sum| &sum["currency"]).collect();
    assert_eq!(currencies, ["EUR", "TWD"]);
    let rows = answer(&place, &["--account", "sample", "invoices", "--all-accounts"]);
    let mut cents = [0_i64; 2];
    for row in list(&rows) {
        let amount: f64 = row["total"]["amount"].as_str().unwrap().parse().unwrap();
        let position = usize::from(row["total"]["currency"] == "TWD");
        cents[position] += (amount * 100.0).round() as i64;
    }
    for (sum, cents) in list(&all["sums"]).iter().zip(cents) {
        let amount: f64 = sum["total"]["amount"].as_str().unwrap().parse().unwrap();
        assert_eq!((amount * 100.0).round() as i64, cents, "{all}");
    }
    assert_eq!(all["invoices"], list(&rows).len());
}

#[test]
fn a_renewed_invoice_is_booked_without_the_connection() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let number = numbers(&place, &[]).remove(0);
    answer(&place, &["sample", "fault", "403"]);
    answer(&place, &["invoice", "book", &number]);
    assert_eq!(run(&place, &["sync"]).code, Some(3), "the fault was met before");
}
