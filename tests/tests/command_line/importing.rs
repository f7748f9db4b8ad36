//! Invoices from files: what goes into the archive, what is proposed, and what is refused with its reason.

use std::fs;
use std::path::{Path, PathBuf};

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, list, refused, run};

/// PDFs that other programs wrote, with what stands in them.
fn written_elsewhere() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/incoming/tests/fixtures/invoices")
}

fn own(place: &Place) {
    let add = ["account", "add", "contoso", "--company", "Contoso", "--country", "IE"];
    answer(place, &add);
}

fn of_contoso(place: &Place, arguments: &[&str]) -> Value {
    let mut all = vec!["--account", "contoso"];
    all.extend(arguments);
    answer(place, &all)
}

const TABLE: &str = "\u{feff}number;date;currency;total;tax;buyer\n\
    E0400AB123;2026-03-04;EUR;516,60;96,60;Contoso Ireland Ltd\n\
    E0400AB124;2026-03-05;EUR;1.234,56;;Contoso Ireland Ltd\n\
    E0400AB125;soon;EUR;10,00;;Contoso Ireland Ltd\n\
    E0400AB123;2026-03-04;EUR;516,60;96,60;Contoso Ireland Ltd\n";

#[test]
fn rows_of_a_table_go_into_the_archive_and_bad_ones_are_named() {
    let place = Place::new().unwrap();
    own(&place);
    let table = place.folder().join("invoices.csv");
    fs::write(&table, TABLE).unwrap();
    let arguments = ["--account", "contoso", "invoices", "import", table.to_str().unwrap()];
    let ended = run(&place, &arguments);
    assert_eq!(ended.code, Some(1), "something was refused: {}", ended.printed);
    let report = ended.json().unwrap();
    let counts = ["imported", "proposed", "duplicates"].map(|count| report[count].as_u64().unwrap());
    assert_eq!(counts, [2, 0, 1], "{report}");
    let refused_items = list(&report["refused"]);
    assert_eq!(refused_items.len(), 1, "{report}");
    assert_eq!(
        (&refused_items[0]["row"], &refused_items[0]["code"]),
        (&4.into(), &"bad_date".into())
    );
    assert!(!refused_items[0]["reason"].as_str().unwrap().is_empty());

    let shown = of_contoso(&place, &["invoice", "show", "E0400AB123"]);
    assert_eq!(
        (&shown["total"]["amount"], &shown["tax"]["amount"]),
        (&"516.60".into(), &"96.60".into())
    );
    assert_eq!(
        (&shown["date"], &shown["source"]),
        (&"2026-03-04".into(), &"file".into())
    );
    assert_eq!(
        of_contoso(&place, &["invoice", "show", "E0400AB124"])["tax"],
        Value::Null
    );
    // The same once more is there before.
    let again = run(&place, &arguments).json().unwrap();
    assert_eq!((&again["imported"], &again["duplicates"]), (&0.into(), &3.into()));
    assert_eq!(list(&of_contoso(&place, &["invoices"])).len(), 2);
    assert!(of_contoso(&place, &["invoices", "verify"])["intact"].as_bool().unwrap());
}

#[test]
fn a_document_is_proposed_and_taken_over_by_a_person() {
    let place = Place::new().unwrap();
    own(&place);
    let pdf = fs::read_dir(written_elsewhere())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .unwrap();
    let report = of_contoso(&place, &["invoices", "import", pdf.to_str().unwrap()]);
    assert_eq!(
        (&report["imported"], &report["proposed"]),
        (&0.into(), &1.into()),
        "{report}"
    );
    assert_eq!(
        list(&of_contoso(&place, &["invoices"])).len(),
        0,
        "nothing is taken over unseen"
    );
    let proposals = of_contoso(&place, &["invoices", "proposals"]);
    let id = list(&proposals)[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        of_contoso(&place, &["invoices", "import", pdf.to_str().unwrap()])["duplicates"],
        1
    );

    let accept = [
        "invoice",
        "accept",
        &id,
        "--number",
        "X-1",
        "--date",
        "2026-02-03",
        "--total",
        "12.50 EUR",
    ];
    assert_eq!(of_contoso(&place, &accept)["number"], "X-1");
    assert_eq!(list(&of_contoso(&place, &["invoices", "proposals"])).len(), 0);
    let shown = of_contoso(&place, &["invoice", "show", "X-1"]);
    assert_eq!(
        (&shown["total"]["amount"], &shown["date"]),
        (&"12.50".into(), &"2026-02-03".into())
    );
    let out = place.folder().join("out.pdf");
    of_contoso(&place, &["invoice", "pdf", "X-1", "--out", out.to_str().unwrap()]);
    assert_eq!(fs::read(out).unwrap(), fs::read(&pdf).unwrap(), "the document itself");
    // It is known by its content from now on.
    assert_eq!(
        of_contoso(&place, &["invoices", "import", pdf.to_str().unwrap()])["duplicates"],
        1
    );
    assert_eq!(
        refused(&place, &["--account", "contoso", "invoice", "accept", &id], 1),
        "proposal_not_found"
    );
}

#[test]
fn what_is_no_invoice_is_refused_and_keeps_nothing_else_away() {
    let place = Place::new().unwrap();
    own(&place);
    let folder = place.folder().join("given");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("empty.pdf"), "").unwrap();
    fs::write(folder.join("picture.pdf"), b"\x89PNG\r\n\x1a\n").unwrap();
    fs::write(
        folder.join("table.csv"),
        "number,date,currency,total\nA1,2026-01-02,EUR,5.00\n",
    )
    .unwrap();
    let ended = run(
        &place,
        &["--account", "contoso", "invoices", "import", folder.to_str().unwrap()],
    );
    assert_eq!(ended.code, Some(1));
    let report = ended.json().unwrap();
    assert_eq!(report["imported"], 1, "{report}");
    let codes: Vec<&str> = list(&report["refused"])
        .iter()
        .map(|item| item["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["empty", "image"]);
    let of_sample = ["--account", "sample", "invoices", "import", folder.to_str().unwrap()];
    assert_eq!(refused(&place, &of_sample, 3), "account_is_sample");
    let gone = run(
        &place,
        &["--account", "contoso", "invoices", "import", "no-such-file.pdf"],
    );
    assert_eq!(gone.json().unwrap()["refused"][0]["code"], "cannot_be_opened");
}
