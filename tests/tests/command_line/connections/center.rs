//! An account that is connected to Partner Center: from the sign-in to profiles, invoices and requests offline.

use packdesk_tests::Place;
use serde_json::Value;

use super::authority::{CLIENT, TENANT};
use super::center_service::{Center, Play};
use super::{connection, of_contoso, signed_in_through, told};
use crate::common::{answer, list};

const LEGAL: &str = r#"{"companyName":"Contoso Ireland Limited","address":{"country":"IE","city":"Dublin","addressLine1":"70 Quay",
    "postalCode":"D02 R296"},"vettingStatus":"authorized","vettingSubStatus":"none","profileType":"LegalBusinessProfile",
    "PLANTED-FIELD":1.10,"attributes":{"objectType":"LegalBusinessProfile"}}"#;
pub const BILLING: &str = r#"{"companyName":"Contoso Accounts","address":{"country":"IE","city":"Cork","addressLine1":"1 Lapp's Quay",
    "postalCode":"T12 WN26"},"primaryContact":{"firstName":"Ada","lastName":"Quinn","email":"ap@contoso.example"},
    "purchaseOrderNumber":"PO-88","taxId":"IE6388047V","billingCurrency":"EUR","attributes":{"etag":"v-17"}}"#;
pub const FIRST: &str = r#"{"totalCount":2,"items":[
    {"id":"D0500X1","invoiceDate":"2026-09-08T00:00:00Z","totalCharges":24606.350,"paidAmount":1000,"currencyCode":"EUR",
     "pdfDownloadLink":"/invoices/D0500X1/documents/statement?sig=PLANTED-LINK","documentType":"invoice","invoiceType":"Recurring"},
    {"id":"G0500X2","invoiceDate":"2026-10-08T01:22:47.603895Z","billingPeriodStartDate":"2026-09-01T00:00:00Z",
     "billingPeriodEndDate":"2026-09-30T00:00:00Z","totalCharges":586366,"paidAmount":0,"currencyCode":"CHF","documentType":"void_note",
     "invoiceType":"OneTime","amendments":[{"id":"G0500X9","invoiceDate":"2026-10-09T18:44:37.5381456Z","totalCharges":-107661.12,
     "currencyCode":"CHF","documentType":"adjustment_note","amendsOf":"G0500X2","invoiceType":"OneTime"}]}],
    "links":{"next":{"uri":"/invoices?size=2&offset=2","method":"GET","headers":[]}}}"#;
const SECOND: &str = r#"{"totalCount":2,"items":[{"id":"G0500X3","invoiceDate":"2026-11-08T00:00:00","totalCharges":"895.00",
    "currencyCode":"EUR","documentType":"invoice","invoiceType":"OneTime"},{"id":"G0500X4","totalCharges":1}]}"#;
pub const REQUESTS: &str = r#"{"totalCount":1,"items":[{"title":"Invoice missing","severity":1,"id":"616122292000001","status":3,
    "createdDate":"2026-10-01T09:30:00.863","lastModifiedDate":"2026-10-02T08:00:00","lastClosedDate":"0001-01-01T00:00:00"}]}"#;
const REQUEST: &str = r#"{"title":"Invoice missing","description":"D0500X0 is not there","severity":"critical","id":"616122292000001",
    "status":"attention_needed","createdDate":"2026-10-01T09:30:00.863Z","lastModifiedDate":"2026-10-02T08:00:00Z",
    "notes":[{"createdByName":"Support","createdDate":"2026-10-02T08:00:00","text":"We look into it."}]}"#;

pub fn everything() -> Center {
    Center::playing([
        ("/v1/profiles/legalbusiness", LEGAL.into()),
        ("/v1/profiles/billing", Play::Text(format!("\u{feff}{BILLING}"))),
        (
            "/v1/profiles/mpn",
            r#"{"mpnId":4391999,"profileType":"MpnProfile"}"#.into(),
        ),
        ("/v1/invoices", FIRST.into()),
        ("/v1/invoices?size=2&offset=2", SECOND.into()),
        ("/v1/invoices/D0500X1/documents/statement", "%PDF-1.7 of D0500X1".into()),
        ("/v1/invoices/G0500X2/documents/statement", "%PDF-1.7 of G0500X2".into()),
        (
            "/v1/invoices/G0500X3/documents/statement",
            "<html>not now</html>".into(),
        ),
        ("/v1/servicerequests", REQUESTS.into()),
        ("/v1/servicerequests/616122292000001", REQUEST.into()),
    ])
}

