//! Taking one import back: what it added goes, what something was built on stays and is told.

use std::fs;
use std::path::Path;

use packdesk_tests::Place;
use serde_json::{Value, json};

use crate::common::{answer, list, refused, run};

const TABLE: &str = "number;date;currency;total\n\
    E0400AB123;2026-03-04;EUR;516,60\n\
    E0400AB124;2026-03-05;EUR;1.234,56\n\
    E0400AB125;2026-03-06;EUR;10,00\n";

fn of(place: &Place, account: &str, command: &[&str]) -> Value {
    answer(place, &[&["--account", account], command].concat())
}

fn contoso(place: &Place, command: &[&str]) -> Value {
    of(place, "contoso", command)
}

/// A folder with a table of three invoices and a document that says what it is to a person alone.
fn place_with_mail() -> (Place, String) {
    let place = Place::new().unwrap();
    for (name, country) in [("contoso", "IE"), ("fabrikam", "TW")] {
        let add = ["account", "add", name, "--company", "Contoso", "--country", country];
        answer(&place, &add);
    }
    let mail = place.folder().join("mail");
    fs::create_dir(&mail).unwrap();
    fs::write(mail.join("invoices.csv"), TABLE).unwrap();
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/incoming/tests/fixtures/invoices");
    let document = fs::read_dir(documents)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .unwrap();
    fs::copy(document, mail.join("letter.pdf")).unwrap();
    let mail = mail.to_str().unwrap().to_owned();
    (place, mail)
}

fn import(place: &Place, mail: &str) -> (String, Value) {
    let report = contoso(place, &["invoices", "import", mail]);
    (report["import"].to_string(), report)
}

fn counts(report: &Value) -> [u64; 3] {
    ["imported", "proposed", "duplicates"].map(|count| report[count].as_u64().unwrap())
}

#[test]
fn an_import_is_taken_back_but_for_what_is_in_the_books() {
    let (place, mail) = place_with_mail();
    let (first, report) = import(&place, &mail);
    assert_eq!(counts(&report), [3, 1, 0], "{report}");
    let (second, report) = import(&place, &mail);
    assert_eq!(counts(&report), [0, 0, 4], "{report}");
    contoso(&place, &["invoice", "book", "E0400AB124"]);

    let listed = contoso(&place, &["invoices", "imports"]);
    let told: Vec<Value> = list(&listed)
        .iter()
        .map(|import| {
            json!([
                import["import"].to_string(),
                import["imported"],
                import["proposed"],
                import["undone"]
            ])
        })
        .collect();
    assert_eq!(told, [json!([second, 0, 0, ""]), json!([first, 3, 1, ""])], "{listed}");

    let undone = contoso(&place, &["invoices", "undo", &first]);
    assert_eq!(
        (&undone["removed"], &undone["proposals_removed"]),
        (&2.into(), &1.into()),
        "{undone}"
    );
    let stayed = list(&undone["stayed"]);
    assert_eq!(stayed.len(), 1, "{undone}");
    assert_eq!(
        (&stayed[0]["number"], &stayed[0]["why"]),
        (&"E0400AB124".into(), &"booked".into())
    );
    assert!(!stayed[0]["reason"].as_str().unwrap().is_empty());
    assert_eq!(undone["before"], false);
    let left = contoso(&place, &["invoices"]);
    assert_eq!(list(&left).len(), 1, "{left}");
    assert_eq!(left[0]["number"], "E0400AB124");
    assert_eq!(list(&contoso(&place, &["invoices", "proposals"])).len(), 0);
    assert_eq!(contoso(&place, &["invoices", "verify"])["intact"], true);

    // Everything that went can come again, and what is undone once more leaves it there.
    let (third, report) = import(&place, &mail);
    assert_eq!(counts(&report), [2, 1, 1], "{report}");
    let again = contoso(&place, &["invoices", "undo", &first]);
    assert_eq!(again["before"], true, "{again}");
    assert_eq!(
        (&again["removed"], &again["stayed"]),
        (&undone["removed"], &undone["stayed"])
    );
    assert_eq!(list(&contoso(&place, &["invoices"])).len(), 3);
    assert_eq!(list(&contoso(&place, &["invoices", "proposals"])).len(), 1);
    let listed = contoso(&place, &["invoices", "imports"]);
    let undone: Vec<bool> = list(&listed).iter().map(|import| import["undone"] != "").collect();
    assert_eq!(undone, [false, false, true], "{listed}");

    // No account undoes the import of another one.
    for (account, import) in [
        ("fabrikam", third.as_str()),
        ("contoso", "999"),
        ("sample", third.as_str()),
    ] {
        let undo = ["--account", account, "invoices", "undo", import];
        assert_eq!(refused(&place, &undo, 1), "import_not_found");
    }
    assert_eq!(list(&contoso(&place, &["invoices"])).len(), 3);
}

#[test]
fn what_a_person_took_over_from_its_document_stays() {
    let (place, mail) = place_with_mail();
    let (number, _) = import(&place, &mail);
    let proposals = contoso(&place, &["invoices", "proposals"]);
    let id = list(&proposals)[0]["id"].as_str().unwrap().to_owned();
    let corrections = ["--number", "X-1", "--date", "2026-02-03", "--total", "12.50 EUR"];
    contoso(&place, &[&["invoice", "accept", &id][..], &corrections].concat());
    let undone = contoso(&place, &["invoices", "undo", &number]);
    assert_eq!(
        (&undone["removed"], &undone["proposals_removed"]),
        (&3.into(), &0.into()),
        "{undone}"
    );
    let stayed = list(&undone["stayed"]);
    assert_eq!(
        (&stayed[0]["number"], &stayed[0]["why"]),
        (&"X-1".into(), &"accepted".into()),
        "{undone}"
    );
    assert_eq!(list(&contoso(&place, &["invoices"])).len(), 1);
    let out = place.folder().join("out.pdf");
    contoso(&place, &["invoice", "pdf", "X-1", "--out", out.to_str().unwrap()]);
    assert!(fs::metadata(out).unwrap().len() > 0, "its document, too");
}

#[test]
fn people_are_told_in_lines_and_an_import_that_brought_nothing_is_undone_as_well() {
    let (place, _) = place_with_mail();
    let words = |language: &str, command: &[&str]| {
        let output = place
            .cli_command(&[&["--account", "contoso", "--lang", language], command].concat())
            .unwrap()
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        words("en", &["invoices", "imports"]).trim(),
        "No files were imported yet."
    );
    let gone = run(
        &place,
        &["--account", "contoso", "invoices", "import", "no-such-file.pdf"],
    );
    let number = gone.json().unwrap()["import"].to_string();
    let lines = words("zh-TW", &["invoices", "imports"]);
    assert!(lines.starts_with(&format!("匯入 {number}（")), "{lines}");
    let undone = words("en", &["invoices", "undo", &number]);
    assert!(undone.contains("0 invoices and 0 proposals removed"), "{undone}");
    let again = words("en", &["invoices", "undo", &number]);
    assert!(again.contains("was undone before, on "), "{again}");
}
