//! The files that an invoice names beside its own: each is fetched once, and each can be written.

use packdesk_tests::Place;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::service::{Microsoft, document, invoice};
use super::{connected, connection, of_contoso, sign_in, told};
use crate::common::list;

/// An invoice that is in the list with these files beside its own.
fn with_files(further: Vec<Value>) -> Value {
    let mut invoice = invoice("T1", "2026-03-01", "399.50", "Due");
    let documents = invoice["properties"]["documents"].as_array_mut().unwrap();
    documents.extend(further);
    invoice
}

fn signed_in(invoice: Value) -> (Place, Microsoft) {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(vec![vec![invoice]]));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    (place, microsoft)
}

fn files(place: &Place) -> Vec<(String, String, String)> {
    let shown = told(place, &["invoice", "show", "T1"]);
    let text = |file: &Value, field: &str| file[field].as_str().unwrap().to_owned();
    list(&shown["documents"])
        .iter()
        .map(|file| (text(file, "key"), text(file, "kind"), text(file, "state")))
        .collect()
}

fn written(place: &Place, key: &str) -> (Value, String) {
    let file = place.folder().join(format!("{key}.pdf"));
    let saved = told(
        place,
        &[
            "invoice",
            "pdf",
            "T1",
            "--document",
            key,
            "--out",
            file.to_str().unwrap(),
        ],
    );
    (saved, std::fs::read_to_string(file).unwrap())
}

#[test]
fn every_file_of_an_invoice_is_fetched_once_and_can_be_written() {
    let (place, microsoft) = signed_in(with_files(vec![
        document("T1", "TaxReceipt", Some("first"), None),
        document("T1", "VoidNote", None, Some("void")),
        document("T1", "TaxReceipt", Some("second"), None),
        document("T1", "TaxReceipt", Some("second"), None),
        document("T1", "Transactions", None, Some("table")),
        document("T1", "Unheard", None, None),
    ]));
    microsoft.book().tables.push("T1-table".to_owned());
    let sync = told(&place, &["sync"]);
    let report = connection(&sync);
    assert_eq!(
        (&report["state"], &report["documents"]),
        (&"current".into(), &4.into()),
        "{report}"
    );
    let refused = &list(&report["refused"])[0];
    assert_eq!(
        (&refused["what"], &refused["code"]),
        (&"T1: transactions".into(), &"not_pdf".into())
    );
    let expected = [
        ("original", "invoice", "stored"),
        ("tax-receipt", "tax_receipt", "stored"),
        ("void-note", "void_note", "stored"),
        ("tax-receipt-2", "tax_receipt", "stored"),
        ("transactions", "transactions", "not_stored"),
        ("other", "other", "not_stored"),
    ];
    let expected = expected.map(|(key, kind, state)| (key.to_owned(), kind.to_owned(), state.to_owned()));
    assert_eq!(files(&place), expected);
    let shown = told(&place, &["invoice", "show", "T1"]);
    for file in &list(&shown["documents"])[4..] {
        assert!(!file["reason"].as_str().unwrap().is_empty(), "{file}");
    }
    assert_eq!(
        shown["documents"][1]["file_name"],
        "2026-03-01 T1 Offer not told (tax-receipt).pdf"
    );
    assert_eq!(shown["documents"][2]["name"], "void");

    for (key, content) in [
        ("original", "T1"),
        ("tax-receipt", "T1-first"),
        ("void-note", "T1-void"),
        ("tax-receipt-2", "T1-second"),
    ] {
        let (saved, written) = written(&place, key);
        assert_eq!(written, format!("%PDF-1.4 the issuer's own file of {content}"));
        let told = list(&shown["documents"])
            .iter()
            .find(|file| file["key"] == key)
            .unwrap();
        assert_eq!((&saved["sha256"], &saved["bytes"]), (&told["sha256"], &told["bytes"]));
    }
    let printed = place
        .cli(&[
            "--account",
            "contoso",
            "invoice",
            "pdf",
            "T1",
            "--document",
            "void-note",
            "--out",
            "-",
        ])
        .unwrap();
    assert_eq!(printed.printed, "%PDF-1.4 the issuer's own file of T1-void");
    let out = place.folder().join("none.pdf");
    for (key, code, exit) in [
        ("transactions", "document_not_fetched", 1),
        ("receipt", "unknown_choice", 2),
    ] {
        let arguments = [
            "invoice",
            "pdf",
            "T1",
            "--document",
            key,
            "--out",
            out.to_str().unwrap(),
        ];
        let ended = of_contoso(&place, &arguments);
        assert_eq!(ended.code, Some(exit), "{}", ended.printed);
        assert_eq!(ended.json().unwrap()["error"]["code"], code);
    }
    assert!(!out.exists());

    microsoft.book().asked_files.clear();
    let again = told(&place, &["sync"]);
    assert_eq!(list(&connection(&again)["refused"]).len(), 0);
    assert!(
        microsoft.book().asked_files.is_empty(),
        "what is there is not fetched again"
    );
    assert_eq!(told(&place, &["invoices", "verify"])["intact"], true);
    exported(&place);
}