/// Sets up an account that is connected to it, and signs in.
pub fn connected(place: &Place, center: &Center) {
    connected_beside(place, center, &[]);
}

pub fn connected_beside(place: &Place, center: &Center, others: &[&str]) {
    let at = format!("{}/v1", center.center_at);
    let mut add = vec![
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
        &center.sign_in_at,
        "--partner-center",
        &at,
    ];
    add.extend(others);
    answer(place, &add);
    let (code, _, complained) = signed_in_through(place, |address| center.sent_on(address));
    assert_eq!(code, Some(0), "{complained}");
}

pub fn counts(sync: &Value) -> [u64; 4] {
    ["read", "new", "versions", "documents"].map(|count| connection(sync)[count].as_u64().unwrap())
}

pub fn refused(sync: &Value) -> Vec<(String, String)> {
    let items = list(&connection(sync)["refused"]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    assert!(items.iter().all(|item| !text(&item["reason"]).is_empty()));
    items
        .iter()
        .map(|item| (text(&item["what"]), text(&item["code"])))
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let pair = |(what, code): &(&str, &str)| ((*what).to_owned(), (*code).to_owned());
    expected.iter().map(pair).collect()
}

#[test]
fn from_the_sign_in_to_everything_offline() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    let first = told(&place, &["sync"]);
    assert_eq!(connection(&first)["connection"], "partner-center");
    assert_eq!(connection(&first)["state"], "current", "{first}");
    assert_eq!(counts(&first), [4, 4, 0, 2]);
    let expected = pairs(&[
        ("profiles/organization", "not_found"),
        ("profiles/support", "not_found"),
        ("invoices/summaries", "not_found"),
        ("agreements", "not_found"),
        ("G0500X4", "no_date"),
        ("G0500X3", "not_pdf"),
    ]);
    assert_eq!(refused(&first), expected);
    let second = told(&place, &["sync"]);
    assert_eq!(counts(&second), [3, 0, 0, 0], "{second}");
    assert_eq!(center.asked("/v1/invoices/D0500X1/documents/statement"), 1);
    assert_eq!(center.asked("/v1/servicerequests/616122292000001"), 1);
    drop(center);

    assert_eq!(list(&told(&place, &["invoices"])).len(), 4);
    let shown = told(&place, &["invoice", "show", "D0500X1"]);
    for (field, value) in [
        ("date", "2026-09-08"),
        ("kind", "invoice"),
        ("status", "unknown"),
        ("source", "partner-center"),
        ("currency", "EUR"),
        ("offline_state", "original"),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    assert_eq!(shown["total"]["amount"], "24606.350");
    assert_eq!((&shown["tax"], &shown["amount_due"]), (&Value::Null, &Value::Null));
    let amounts = list(&shown["amounts"]);
    assert_eq!(
        (&amounts[1]["name"], &amounts[1]["amount"]["amount"]),
        (&"paid".into(), &"1000".into())
    );
    let text = of_contoso(&place, &["invoice", "show", "D0500X1"]).printed;
    assert!(text.contains(r#""totalCharges":24606.350,"paidAmount":1000"#), "{text}");
    assert!(!text.contains("PLANTED-LINK"));
    let void = told(&place, &["invoice", "show", "G0500X2"]);
    assert_eq!(
        (&void["kind"], &void["period_to"]),
        (&"void_note".into(), &"2026-09-30".into())
    );
    assert_eq!(void["names"][0], "G0500X9");
    let note = told(&place, &["invoice", "show", "G0500X9"]);
    assert_eq!(
        (&note["kind"], &note["total"]["amount"]),
        (&"credit_note".into(), &"-107661.12".into())
    );
    assert_eq!(
        told(&place, &["invoice", "show", "G0500X3"])["total"]["amount"],
        "895.00"
    );
    let file = place.folder().join("own.pdf");
    told(&place, &["invoice", "pdf", "D0500X1", "--out", file.to_str().unwrap()]);
    assert_eq!(std::fs::read_to_string(file).unwrap(), "%PDF-1.7 of D0500X1");
    assert!(told(&place, &["invoices", "verify"])["intact"].as_bool().unwrap());

    let profile = told(&place, &["profile"]);
    assert_eq!(profile["partner_id"], "4391999");
    assert_eq!(
        (&profile["vetting"], &profile["po_number"]),
        (&"authorized".into(), &"PO-88".into())
    );
    assert_eq!(
        (&profile["tax_id"], &profile["contact_email"]),
        (&"IE6388047V".into(), &"ap@contoso.example".into())
    );
    let lines = [&profile["legal"], &profile["bill_to"]].map(ToString::to_string);
    assert!(
        lines[0].contains("Contoso Ireland Limited") && lines[1].contains("Contoso Accounts"),
        "{lines:?}"
    );
    let records = list(&profile["records"]);
    let known: Vec<_> = records
        .iter()
        .map(|record| (record["record"].as_str().unwrap(), record["known"].as_bool().unwrap()))
        .collect();
    let expected = [
        ("legal-business", true),
        ("billing", true),
        ("organization", false),
        ("support", false),
        ("mpn", true),
        ("invoice-summaries", false),
        ("agreements", false),
    ];
    assert_eq!(known, expected);
    assert_eq!(
        (&records[0]["sent"]["PLANTED-FIELD"], &records[1]["etag"]),
        (&1.10.into(), &"v-17".into())
    );
    assert!(records[1]["as_of"].as_str().unwrap().contains('T'));
    assert_eq!(
        (&records[3]["sent"], &records[3]["problem"]),
        (&Value::Null, &"not_found".into())
    );

    let rows = told(&place, &["requests"]);
    let row = &list(&rows)[0];
    assert_eq!(
        (&row["request"], &row["status"]),
        (&"616122292000001".into(), &"attention_needed".into())
    );
    assert!(!row["as_of"].as_str().unwrap().is_empty());
    let details = of_contoso(&place, &["request", "show", "616122292000001"]);
    assert_eq!(details.code, Some(0), "{}", details.complained);
    // The sample has nothing of it.
    assert!(
        answer(&place, &["--account", "sample", "profile"])
            .get("records")
            .is_none()
    );
}

#[test]
fn a_connection_that_breaks_goes_on_where_it_stood() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    center.plays("/v1/invoices?size=2&offset=2", Play::Breaks(SECOND.to_owned()));
    let broken = of_contoso(&place, &["sync"]);
    let document = broken.json().unwrap();
    assert_eq!(
        (broken.code, &document["error"]["code"]),
        (Some(4), &"connection_unreachable".into())
    );
    assert_eq!(counts(&document), [3, 3, 0, 0]);
    center.book().asked.clear();
    center.plays("/v1/invoices?size=2&offset=2", SECOND);
    assert_eq!(connection(&told(&place, &["sync"]))["state"], "current");
    assert_eq!(center.asked("/v1/invoices"), 1, "no page is read again");
    assert_eq!(list(&told(&place, &["invoices"])).len(), 4);
}

#[test]
fn a_rest_is_kept_and_a_link_to_somebody_else_is_not_followed() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    center.plays("/v1/profiles/legalbusiness", Play::Throttled(Box::new(LEGAL.into())));
    let elsewhere = FIRST.replace("/invoices?size=2&offset=2", "https://evil.example/v1/invoices?offset=2");
    center.plays("/v1/invoices", elsewhere.as_str());
    let ended = of_contoso(&place, &["sync"]);
    let document = ended.json().unwrap();
    assert_eq!(
        (ended.code, &connection(&document)["state"]),
        (Some(1), &"unfinished".into())
    );
    assert!(refused(&document).contains(&("invoices".into(), "foreign_address".into())));
    assert_eq!(counts(&document), [3, 3, 0, 2]);
    assert_eq!(center.asked("/v1/profiles/legalbusiness"), 2);
}

#[test]
fn a_missing_second_factor_ends_the_reading_at_once() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    center.plays(
        "/v1/profiles/legalbusiness",
        Play::Status(401, r#"{"code":900421,"description":"MFA"}"#.into()),
    );
    let ended = of_contoso(&place, &["sync"]);
    let document = ended.json().unwrap();
    assert_eq!(
        (ended.code, &document["error"]["code"]),
        (Some(5), &"second_factor_needed".into())
    );
    assert_eq!(connection(&document)["state"], "sign_in_needed");
    assert_eq!(center.book().asked.len(), 1);
}

#[test]
fn what_partner_center_says_otherwise_later_is_another_version() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    told(&place, &["sync"]);
    center.plays(
        "/v1/invoices",
        FIRST
            .replace("\"paidAmount\":1000", "\"paidAmount\":24606.350")
            .as_str(),
    );
    center.plays("/v1/profiles/billing", BILLING.replace("PO-88", "PO-89").as_str());
    let sync = told(&place, &["sync"]);
    assert_eq!(counts(&sync), [3, 0, 1, 0]);
    let shown = told(&place, &["invoice", "show", "D0500X1"]);
    assert_eq!(
        (&shown["version"], &shown["amounts"][1]["amount"]["amount"]),
        (&2.into(), &"24606.350".into())
    );
    let profile = told(&place, &["profile"]);
    assert_eq!(profile["po_number"], "PO-89");
    assert!(
        list(&profile["versions"])
            .iter()
            .any(|version| version["po_number"] == "PO-88"),
        "{profile}"
    );
}

