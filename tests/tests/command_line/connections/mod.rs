//! An account that is signed in: from setting it up to its invoices offline, and what becomes of it when something is in
//! the way.

#[path = "../../../../src-tauri/crates/partner-center/tests/sign_in/authority/mod.rs"]
mod authority;
mod center;
mod center_notes;
mod center_profile;
mod center_refusals;
mod center_service;
mod files;
mod interrupted;
mod lines;
mod secrets;
mod service;
mod unusual;
mod ways_to_sign_in;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use packdesk_tests::{Ended, Place};
use serde_json::Value;

use self::authority::{CLIENT, TENANT};
use self::service::{Microsoft, invoice};
use crate::common::{answer, list, refused, run};

/// Sets up an account that is connected to these services.
fn connected(place: &Place, microsoft: &Microsoft) -> Value {
    let add = [
        "account",
        "add",
        "contoso",
        "--company",
        "Contoso Ireland Ltd",
        "--country",
        "IE",
        "--tenant",
        TENANT,
        "--client-id",
        CLIENT,
        "--authority",
        &microsoft.sign_in_at,
        "--azure-billing",
        &microsoft.billing_at,
    ];
    answer(place, &add)
}

fn of_contoso(place: &Place, arguments: &[&str]) -> Ended {
    let mut all = vec!["--account", "contoso"];
    all.extend(arguments);
    run(place, &all)
}

fn told(place: &Place, arguments: &[&str]) -> Value {
    let ended = of_contoso(place, arguments);
    assert_eq!(ended.code, Some(0), "{}{}", ended.printed, ended.complained);
    ended.json().unwrap()
}

/// Signs in as a person does: opens the address that is printed, and lets the browser come back.
fn sign_in(place: &Place, microsoft: &Microsoft) -> (Option<i32>, Value, String) {
    signed_in_through(place, |address| microsoft.sent_on(address))
}

fn signed_in_through(place: &Place, sent_on: impl Fn(&str) -> String) -> (Option<i32>, Value, String) {
    let arguments = ["--json", "--account", "contoso", "sign-in", "--print-address"];
    let mut command = place.cli_command(&arguments).unwrap();
    let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut complaints = BufReader::new(running.stderr.take().unwrap());
    let mut address = String::new();
    complaints.read_line(&mut address).unwrap();
    let back = sent_on(address.trim());
    let page = visited(&back);
    assert!(page.contains("no-store"), "{page}");
    let mut rest = String::new();
    complaints.read_to_string(&mut rest).unwrap();
    let ended = running.wait_with_output().unwrap();
    let printed = serde_json::from_slice(&ended.stdout).unwrap();
    (ended.status.code(), printed, format!("{address}{rest}"))
}

/// What a browser is shown at an address of this computer.
fn visited(address: &str) -> String {
    let (host, path) = address.trim_start_matches("http://").split_once('/').unwrap();
    let mut stream = TcpStream::connect(host.replace("localhost", "127.0.0.1")).unwrap();
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    page
}

fn connection(sync: &Value) -> &Value {
    &list(&sync["connections"])[0]
}

fn three_pages() -> Vec<Vec<Value>> {
    let page = |page: usize| {
        (0..4)
            .map(|at| {
                let number = format!("T0000{page}{at:02}");
                invoice(&number, &format!("2026-0{}-1{at}", page + 1), "399.50", "Due")
            })
            .collect()
    };
    (0..3).map(page).collect()
}

