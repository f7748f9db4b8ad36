//! Changing the profile over the wire: only what was changed is written, and only over the version it was changed from.

use crate::support::Script;
use crate::support::documents::{billing, legal, profile};
use domain::{BillingChange, Contact, LegalChange, Profile, TaxId, VettingStatus};
use partner_center::PartnerCenter;
use partner_center::wire::{self, BillingProfile, LegalBusinessProfile};
use serde_json::{Value, json};

const BILLING: &str = "/v1/profiles/billing";
const LEGAL: &str = "/v1/profiles/legalbusiness";

fn script() -> Script {
    Script::default()
        .ok(BILLING, billing().to_string())
        .ok(LEGAL, legal().to_string())
}

/// The service takes whatever is put and answers with it under the next version.
fn taking(path: &str, mut side: Value) -> Script {
    side["attributes"]["etag"] = json!("8");
    script().ok(&format!("PUT {path}"), side.to_string())
}

fn put(script: &Script) -> Value {
    let changes = script.changes();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].method, "PUT");
    changes[0].json()
}

async fn put_billing(change: &BillingChange, revision: Option<&str>) -> Value {
    let script = taking(BILLING, billing());
    script.client().change_billing(change, revision).await.unwrap();
    assert_eq!(script.changes()[0].path, BILLING);
    put(&script)
}

async fn put_legal(change: &LegalChange, revision: Option<&str>) -> Value {
    let script = taking(LEGAL, legal());
    script.client().change_legal(change, revision).await.unwrap();
    assert_eq!(script.changes()[0].path, LEGAL);
    put(&script)
}

#[tokio::test(start_paused = true)]
async fn a_change_of_nothing_puts_back_what_came() {
    assert_eq!(put_billing(&BillingChange::of(&profile()), Some("7")).await, billing());
    assert_eq!(put_legal(&LegalChange::of(&profile()), Some("7")).await, legal());
}

#[tokio::test(start_paused = true)]
async fn each_changed_field_is_put_and_no_other() {
    type Edit = fn(&mut BillingChange);
    let cases: [(Edit, &str, Value); 14] = [
        (
            |change| change.bill_to.name = "Rowan Group".into(),
            "/companyName",
            json!("Rowan Group"),
        ),
        (|change| change.bill_to.attention = None, "/attention", Value::Null),
        (
            |change| change.bill_to.address_lines = vec!["2 Quay".into()],
            "/address/addressLine1",
            json!("2 Quay"),
        ),
        (
            |change| change.bill_to.address_lines.push("Floor 3".into()),
            "/address/addressLine2",
            json!("Floor 3"),
        ),
        (
            |change| change.bill_to.city = Some("科克".into()),
            "/address/city",
            json!("科克"),
        ),
        (
            |change| change.bill_to.region = Some("D".into()),
            "/address/state",
            json!("D"),
        ),
        (|change| change.bill_to.region = None, "/address/state", Value::Null),
        (
            |change| change.bill_to.postal_code = None,
            "/address/postalCode",
            Value::Null,
        ),
        (
            |change| change.po_number = Some("PO-7".into()),
            "/purchaseOrderNumber",
            json!("PO-7"),
        ),
        (|change| change.po_number = None, "/purchaseOrderNumber", Value::Null),
        (
            |change| change.contact.first_name = "Grace".into(),
            "/primaryContact/firstName",
            json!("Grace"),
        ),
        (
            |change| change.contact.email = "g@rowan.example".into(),
            "/primaryContact/email",
            json!("g@rowan.example"),
        ),
        (
            |change| change.contact.phone = String::new(),
            "/primaryContact/phoneNumber",
            json!(""),
        ),
        (
            |change| {
                change.tax_id = Some(TaxId {
                    label: "VAT".into(),
                    value: "IE7".into(),
                })
            },
            "/taxId",
            json!("IE7"),
        ),
    ];
    for (edit, pointer, value) in cases {
        let mut change = BillingChange::of(&profile());
        edit(&mut change);
        let mut expected = billing();
        *expected.pointer_mut(pointer).unwrap() = value;
        assert_eq!(put_billing(&change, Some("7")).await, expected, "{pointer}");
    }
    let mut change = BillingChange::of(&profile());
    change.tax_id = None;
    let mut expected = billing();
    expected["taxId"] = Value::Null;
    expected["taxIdType"] = Value::Null;
    assert_eq!(put_billing(&change, Some("7")).await, expected);

    let mut change = LegalChange::of(&profile());
    change.legal.address_lines.truncate(1);
    let mut expected = legal();
    expected["address"]["addressLine2"] = Value::Null;
    assert_eq!(put_legal(&change, Some("7")).await, expected);
}

#[tokio::test(start_paused = true)]
async fn a_number_that_no_float_holds_is_put_back_digit_by_digit() {
    let digits = "12345678901234567890123456789.10";
    let served = billing().to_string().replace("9888", digits);
    let script = Script::default().ok(BILLING, served).ok(LEGAL, legal().to_string());
    let mut change = BillingChange::of(&profile());
    change.po_number = Some(digits.into());
    script.client().change_billing(&change, Some("7")).await.unwrap();
    let sent = String::from_utf8(script.changes()[0].body.to_vec()).unwrap();
    assert!(sent.contains(&format!("\"purchaseOrderNumber\":{digits},")), "{sent}");
}