#[test]
fn agreements_are_listed_as_told_and_are_not_known_where_they_are_not() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    let shown = || answer(&place, &["account", "show", "contoso"])["agreements"].clone();
    assert_eq!(shown()["known"], false, "nobody was asked yet");
    let sent = r#"{"totalCount":2,"items":[{"templateId":"998b88de-aa99-4388-a42c-1b3517d49490","agreementType":"MicrosoftCustomerAgreement",
        "agreementLink":"https://docs.example/agreements","versionRank":1},{"agreementType":"LaterAgreement\u202e","unheardOf":true}],
        "attributes":{"objectType":"Collection"}}"#;
    center.plays("/v1/agreements", sent);
    told(&place, &["sync"]);
    let known = shown();
    assert_eq!((&known["known"], &known["problem"]), (&true.into(), &"".into()));
    let agreements = list(&known["agreements"]);
    for (field, value) in [
        ("template_id", Value::from("998b88de-aa99-4388-a42c-1b3517d49490")),
        ("kind", "MicrosoftCustomerAgreement".into()),
        ("link", "https://docs.example/agreements".into()),
        ("version_rank", 1.into()),
    ] {
        assert_eq!(agreements[0][field], value);
    }
    assert_eq!(
        (&agreements[1]["kind"], &agreements[1]["version_rank"]),
        (&"LaterAgreement".into(), &Value::Null)
    );
    let text = place.cli(&["account", "show", "contoso"]).unwrap().printed;
    assert!(
        text.contains("MicrosoftCustomerAgreement") && text.contains("LaterAgreement"),
        "{text}"
    );
    // What is not said any more, or refused, stays as it was told; what was never said is not known.
    for silence in [
        Play::Status(403, String::new()),
        Play::Status(404, String::new()),
        "{}".into(),
    ] {
        center.plays("/v1/agreements", silence);
        of_contoso(&place, &["sync"]);
        let known = shown();
        assert_eq!((&known["known"], list(&known["agreements"]).len()), (&true.into(), 2));
        assert_ne!(known["problem"], "");
    }
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    told(&place, &["sync"]);
    let unknown = answer(&place, &["account", "show", "contoso"])["agreements"].clone();
    assert_eq!(
        (&unknown["known"], &unknown["problem"]),
        (&false.into(), &"not_found".into())
    );
    assert!(
        answer(&place, &["account", "show", "sample"])
            .get("agreements")
            .is_none()
    );
    assert_eq!(center.asked("/v1/agreements"), 1);
}
