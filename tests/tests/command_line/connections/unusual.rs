//! What nobody has recorded and services answer all the same: days written in other zones, amounts below a cent, fields that
//! cannot be read, documents beside the service, answers that break off each time.

use packdesk_tests::Place;
use serde_json::{Value, json};

use super::center::{connected as connected_to_center, counts, everything, refused};
use super::center_service::Play;
use super::service::{Microsoft, invoice};
use super::{connected, connection, sign_in, told};
use crate::common::list;

fn with(number: &str, fields: Value) -> Value {
    let mut sent = invoice(number, "2026-03-08", "399.50", "Due");
    for (field, value) in fields.as_object().unwrap() {
        sent["properties"][field] = value.clone();
    }
    sent
}

fn raw(number: &str) -> Value {
    serde_json::from_str(number).unwrap()
}

#[test]
fn days_are_those_that_were_written_and_no_amount_is_told_as_nothing() {
    let sent = with(
        "T000000001",
        json!({
            "invoiceDate": "2026-03-31T22:30:00.1234567-07:00",
            "dueDate": "2026-05-01T02:30:00+09:00",
            "invoicePeriodStartDate": "2026-03-01T00:00:00+08:00",
            "invoicePeriodEndDate": "2026-03-31T23:59:59.9999999-07:00",
            "taxAmount": {"currency": "EUR", "value": raw("1.5E-3")},
        }),
    );
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(vec![vec![sent]]));
    connected(&place, &microsoft);
    sign_in(&place, &microsoft);
    told(&place, &["sync"]);
    let shown = told(&place, &["invoice", "show", "T000000001"]);
    let days = ["date", "due", "period_from", "period_to"].map(|field| shown[field].as_str().unwrap());
    assert_eq!(days, ["2026-03-31", "2026-05-01", "2026-03-01", "2026-03-31"]);
    let tax = (&shown["tax"]["amount"], &shown["tax"]["label"]);
    assert_eq!(tax, (&"0.0015".into(), &"€0.0015".into()));
}

#[test]
fn a_field_that_cannot_be_read_takes_no_invoice_away_and_is_told() {
    let page = vec![
        with("T000000001", json!({"dueDate": "soon", "isMonthlyInvoice": "perhaps"})),
        with(
            "T000000002",
            json!({"payments": [{"amount": {"currency": "QQQ", "value": 1}}]}),
        ),
        with(
            "T000000003",
            json!({"totalAmount": {"currency": "EUR", "value": "much"}}),
        ),
    ];
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(vec![page]));
    connected(&place, &microsoft);
    sign_in(&place, &microsoft);
    let synced = told(&place, &["sync"]);
    let told_of = refused(&synced);
    let expected = [
        ("T000000003", "entry_unreadable"),
        ("T000000001", "field_unreadable"),
        ("T000000001", "field_unreadable"),
        ("T000000002", "field_unreadable"),
    ]
    .map(|(what, code)| (what.to_owned(), code.to_owned()));
    assert_eq!(told_of, expected, "{synced}");
    let reasons = list(&connection(&synced)["refused"]);
    assert!(reasons[1]["reason"].as_str().unwrap().contains("dueDate"), "{synced}");
    assert_eq!(counts(&synced), [2, 2, 0, 2]);
    let shown = told(&place, &["invoice", "show", "T000000001"]);
    assert_eq!(
        (
            &shown["due"],
            &shown["sent"]["properties"]["dueDate"],
            &shown["total"]["amount"]
        ),
        (&"".into(), &"soon".into(), &"399.50".into())
    );
}

