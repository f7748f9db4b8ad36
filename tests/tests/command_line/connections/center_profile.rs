//! The profile of an account of one's own in Partner Center: a side goes back whole, from the version that was seen, once.

use packdesk_tests::{Ended, Place};
use serde_json::Value;

use super::center::{BILLING, connected, everything};
use super::center_service::{Center, Change, Play};
use super::{of_contoso, told};
use crate::common::list;

const PATH: &str = "/v1/profiles/billing";
const PUT: &str = "PUT /v1/profiles/billing";
const VALIDATE: &str = "POST /v1/validations/address";
const SET: [&str; 6] = ["profile", "set", "--city", "Cobh", "--po-number", "PO-90"];

/// The billing side with what nobody here knows in it.
fn served() -> String {
    BILLING.replace(
        "\"billingCurrency\"",
        "\"unheardOf\":{\"kept\":[1.10,null]},\"billingDay\":7,\"billingCurrency\"",
    )
}

fn changed() -> String {
    served()
        .replace("\"Cork\"", "\"Cobh\"")
        .replace("PO-88", "PO-90")
        .replace("v-17", "v-18")
}

fn read() -> (Place, Center) {
    let (place, center) = (Place::new().unwrap(), everything());
    center.plays(PATH, served().as_str());
    connected(&place, &center);
    told(&place, &["sync"]);
    (place, center)
}

fn puts(center: &Center) -> Vec<Change> {
    let all = center.changes().into_iter();
    all.filter(|change| change.what.starts_with("PUT ")).collect()
}

fn code(ended: &Ended) -> String {
    let document = ended.json().unwrap();
    document["error"]["code"].as_str().unwrap_or_default().to_owned()
}

fn po_number(place: &Place) -> Value {
    told(place, &["profile"])["po_number"].clone()
}

#[test]
fn a_side_goes_back_whole_and_is_what_partner_center_says_then() {
    let (place, center) = read();
    let taken = Box::new(changed().as_str().into());
    center.plays(PUT, Play::Changes(taken, PATH, Box::new(changed().as_str().into())));
    let saved = told(&place, &SET);
    assert_eq!(saved["po_number"], "PO-90");
    assert!(saved["bill_to"].to_string().contains("Cobh"));
    assert_eq!(saved["records"][1]["etag"], "v-18");
    assert!(saved["versions"].to_string().contains("Cork"), "{}", saved["versions"]);
    let puts = puts(&center);
    assert_eq!(puts.len(), 1);
    let mut expected: Value = serde_json::from_str(&served()).unwrap();
    expected["address"]["city"] = "Cobh".into();
    expected["purchaseOrderNumber"] = "PO-90".into();
    assert_eq!(puts[0].sent, expected);
    assert_eq!(po_number(&place), "PO-90");
}

#[test]
fn a_contact_without_a_phone_number_that_fits_keeps_nobody_from_changing_something_else() {
    for phone in ["", "\"phoneNumber\":\"+353 (0)21 455 0100\","] {
        let (place, center) = read();
        let contact = |text: String| text.replace("\"email\"", &format!("{phone}\"email\""));
        center.plays(PATH, contact(served()).as_str());
        told(&place, &["sync"]);
        let after = contact(changed());
        let taken = Box::new(after.as_str().into());
        center.plays(PUT, Play::Changes(taken, PATH, Box::new(after.as_str().into())));
        assert_eq!(told(&place, &SET)["po_number"], "PO-90");
        assert_eq!(puts(&center).len(), 1);
        // What is changed itself is judged.
        let ended = of_contoso(&place, &["profile", "set", "--phone", "+353 21 455 0101"]);
        assert_eq!(code(&ended), "profile_invalid", "{}", ended.printed);
        assert!(puts(&center).is_empty());
    }
}

