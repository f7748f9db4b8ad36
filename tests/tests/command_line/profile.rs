//! The bill-to and legal profile.

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, list, refused, run};

fn lines(party: &Value) -> String {
    party.to_string()
}

#[test]
fn the_bill_to_address_is_updated_before_the_order_and_stands_on_its_invoice() {
    let place = Place::new().unwrap();
    let before = answer(&place, &["profile"]);
    assert!(lines(&before["bill_to"]).contains("14 Fitzwilliam Lane"), "{before}");
    let set = run(
        &place,
        &[
            "profile",
            "set",
            "--attention",
            "Harbour desk",
            "--address-line1",
            "2 Harbour Row",
            "--postal-code",
            "D04 X285",
        ],
    );
    assert_eq!(set.code, Some(0), "{}", set.printed);
    assert!(
        set.complained.contains("starts a review") && set.complained.contains("22 July 2021"),
        "{}",
        set.complained
    );
    let saved = set.json().unwrap();
    assert_eq!(saved["vetting"], "pending");
    assert_eq!(list(&saved["versions"]).len(), 1);
    assert_eq!(
        refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 3),
        "not_eligible"
    );
    answer(&place, &["sample", "today", "2021-07-01"]);
    assert_eq!(answer(&place, &["profile"])["vetting"], "authorized");
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let invoices = answer(&place, &["invoices", "--query", "Harbour desk"]);
    assert_eq!(list(&invoices).len(), 1, "{invoices}");
    assert_eq!(invoices[0]["date"], "2021-07-01");
    assert!(list(&answer(&place, &["invoices", "--query", "Accounts payable"])).len() > 10);
}

#[test]
fn a_field_that_cannot_be_saved_is_named_and_nothing_changes() {
    let place = Place::new().unwrap();
    let before = answer(&place, &["profile"]);
    let long = "p".repeat(201);
    for (arguments, english, chinese) in [
        (["--address-line1", ""], "Street and number:", "門牌"),
        (["--address-line1", long.as_str()], "Street and number: 201", "201"),
        (["--postal-code", "110"], "Postal code: 110", "郵遞區號"),
        (["--postal-code", ""], "Postal code:", "郵遞區號"),
        (["--name", "\u{7}"], "Company name:", "公司名稱"),
        (["--city", " "], "City:", "城市"),
        (["--phone", "16773OOO"], "Phone number:", "電話"),
        (["--phone", "٠١٢٣٤"], "Phone number:", "電話"),
        (["--email", "aoife@"], "Email address:", "電子郵件"),
        (["--first-name", ""], "First name:", "名字"),
    ] {
        for (language, field) in [("en", english), ("zh-TW", chinese)] {
            let mut all = vec!["--lang", language, "profile", "set"];
            all.extend(arguments);
            let ended = run(&place, &all);
            assert_eq!(ended.code, Some(2), "{arguments:?}: {}", ended.printed);
            let error = ended.json().unwrap()["error"].clone();
            assert_eq!(error["code"], "profile_invalid", "{arguments:?}");
            let message = error["message"].as_str().unwrap();
            assert!(message.contains(field), "{field} in {message}");
        }
    }
    answer(&place, &["sync"]);
    assert_eq!(answer(&place, &["profile"]), before);
    assert_eq!(refused(&place, &["profile", "set"], 2), "wrong_usage");
    assert_eq!(
        refused(&place, &["profile", "set", "--legal", "--phone", "1"], 2),
        "wrong_usage"
    );
}

#[test]
fn names_of_every_script_are_kept_and_printed_or_told() {
    let place = Place::new().unwrap();
    let name = "חברת לינדקוויסט 🧾 青嵐";
    let saved = answer(&place, &["profile", "set", "--attention", name, "--po-number", "PO-🙂"]);
    assert_eq!(saved["po_number"], "PO-🙂");
    assert!(lines(&saved["bill_to"]).contains(name), "{saved}");
    let order = answer(&place, &["renew", "action-pack", "--card", "tok_visa", "--po", "PO-🙂"]);
    let number = order["invoice"].as_str().unwrap();
    let out = place.folder().join("a.pdf");
    let written = answer(&place, &["invoice", "pdf", number, "--out", out.to_str().unwrap()]);
    let told = list(&written["unprintable"]);
    for character in ["🧾", "🙂"] {
        assert!(
            told.iter().any(|one| one.as_str().unwrap().contains(character)) || character.is_empty(),
            "{character} is neither printed nor told: {written}"
        );
    }
    assert_eq!(list(&answer(&place, &["invoices", "--query", name])).len(), 1);
}

#[test]
fn a_change_whose_answer_is_lost_is_found_after_a_sync() {
    let place = Place::new().unwrap();
    answer(&place, &["profile"]);
    answer(&place, &["sample", "fault", "timeout-after*3@PUT /v1/profiles"]);
    assert_eq!(
        refused(&place, &["profile", "set", "--po-number", "PO-1"], 4),
        "change_unknown"
    );
    answer(&place, &["sync"]);
    let found = answer(&place, &["profile"]);
    assert_eq!(
        (&found["po_number"], list(&found["versions"]).len()),
        (&"PO-1".into(), 1)
    );
}