#[tokio::test(start_paused = true)]
async fn a_state_goes_where_the_service_has_it() {
    for (state, region) in [(Value::Null, json!("CO")), (json!(""), json!("CO"))] {
        let mut served = billing();
        served["address"]["state"] = state;
        served["address"]["region"] = region;
        for (wanted, put_as) in [(Some("D"), json!("D")), (None, Value::Null)] {
            let script = Script::default()
                .ok(BILLING, served.to_string())
                .ok(LEGAL, legal().to_string())
                .ok(&format!("PUT {BILLING}"), served.to_string());
            let mut change = BillingChange::of(&profile());
            change.bill_to.region = wanted.map(str::to_owned);
            script.client().change_billing(&change, Some("7")).await.unwrap();
            let mut expected = served.clone();
            expected["address"]["region"] = put_as;
            assert_eq!(put(&script), expected);
        }
    }
}

/// The service has version 7; whoever changed an older one must be told, so theirs is the one that is named.
#[tokio::test(start_paused = true)]
async fn the_version_that_was_changed_is_named_and_not_the_one_that_is_served() {
    let change = BillingChange::of(&profile());
    for (revision, etag) in [(Some("6"), Some("6")), (Some("7"), Some("7")), (None, None)] {
        let sent = put_billing(&change, revision).await;
        assert_eq!(sent["attributes"].get("etag").and_then(Value::as_str), etag);
        assert_eq!(sent["attributes"]["objectType"], "BillingProfile");
        let sent = put_legal(&LegalChange::of(&profile()), revision).await;
        assert_eq!(sent["attributes"].get("etag").and_then(Value::as_str), etag);
    }
    // Where nothing is said about versions, the mark is put all the same.
    let mut bare = legal();
    bare.as_object_mut().unwrap().remove("attributes");
    let script = Script::default()
        .ok(BILLING, billing().to_string())
        .ok(LEGAL, bare.to_string());
    script
        .client()
        .change_legal(&LegalChange::of(&profile()), Some("6"))
        .await
        .unwrap();
    assert_eq!(put(&script)["attributes"], json!({"etag": "6"}));
}

fn capital_keys(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name[..1].to_uppercase() + &name[1..], capital_keys(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(entries) => entries.iter().map(capital_keys).collect(),
        value => value.clone(),
    }
}

#[tokio::test(start_paused = true)]
async fn keys_are_read_in_either_style() {
    let mut answered = billing();
    answered["companyName"] = json!("Rowan Group");
    answered["attributes"]["etag"] = json!("8");
    for (served, answered) in [
        (billing(), capital_keys(&answered)),
        (capital_keys(&billing()), answered.clone()),
    ] {
        let script = Script::default()
            .ok(BILLING, served.to_string())
            .ok(LEGAL, capital_keys(&legal()).to_string())
            .ok(&format!("PUT {BILLING}"), format!("\u{feff}{answered}"));
        let mut change = BillingChange::of(&profile());
        change.bill_to.name = "Rowan Group".into();
        let changed = script.client().change_billing(&change, Some("7")).await.unwrap();
        let mut expected = billing();
        expected["companyName"] = json!("Rowan Group");
        assert_eq!(put(&script), expected, "put in the small style");
        assert_eq!(changed.bill_to.name, "Rowan Group");
        assert_eq!(changed.revision.as_deref(), Some("8"));
        assert_eq!(
            changed,
            Profile {
                revision: Some("8".into()),
                ..change.applied_to(&profile())
            }
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_tells_nothing_is_asked_for() {
    for body in ["", "{}", r#"{"Attributes":{"ObjectType":"BillingProfile"}}"#] {
        let mut later = billing();
        later["companyName"] = json!("Rowan Group");
        later["attributes"]["etag"] = json!("8");
        let script = Script::default()
            .ok(BILLING, billing().to_string())
            .ok(BILLING, later.to_string())
            .ok(LEGAL, legal().to_string())
            .ok(&format!("PUT {BILLING}"), body);
        let change = BillingChange::of(&profile());
        let changed = script.client().change_billing(&change, Some("7")).await.unwrap();
        assert_eq!(changed.bill_to.name, "Rowan Group", "{body:?}");
        assert_eq!(changed.revision.as_deref(), Some("8"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_review_that_a_change_of_the_other_side_starts_is_told() {
    let mut pending = legal();
    pending["vettingStatus"] = json!("pending");
    let script = Script::default()
        .ok(BILLING, billing().to_string())
        .ok(LEGAL, legal().to_string())
        .ok(LEGAL, pending.to_string());
    let changed = script
        .client()
        .change_billing(&BillingChange::of(&profile()), Some("7"))
        .await
        .unwrap();
    assert_eq!(changed.vetting.status, VettingStatus::Pending);
}

/// What the service makes of a whole document that is put: the change it came from, whatever the style of its keys.
#[test]
fn a_document_that_is_put_asks_for_its_change() {
    let current = profile();
    let mut change = BillingChange::of(&current);
    change.bill_to.city = Some("Dublin".into());
    change.po_number = None;
    change.contact = Contact {
        phone: "1".into(),
        ..change.contact
    };
    let sent = serde_json::to_string(&BillingProfile::from(&change)).unwrap();
    let read: BillingProfile = wire::read(sent.as_bytes()).unwrap();
    assert_eq!(read.change(&current), change);
    let foreign = sent.replace("\"IE\"", "\"US\"");
    let read: BillingProfile = wire::read(foreign.as_bytes()).unwrap();
    assert_eq!(read.change(&current), change, "the country stays");

    let mut change = LegalChange::of(&current);
    change.legal.name = "Rowan Group".into();
    let sent = serde_json::to_string(&LegalBusinessProfile::from(&change)).unwrap();
    let read: LegalBusinessProfile = wire::read(sent.as_bytes()).unwrap();
    assert_eq!(read.change(&current), change);
}