/// Everything that is there is exported under its own name with its hash, and what is not is named.
fn exported(place: &Place) {
    let shown = told(place, &["invoice", "show", "T1"]);
    let folder = place.folder().join("exported");
    std::fs::create_dir(&folder).unwrap();
    let export = [
        "invoices",
        "export",
        "--dir",
        folder.to_str().unwrap(),
        "--format",
        "pdf,zip,json",
    ];
    let report = of_contoso(place, &export).json().unwrap();
    let of = |file: &Value| (file["document"].clone(), file["file"].clone(), file["sha256"].clone());
    let exported: Vec<_> = list(&report["documents"]).iter().map(of).collect();
    let stored: Vec<_> = list(&shown["documents"])
        .iter()
        .filter(|file| file["state"] == "stored")
        .map(|file| (file["key"].clone(), file["file_name"].clone(), file["sha256"].clone()))
        .collect();
    assert_eq!(exported, stored);
    for (_, file, sha256) in &exported {
        let written = std::fs::read(folder.join(file.as_str().unwrap())).unwrap();
        let digest = Sha256::digest(&written);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, sha256.as_str().unwrap());
    }
    let skipped: Vec<_> = list(&report["skipped"]).iter().map(|item| &item["code"]).collect();
    assert_eq!(skipped, ["not_stored", "not_stored"], "{report}");
    assert_eq!(
        list(&report["failed"]).len(),
        0,
        "the invoice has its own file: {report}"
    );
    let of_all = list(&report["files"])
        .iter()
        .find(|file| file.as_str().unwrap().ends_with(".json"));
    let of_all = std::fs::read(folder.join(of_all.unwrap().as_str().unwrap())).unwrap();
    let of_all: Value = serde_json::from_slice(&of_all).unwrap();
    let facts = |file: &Value, key: &str| (file[key].clone(), file["kind"].clone(), file["sha256"].clone());
    let listed: Vec<_> = list(&of_all[0]["files"])
        .iter()
        .map(|file| facts(file, "document"))
        .collect();
    let known: Vec<_> = list(&shown["documents"])
        .iter()
        .map(|file| match file["state"] == "stored" {
            true => facts(file, "key"),
            false => (file["key"].clone(), file["kind"].clone(), Value::Null),
        })
        .collect();
    assert_eq!(listed, known, "those that are not stored are listed without a hash");
    let zip = list(&report["files"])
        .iter()
        .find(|file| file.as_str().unwrap().ends_with(".zip"));
    let packed = std::fs::read(folder.join(zip.unwrap().as_str().unwrap())).unwrap();
    for content in ["T1", "T1-first", "T1-void", "T1-second"] {
        let content = format!("%PDF-1.4 the issuer's own file of {content}");
        assert!(
            packed.windows(content.len()).any(|part| part == content.as_bytes()),
            "{content}"
        );
    }
}

#[test]
fn a_file_is_known_by_its_name_wherever_it_stands_and_a_later_one_is_added() {
    let (place, microsoft) = signed_in(with_files(vec![document("T1", "TaxReceipt", None, Some("A"))]));
    told(&place, &["sync"]);
    let mut asked = microsoft.book().asked_files.clone();
    asked.sort_unstable();
    assert_eq!(asked, ["T1", "T1-A"]);
    microsoft.book().asked_files.clear();
    microsoft.book().pages[0][0] = with_files(vec![
        document("T1", "TaxReceipt", None, Some("B")),
        document("T1", "TaxReceipt", None, Some("A")),
    ]);
    told(&place, &["sync"]);
    assert_eq!(microsoft.book().asked_files, ["T1-B"]);
    assert!(written(&place, "tax-receipt").1.ends_with("T1-A"));
    assert!(written(&place, "tax-receipt-2").1.ends_with("T1-B"));
    // What is named no more stays.
    microsoft.book().pages[0][0] = with_files(vec![]);
    told(&place, &["sync"]);
    assert_eq!(files(&place).len(), 3);
    let named = told(&place, &["invoice", "show", "T1"]);
    assert_eq!(named["version"], 3);
}

#[test]
fn a_receipt_is_never_taken_for_the_invoice() {
    let mut alone = invoice("T1", "2026-03-01", "399.50", "Due");
    alone["properties"]["documents"] = json!([document("T1", "TaxReceipt", Some("receipt"), None)]);
    let (place, microsoft) = signed_in(alone);
    told(&place, &["sync"]);
    let stored = |key: &str, kind: &str| (key.to_owned(), kind.to_owned(), "stored".to_owned());
    assert_eq!(files(&place), [stored("tax-receipt", "tax_receipt")]);
    let out = place.folder().join("none.pdf");
    let ended = of_contoso(&place, &["invoice", "pdf", "T1", "--out", out.to_str().unwrap()]);
    assert_eq!(ended.json().unwrap()["error"]["code"], "document_not_fetched");
    microsoft.book().pages[0][0] = with_files(vec![document("T1", "TaxReceipt", Some("receipt"), None)]);
    told(&place, &["sync"]);
    assert_eq!(
        files(&place),
        [stored("original", "invoice"), stored("tax-receipt", "tax_receipt")]
    );
}
