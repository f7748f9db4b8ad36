//! Cancelling a subscription by a request, and what becomes of it.

use packdesk_tests::Place;

use crate::common::{answer, list, refused, run};

#[test]
fn a_subscription_is_cancelled_by_request_and_paid_back() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let ended = run(
        &place,
        &["cancel", "action-pack", "--reason", "We merge with another partner."],
    );
    assert_eq!(ended.code, Some(0), "{}", ended.printed);
    assert!(ended.complained.contains("Refund possible"), "{}", ended.complained);
    let sent = ended.json().unwrap();
    assert_eq!(
        sent["type"],
        "Help with partner invoice, payment, or reconciliation file"
    );
    assert_eq!(
        (&sent["status"], &sent["opened"]),
        (&"open".into(), &"2021-06-28".into())
    );
    let id = sent["request"].as_str().unwrap();
    let shown = place.cli(&["request", "show", id]).unwrap();
    for part in ["We merge with another partner.", "4512880", "refund it"] {
        assert!(shown.printed.contains(part), "{part}: {}", shown.printed);
    }
    assert_eq!(refused(&place, &["cancel", "action-pack"], 3), "cancellation_open");
    assert_eq!(list(&answer(&place, &["requests"])).len(), 1);

    answer(&place, &["sample", "today", "2021-06-29"]);
    assert_eq!(answer(&place, &["request", "show", id])["status"], "closed");
    assert_eq!(refused(&place, &["cancel", "action-pack"], 3), "nothing_to_cancel");
    let invoices = answer(&place, &["invoices", "--offer", "action-pack", "--from", "2021-06-01"]);
    let totals: Vec<&str> = list(&invoices)
        .iter()
        .map(|invoice| invoice["total"]["amount"].as_str().unwrap())
        .collect();
    assert_eq!(totals, ["-516.60", "516.60"], "a credit note beside the invoice");
}

#[test]
fn the_request_is_written_in_the_language_it_is_asked_in() {
    let place = Place::new().unwrap();
    answer(
        &place,
        &["--account", "sample-tw", "renew", "action-pack", "--card", "tok_visa"],
    );
    let sent = answer(
        &place,
        &["--account", "sample-tw", "--lang", "zh-TW", "cancel", "action-pack"],
    );
    assert_eq!(sent["type"], "合作夥伴發票、付款或對帳檔案的說明");
    let id = sent["request"].as_str().unwrap();
    answer(&place, &["--account", "sample-tw", "sample", "today", "2021-06-29"]);
    let shown = place
        .cli(&["--account", "sample-tw", "--lang", "zh-TW", "request", "show", id])
        .unwrap();
    assert!(shown.printed.contains("我們已依您的要求取消訂閱"), "{}", shown.printed);
}

#[test]
fn what_is_too_late_to_refund_is_left_to_lapse() {
    let place = Place::new().unwrap();
    let ended = run(&place, &["cancel", "gold-cloud-platform"]);
    assert!(ended.complained.contains("No refund"), "{}", ended.complained);
    let id = ended.json().unwrap()["request"].as_str().unwrap().to_owned();
    answer(&place, &["sample", "today", "2021-06-29"]);
    assert_eq!(answer(&place, &["request", "show", &id])["status"], "attention_needed");
    answer(&place, &["request", "note", &id, "Then we let it lapse."]);
    answer(&place, &["sample", "today", "2021-11-20"]);
    let offers = answer(&place, &["offers"]);
    let gold = list(&offers)
        .iter()
        .find(|tile| tile["offer"] == "gold-cloud-platform")
        .unwrap();
    assert_eq!(gold["state"], "lapsed");
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
}

#[test]
fn what_cannot_be_cancelled_makes_no_request() {
    let place = Place::new().unwrap();
    let endless = "why ".repeat(25_000);
    assert_eq!(refused(&place, &["cancel", "action-pack"], 3), "nothing_to_cancel");
    assert_eq!(refused(&place, &["cancel", "no-such-offer"], 2), "unknown_offer");
    assert_eq!(
        refused(&place, &["cancel", "gold-cloud-platform", "--reason", &endless], 2),
        "text_too_long"
    );
    assert_eq!(list(&answer(&place, &["requests"])).len(), 0);
}