#[test]
fn from_nothing_to_every_invoice_offline() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    let added = connected(&place, &microsoft);
    assert_eq!(added["connections"][0]["state"], "never_read");
    let before = of_contoso(&place, &["sync"]);
    assert_eq!(before.code, Some(5));
    assert_eq!(before.json().unwrap()["error"]["code"], "sign_in_needed");
    assert!(microsoft.book().asked.is_empty(), "nobody is asked without a sign-in");

    let (code, signed_in, complained) = sign_in(&place, &microsoft);
    assert_eq!(code, Some(0), "{complained}");
    assert_eq!(signed_in["tenant"], TENANT);

    let first = told(&place, &["sync"]);
    let report = connection(&first);
    let counts = ["read", "new", "versions", "documents"].map(|count| report[count].as_u64().unwrap());
    assert_eq!(counts, [12, 12, 0, 12], "{report}");
    assert_eq!(
        (&report["state"], &report["refused"]),
        (&"current".into(), &Value::Array(vec![]))
    );

    let second = told(&place, &["sync"]);
    let counts = ["read", "new", "versions", "documents"].map(|count| connection(&second)[count].as_u64().unwrap());
    assert_eq!(counts, [12, 0, 0, 0]);

    let rows = told(&place, &["invoices"]);
    assert_eq!(list(&rows).len(), 12);
    let shown = told(&place, &["invoice", "show", "T0000102"]);
    for (field, value) in [
        ("date", "2026-02-12"),
        ("status", "due"),
        ("period_from", "2026-02-01"),
        ("period_to", "2026-02-28"),
        ("po_number", "A$HG&40420"),
        ("source", "azure-billing"),
        ("billing_account", service::line_service::ACCOUNT),
        ("offline_state", "original"),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    assert_eq!(shown["total"]["amount"], "399.50");
    // As it was sent, each digit, and without what opens the document.
    let text = of_contoso(&place, &["invoice", "show", "T0000102"]).printed;
    assert!(
        text.contains(r#""totalAmount":{"currency":"EUR","value":399.50}"#),
        "{text}"
    );
    assert_eq!(shown["sent"]["properties"]["unheardOf"]["PLANTED-FIELD"], 1);
    assert!(!text.contains("PLANTED-DOWNLOAD"));

    let file = place.folder().join("own.pdf");
    told(&place, &["invoice", "pdf", "T0000102", "--out", file.to_str().unwrap()]);
    let content = std::fs::read_to_string(file).unwrap();
    assert_eq!(content, "%PDF-1.4 the issuer's own file of T0000102");
    // The sample has nothing of it, and it has nothing of the sample.
    assert_eq!(
        list(&answer(&place, &["--account", "sample", "invoices", "--limit", "100"])).len(),
        19
    );
}

#[test]
fn what_the_service_says_otherwise_later_is_another_version() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    told(&place, &["sync"]);
    told(&place, &["invoice", "book", "T0000001", "--code", "6815"]);
    microsoft.book().pages[0][1] = invoice("T0000001", "2026-01-11", "399.50", "Paid");

    let sync = told(&place, &["sync"]);
    assert_eq!(connection(&sync)["versions"], 1);
    let shown = told(&place, &["invoice", "show", "T0000001"]);
    assert_eq!((&shown["status"], &shown["version"]), (&"paid".into(), &2.into()));
    assert_eq!(
        (&shown["versions"][0]["version"], &shown["versions"][0]["status"]),
        (&1.into(), &"due".into())
    );
    let rows = told(&place, &["invoices", "--status", "paid"]);
    assert_eq!(list(&rows)[0]["bookkeeping"]["ledger_code"], "6815");
    assert_eq!(list(&rows)[0]["bookkeeping"]["booking"], "booked");
    assert!(told(&place, &["invoices", "verify"])["intact"].as_bool().unwrap());
}

#[test]
fn what_an_invoice_names_is_asked_for_by_its_number() {
    let mut pages = three_pages();
    pages[0][0]["properties"]["rebillDetails"] = serde_json::json!({
        "invoiceDocumentId": "/providers/Microsoft.Billing/billingAccounts/x/invoices/T0000900",
        "creditNoteDocumentId": "/providers/Microsoft.Billing/billingAccounts/x/invoices/T0000901",
    });
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(pages));
    let mut void = invoice("T0000900", "2025-12-30", "12.00", "Void");
    void["properties"]["documents"] = Value::Array(vec![]);
    microsoft.book().by_number = vec![void];
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));

    let sync = told(&place, &["sync"]);
    let report = connection(&sync);
    assert_eq!((&report["state"], &report["new"]), (&"current".into(), &13.into()));
    let refused_items = list(&report["refused"]);
    assert_eq!(refused_items.len(), 1, "{report}");
    assert_eq!(
        (&refused_items[0]["what"], &refused_items[0]["code"]),
        (&"T0000901".into(), &"not_found".into())
    );
    assert!(!refused_items[0]["reason"].as_str().unwrap().is_empty());
    assert_eq!(told(&place, &["invoice", "show", "T0000900"])["status"], "void");
    // It is not asked for in vain again and again.
    assert_eq!(list(&connection(&told(&place, &["sync"]))["refused"]).len(), 0);
    // No document was named, so there is none, and none is made up.
    let file = place.folder().join("void.pdf");
    let ended = of_contoso(&place, &["invoice", "pdf", "T0000900", "--out", file.to_str().unwrap()]);
    assert_eq!(ended.json().unwrap()["error"]["code"], "document_not_fetched");
    assert!(!file.exists());
}