#[test]
fn what_somebody_else_changed_is_read_and_told_and_never_written_over() {
    let elsewhere = served().replace("PO-88", "PO-99").replace("v-17", "v-18");
    // It is another one before anything is sent.
    let (place, center) = read();
    center.plays(PATH, elsewhere.as_str());
    let ended = of_contoso(&place, &SET);
    assert_eq!(
        (ended.code, code(&ended).as_str()),
        (Some(3), "profile_differs"),
        "{}",
        ended.printed
    );
    for text in ["PO-88", "PO-99"] {
        assert!(ended.printed.contains(text), "{}", ended.printed);
    }
    assert!(puts(&center).is_empty());
    assert_eq!(po_number(&place), "PO-99");
    // Seen, it can be changed.
    let (once_more, later) = (
        elsewhere.replace("PO-99", "PO-90").replace("Cork", "Cobh"),
        Play::Status(500, "".into()),
    );
    center.plays(
        PUT,
        Play::Changes(Box::new(once_more.as_str().into()), PUT, Box::new(later)),
    );
    assert_eq!(told(&place, &SET)["po_number"], "PO-90");
    assert_eq!(puts(&center)[0].sent["attributes"]["etag"], "v-18");

    // It becomes another one on the way.
    for refusal in [
        Play::Status(412, String::new()),
        Play::Status(409, r#"{"code":2000,"description":"Conflict."}"#.into()),
        Play::Status(400, r#"{"code":2055,"description":"Etag is no longer valid"}"#.into()),
    ] {
        let (place, center) = read();
        center.plays(
            PUT,
            Play::Changes(Box::new(refusal), PATH, Box::new(elsewhere.as_str().into())),
        );
        let ended = of_contoso(&place, &SET);
        assert_eq!(code(&ended), "profile_differs", "{}", ended.printed);
        assert!(ended.printed.contains("PO-99"));
        assert_eq!((puts(&center).len(), po_number(&place)), (1, "PO-99".into()));
    }
    // What is different is not shown here, or nothing is: that is told, and nothing made up.
    let (place, center) = read();
    center.plays(PATH, served().replace("v-17", "v-18").as_str());
    assert_eq!(code(&of_contoso(&place, &SET)), "profile_outdated");
    assert!(puts(&center).is_empty());
}

#[test]
fn an_answer_that_is_lost_is_looked_for_and_stays_unknown_where_it_is() {
    let (place, center) = read();
    let lost = Box::new(Play::Breaks(changed()));
    center.plays(PUT, Play::Changes(lost, PATH, Box::new(changed().as_str().into())));
    assert_eq!(told(&place, &SET)["po_number"], "PO-90");
    assert_eq!(puts(&center).len(), 1);
    for unclear in [
        Play::Breaks(changed()),
        "<!doctype html><title>A proxy</title>".into(),
        Play::Status(403, "<html>A proxy</html>".into()),
        Play::Status(503, String::new()),
        "{}".into(),
    ] {
        let (place, center) = read();
        center.plays(PUT, unclear);
        let ended = of_contoso(&place, &SET);
        assert_eq!(
            (ended.code, code(&ended).as_str()),
            (Some(4), "change_unknown"),
            "{}",
            ended.printed
        );
        assert_eq!((puts(&center).len(), po_number(&place)), (1, "PO-88".into()));
    }
}

#[test]
fn what_is_refused_says_why_and_changes_nothing() {
    for (answer, exit, expected, said) in [
        (
            Play::Status(403, r#"{"code":900308,"description":"Role needed."}"#.into()),
            3,
            "center_forbids",
            "Role needed.",
        ),
        (
            Play::Status(400, r#"{"code":3000,"description":"TaxId is wrong."}"#.into()),
            3,
            "refused",
            "TaxId is wrong.",
        ),
        (
            Play::Status(401, r#"{"code":900421}"#.into()),
            5,
            "second_factor_needed",
            "",
        ),
        (Play::Throttled(Box::new("{}".into())), 4, "throttled", ""),
    ] {
        let (place, center) = read();
        center.plays(PUT, answer);
        let ended = of_contoso(&place, &SET);
        assert_eq!(
            (ended.code, code(&ended).as_str()),
            (Some(exit), expected),
            "{}",
            ended.printed
        );
        assert!(ended.printed.contains(said), "{}", ended.printed);
        assert_eq!((puts(&center).len(), po_number(&place)), (1, "PO-88".into()));
    }
    let (place, center) = read();
    for wrong in [["--city", ""], ["--attention", "Accounts"]] {
        let ended = of_contoso(&place, &["profile", "set", wrong[0], wrong[1]]);
        assert_eq!(code(&ended), "profile_invalid", "{}", ended.printed);
    }
    center.plays(PATH, Play::Status(403, String::new()));
    assert_eq!(code(&of_contoso(&place, &SET)), "center_forbids");
    assert!(puts(&center).is_empty());
    drop(center);
    assert_eq!(code(&of_contoso(&place, &SET)), "unreachable");
}

#[test]
fn what_is_said_of_an_address_is_shown_as_said_and_an_answer_that_is_missing_is_not_known() {
    let (place, center) = read();
    let check = |answer: Play| {
        center.plays(VALIDATE, answer);
        let checked = told(&place, &["profile", "set", "--city", "Cobh", "--check"]);
        assert_eq!(
            (&checked["changed"], list(&checked["problems"]).len()),
            (&true.into(), 0)
        );
        checked["address_check"].clone()
    };
    for (status, means) in [
        ("VerifiedShippable", true),
        ("Verified", true),
        ("InteractionRequired", true),
        ("None", true),
        ("LaterWord", false),
    ] {
        let told = check(
            format!(r#"{{"originalAddress":{{}},"suggestedAddresses":[],"status":"{status}"}}"#)
                .as_str()
                .into(),
        );
        assert_eq!((&told["known"], &told["status"]), (&true.into(), &status.into()));
        let label = told["label"].as_str().unwrap();
        assert!(label.contains(status) && label.contains('(') == means, "{label}");
        assert_eq!(told["needs_decision"], !status.starts_with("Verified"), "{status}");
    }
    let told_of = check(
        r#"{"originalAddress":{"country":"IE"},"suggestedAddresses":[{"country":"IE","city":"Cobh","addressLine1":"1 Quay","postalCode":"P24 X123"}],
        "status":"StreetPartial","validationMessage":"Field invalid: 'PostalCode'"}"#
            .into(),
    );
    let suggested = told_of["suggestions"][0].as_str().unwrap();
    assert!(
        suggested.contains("P24 X123") && suggested.contains("1 Quay"),
        "{suggested}"
    );
    assert_eq!(told_of["message"], "Field invalid: 'PostalCode'");
    let form = &told_of["choices"][0]["form"];
    assert_eq!(
        (&form["address_line1"], &form["postal_code"], &form["po_number"]),
        (&"1 Quay".into(), &"P24 X123".into(), &"PO-88".into())
    );
    assert!(!told_of["said_label"].as_str().unwrap().contains("1 Quay"));
    // The same address once more is no other one, and one of another country cannot be taken; a city alone leaves the rest.
    let others = check(
        r#"{"suggestedAddresses":[{"country":"ie","city":"Cobh","addressLine1":"1 Lapp's Quay","postalCode":"T12 WN26"},
        {"country":"GB","city":"Cork","addressLine1":"1 Quay"},{"city":"Cork"}],"status":"Multiple"}"#
            .into(),
    );
    assert_eq!(list(&others["suggestions"]).len(), 3);
    let choices = list(&others["choices"]);
    assert_eq!(choices.len(), 1, "{others}");
    assert_eq!(
        (&choices[0]["form"]["city"], &choices[0]["form"]["address_line1"]),
        (&"Cork".into(), &"1 Lapp's Quay".into())
    );
    let asked = center.changes();
    assert_eq!(asked.last().unwrap().sent["City"], "Cobh");
    assert_eq!(asked.last().unwrap().sent["AddressLine1"], "1 Lapp's Quay");
    let old = check(Play::Status(
        400,
        r#"{"code":2007,"description":"{\"code\":\"60071\",\"reason\":\"ZipCityInvalid - &#39;City&#39; is corrected\",\"corrected_address\":{\"country\":\"IE\",\"city\":\"Youghal\",\"address_line1\":\"1 Quay\",\"postal_code\":\"P36\"}}","data":[]}"#.into(),
    ));
    assert_eq!((&old["known"], &old["status"]), (&true.into(), &"".into()));
    assert_eq!(old["message"], "ZipCityInvalid - 'City' is corrected");
    assert!(old["suggestions"][0].as_str().unwrap().contains("Youghal"));

    for (missing, problem) in [
        (Play::Status(404, r#"{"code":1000}"#.into()), "not_found"),
        (Play::Status(503, String::new()), "server_trouble"),
        ("".into(), "unreadable"),
        ("<html>A proxy</html>".into(), "unreadable"),
        (
            Play::Status(400, r#"{"code":2000,"description":"No."}"#.into()),
            "refused",
        ),
        (Play::Status(403, String::new()), "forbidden"),
    ] {
        let told = check(missing);
        assert_eq!(
            (&told["known"], &told["problem"]),
            (&false.into(), &problem.into()),
            "{told}"
        );
        assert_eq!(list(&told["suggestions"]).len(), 0);
        assert_eq!(
            told["needs_decision"], true,
            "what is not known was not said to be right"
        );
        assert!(!told["label"].as_str().unwrap().is_empty());
    }
    assert!(puts(&center).is_empty());
}

#[test]
fn what_a_country_asks_of_addresses_is_checked_as_partner_center_tells_it() {
    let (place, center) = read();
    let check =
        |code: &str| told(&place, &["profile", "set", "--postal-code", code, "--check"])["address_check"].clone();
    let unknown = check("T12 WN27");
    assert_eq!(
        (&unknown["rules_known"], &unknown["rules_problem"]),
        (&false.into(), &"not_found".into())
    );
    let rules = r#"{"iso2Code":"IE","isCityRequired":true,"isStateRequired":false,"supportedStatesList":[],"isPostalCodeRequired":true,
        "postalCodeRegex":"^[A-Z]\\d[\\dW] ?\\w{4}$"}"#;
    center.plays("/v1/countryvalidationrules/IE", rules);
    let right = check("T12 WN27");
    assert_eq!(
        (&right["rules_known"], list(&right["rule_problems"]).len()),
        (&true.into(), 0)
    );
    let wrong = check("T12 WN2");
    assert_eq!(wrong["rule_problems"][0]["field"], "postal_code", "{wrong}");
    center.plays("/v1/countryvalidationrules/IE", rules.replace("IE", "DE").as_str());
    assert_eq!(check("T12 WN2")["rules_problem"], "unreadable");
}

#[test]
fn the_process_ends_before_it_hears_of_its_change_and_the_next_sync_does() {
    let (place, center) = read();
    let taken = Box::new(changed().as_str().into());
    center.plays(PUT, Play::Changes(taken, PATH, Box::new(changed().as_str().into())));
    let arguments = [&["--account", "contoso"], &SET[..]].concat();
    let mut ending = place.cli_command(&arguments).unwrap();
    let output = ending.env("PACKDESK_CRASH_AT", "profile-answered").output().unwrap();
    assert_eq!(output.status.code(), None, "the point was not reached");
    assert_eq!(po_number(&place), "PO-88");
    told(&place, &["sync"]);
    assert_eq!((po_number(&place), puts(&center).len()), ("PO-90".into(), 1));
}
