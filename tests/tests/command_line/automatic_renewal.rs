//! Automatic renewal as the command line tells it.

use packdesk_tests::Place;

use crate::common::{answer, list, refused, run};

#[test]
fn the_sample_calendar_charges_it_makes_the_invoice_and_says_so() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let moved = run(&place, &["sample", "today", "2022-06-23"]);
    assert!(
        moved
            .complained
            .contains("Action Pack was renewed automatically on 23 June 2022."),
        "{}",
        moved.complained
    );
    let charges = answer(&place, &["sample", "charges"]);
    assert_eq!((list(&charges).len(), &charges[1]["amount"]), (2, &"528.90".into()));
    let orders = answer(&place, &["orders"]);
    let number = orders[0]["invoice"].as_str().unwrap();
    assert_eq!(list(&answer(&place, &["invoices", "--query", number])).len(), 1);
    let chinese = run(&place, &["--lang", "zh-TW", "offers"]);
    assert!(chinese.complained.contains("自動續約"), "{}", chinese.complained);
}

#[test]
fn turned_off_nothing_is_charged_and_the_dates_stay() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let dates = |place: &Place| -> Vec<String> {
        let said = |tile: &serde_json::Value| {
            [
                "offer", "state", "opens", "closes", "reasons", "headline", "facts", "bar",
            ]
            .map(|field| tile[field].to_string())
            .concat()
        };
        list(&answer(place, &["offers"])).iter().map(said).collect()
    };
    let on = dates(&place);
    assert_eq!(answer(&place, &["auto-renew", "action-pack", "--off"])["on"], false);
    assert_eq!(dates(&place), on, "no reminder is silenced or added");
    assert_eq!(
        refused(&place, &["auto-renew", "action-pack", "--off"], 3),
        "auto_renew_not_on"
    );
    assert_eq!(refused(&place, &["auto-renew", "action-pack"], 2), "wrong_usage");
    answer(&place, &["sample", "today", "2022-06-23"]);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 1);
    let offers = answer(&place, &["offers"]);
    let pack = list(&offers)
        .iter()
        .find(|tile| tile["offer"] == "action-pack")
        .unwrap();
    assert_eq!((&pack["state"], &pack["action"]), (&"window".into(), &"renew".into()));
}

#[test]
fn a_failing_card_leaves_the_window_open_and_is_told() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_declined_on_renewal"]);
    for (language, said) in [("en", "The card was declined."), ("zh-TW", "卡片遭拒")] {
        let moved = run(&place, &["--lang", language, "sample", "today", "2022-06-23"]);
        assert!(moved.complained.contains(said), "{}", moved.complained);
    }
    let offers = answer(&place, &["offers"]);
    let pack = list(&offers)
        .iter()
        .find(|tile| tile["offer"] == "action-pack")
        .unwrap();
    assert_eq!((&pack["state"], &pack["days_left"]), (&"window".into(), &29.into()));
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 2);
}