#[test]
fn a_revoked_sign_in_is_told_and_mended_by_signing_in_again() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    told(&place, &["sync"]);
    microsoft.authority.revoke();
    let ended = of_contoso(&place, &["sync"]);
    assert_eq!(ended.code, Some(5));
    assert_eq!(connection(&ended.json().unwrap())["state"], "sign_in_needed");
    assert_eq!(list(&told(&place, &["invoices"])).len(), 12);

    microsoft.somebody_else();
    let (code, refused_sign_in, _) = sign_in(&place, &microsoft);
    assert_eq!(code, Some(5));
    assert_eq!(refused_sign_in["error"]["code"], "sign_in_failed");
    assert!(
        refused_sign_in["error"]["message"]
            .as_str()
            .unwrap()
            .contains("Somebody else")
    );
    assert_eq!(of_contoso(&place, &["sync"]).code, Some(5));

    microsoft.authority.sign_in_as(service::first_person());
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    assert_eq!(connection(&told(&place, &["sync"]))["state"], "current");
    told(&place, &["sign-out"]);
    assert_eq!(of_contoso(&place, &["sync"]).code, Some(5));
}

#[test]
fn what_a_service_demands_is_asked_for_by_the_next_sign_in() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    let claims = r#"{"access_token":{"acrs":{"essential":true,"value":"p1"}}}"#;
    microsoft.book().demanded_claims = Some(STANDARD.encode(claims));
    microsoft.authority.demand(claims);
    let ended = of_contoso(&place, &["sync"]);
    assert_eq!(ended.code, Some(5));
    let said = ended.json().unwrap();
    assert_eq!(said["error"]["code"], "second_factor_needed", "{}", ended.complained);
    microsoft.book().demanded_claims = None;
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    let brought = microsoft.authority.last_claims().unwrap();
    assert!(brought.contains("p1"), "{brought}");
}

#[test]
fn an_account_that_is_closed_keeps_no_other_from_being_read() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    microsoft.book().has_closed_account = true;
    let ended = of_contoso(&place, &["sync"]);
    // Another sync would be answered the same: it is told which account it is, and whom to ask.
    assert_eq!(ended.code, Some(3), "{}", ended.printed);
    let document = ended.json().unwrap();
    assert_eq!(document["error"]["code"], "billing_partly_forbidden");
    assert!(document["error"]["message"].as_str().unwrap().contains("Elsewhere"));
    let report = connection(&document);
    assert_eq!(report["state"], "partly_forbidden");
    assert_eq!((&report["read"], &report["documents"]), (&12.into(), &12.into()));
    let item = &list(&report["refused"])[0];
    assert_eq!((&item["what"], &item["code"]), (&"12345".into(), &"forbidden".into()));
    assert!(
        item["reason"]
            .as_str()
            .unwrap()
            .contains("owner of the billing account")
    );
}

#[test]
fn nobody_with_a_billing_role_is_no_account_without_invoices() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    told(&place, &["sync"]);
    microsoft.book().has_no_role = true;
    let ended = of_contoso(&place, &["sync"]);
    assert_eq!(ended.code, Some(3));
    let document = ended.json().unwrap();
    assert_eq!(document["error"]["code"], "no_billing_role");
    assert_eq!(connection(&document)["state"], "no_role");
    assert_eq!(list(&told(&place, &["invoices"])).len(), 12);
}

#[test]
fn an_account_that_is_kept_by_hand_has_nobody_to_sign_in_to() {
    let place = Place::new().unwrap();
    let add = ["account", "add", "contoso", "--company", "Contoso", "--country", "IE"];
    answer(&place, &add);
    assert_eq!(
        refused(&place, &["--account", "contoso", "sign-in", "--print-address"], 3),
        "not_connected"
    );
    assert_eq!(list(&told(&place, &["sync"])["connections"]).len(), 0);
    assert_eq!(refused(&place, &["--account", "sample", "sign-in"], 2), "wrong_usage");
    let connected = |more: [&'static str; 4]| {
        let mut all = vec!["account", "add", "other", "--company", "Contoso", "--country", "IE"];
        all.extend(more);
        all
    };
    let wrong = connected(["--tenant", "a/b", "--client-id", "app"]);
    assert_eq!(refused(&place, &wrong, 2), "sign_in_wrong");
    let open = connected(["--azure-billing", "http://example.org", "--partner-id", "1"]);
    assert_eq!(refused(&place, &open, 2), "address_wrong");
}