#[test]
fn what_is_unknown_is_told_as_such_with_the_word_that_was_sent() {
    let unknown = |number, status: &str, kind: &str| with(number, json!({"status": status, "documentType": kind}));
    let without_total = |number, status: &str, due: &str, billed: Option<&str>| {
        let amount = |value| json!({"currency": "EUR", "value": raw(value)});
        let mut invoice = with(number, json!({"status": status, "amountDue": amount(due)}));
        let properties = invoice["properties"].as_object_mut().unwrap();
        properties.remove("totalAmount");
        properties.remove("billedAmount");
        properties.extend(billed.map(|billed| ("billedAmount".to_owned(), amount(billed))));
        invoice
    };
    let page = vec![
        unknown("T000000001", "PastDue", "Invoice"),
        unknown("T000000002", "Locked", "Invoice"),
        unknown("T000000003", "Due", "DebitNote"),
        unknown("T000000004", "Due", "TaxReceipt"),
        without_total("T000000005", "Due", "100.00", Some("120.00")),
        without_total("T000000006", "Paid", "0", Some("55.99")),
        without_total("T000000007", "Paid", "0", None),
    ];
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(vec![page]));
    connected(&place, &microsoft);
    sign_in(&place, &microsoft);
    let synced = told(&place, &["sync"]);
    // Nothing that is left to pay is no total of nothing.
    assert_eq!(refused(&synced), [("T000000007".to_owned(), "no_amount".to_owned())]);
    let shown = |number: &str| told(&place, &["invoice", "show", number]);
    let fact = |shown: &Value, at: usize| list(&shown["facts"])[at]["value"].clone();
    assert_eq!(shown("T000000001")["status"], "overdue");
    let locked = shown("T000000002");
    assert_eq!(
        (&locked["status"], fact(&locked, 2)),
        (&"unknown".into(), "Unknown (Locked)".into())
    );
    let debit = shown("T000000003");
    assert_eq!(
        (&debit["kind"], fact(&debit, 1)),
        (&"other".into(), "Other document (DebitNote)".into())
    );
    assert_eq!(shown("T000000004")["kind"], "other");
    assert_eq!(shown("T000000005")["total"]["label"], "€100.00");
    assert_eq!(shown("T000000006")["total"]["label"], "€55.99");
    // What is no invoice was not charged.
    let spending = told(&place, &["invoices", "spending"]);
    assert!(spending.to_string().contains("954.99"), "{spending}");
}

#[test]
fn documents_beside_a_service_on_this_computer_are_fetched_without_a_token() {
    let (place, microsoft) = (
        Place::new().unwrap(),
        Microsoft::with(vec![vec![invoice("T000000001", "2026-03-08", "399.50", "Due")]]),
    );
    let beside = Microsoft::with(Vec::new());
    microsoft.book().documents_at = Some(beside.billing_at.clone());
    connected(&place, &microsoft);
    sign_in(&place, &microsoft);
    let synced = told(&place, &["sync"]);
    assert_eq!(counts(&synced), [1, 1, 0, 1], "{synced}");
    assert_eq!(beside.book().asked, ["/documents/T000000001"]);
}

#[test]
fn a_record_that_cannot_be_read_takes_nothing_from_the_other() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected_to_center(&place, &center);
    center.plays(
        "/v1/profiles/billing",
        r#"{"companyName":"Contoso Accounts","address":"none"}"#,
    );
    let synced = told(&place, &["sync"]);
    let told_of = refused(&synced);
    assert!(
        told_of.contains(&("profiles/billing".into(), "entry_unreadable".into())),
        "{told_of:?}"
    );
    let profile = told(&place, &["profile"]);
    assert!(
        profile["legal"].to_string().contains("Contoso Ireland Limited"),
        "{}",
        profile["legal"]
    );
}

#[test]
fn a_statement_that_breaks_off_each_time_keeps_no_other_from_coming() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected_to_center(&place, &center);
    center.plays(
        "/v1/invoices/G0500X2/documents/statement",
        Play::Breaks("%PDF-1.7 of G0500X2".into()),
    );
    center.plays(
        "/v1/invoices/G0500X3/documents/statement",
        Play::Breaks("%PDF-1.7 of G0500X3".into()),
    );
    let ended = super::of_contoso(&place, &["sync"]);
    let document = ended.json().unwrap();
    assert_eq!(ended.code, Some(4), "{document}");
    assert_eq!(counts(&document), [4, 4, 0, 1], "{document}");
    assert_eq!(
        told(&place, &["invoice", "show", "D0500X1"])["offline_state"],
        "original"
    );
    let told_of = refused(&document);
    assert!(told_of.contains(&("G0500X2".into(), "no_answer".into())), "{told_of:?}");
}

#[test]
fn files_that_are_to_wait_a_moment_come_in_the_same_sync() {
    let page = (1..=3).map(|at| invoice(&format!("T00000000{at}"), "2026-03-08", "399.50", "Due"));
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(vec![page.collect()]));
    microsoft.book().rests = 1;
    connected(&place, &microsoft);
    sign_in(&place, &microsoft);
    let synced = told(&place, &["sync"]);
    assert_eq!(
        (counts(&synced), refused(&synced)),
        ([3, 3, 0, 3], Vec::new()),
        "{synced}"
    );
}
