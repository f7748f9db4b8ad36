//! First purchases and transfers.

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{CONTACT, answer, list, refused, run};

fn tile(place: &Place, offer: &str) -> Value {
    let offers = answer(place, &["offers"]);
    let found = list(&offers).iter().find(|tile| tile["offer"] == offer);
    found.unwrap_or_else(|| panic!("no {offer} in {offers}")).clone()
}

#[test]
fn a_company_that_is_new_joins_and_buys_its_first_action_pack() {
    let place = Place::new().unwrap();
    let new = |arguments: &[&str]| {
        let mut all = vec!["--account", "sample-new"];
        all.extend(arguments);
        run(&place, &all)
    };
    let offers = new(&["offers"]);
    assert!(
        offers
            .complained
            .contains("not yet a member of the Microsoft Partner Network"),
        "{}",
        offers.complained
    );
    let early = new(&["buy", "action-pack", "--card", "tok_visa"]);
    assert_eq!(early.code, Some(3));
    let why = new(&["why", "action-pack"]).json().unwrap();
    assert_eq!(why["checks"][0]["id"], "membership", "{why}");
    assert_eq!(new(&["join"]).code, Some(0));
    assert_eq!(
        new(&["buy", "action-pack", "--card", "tok_visa"]).code,
        Some(3),
        "under review"
    );
    assert_eq!(new(&["sample", "today", "2021-07-01"]).code, Some(0));
    let bought = new(&["buy", "action-pack", "--card", "tok_visa"]).json().unwrap();
    assert_eq!(
        (&bought["kind"], &bought["state"]),
        (&"buy".into(), &"confirmed".into())
    );
    assert_eq!(bought["anniversary"], "2022-07-01");
    let renewed = new(&["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!(renewed.code, Some(3), "{}", renewed.printed);
    assert_eq!(list(&new(&["sample", "charges"]).json().unwrap()).len(), 1);
}

#[test]
fn gold_is_refused_while_an_order_for_silver_is_open() {
    let place = Place::new().unwrap();
    answer(&place, &["sample", "today", "2021-11-15"]);
    let mut silver = vec!["buy", "silver-data-platform"];
    silver.extend(CONTACT);
    let order = answer(&place, &silver)["order"].as_str().unwrap().to_owned();
    let gold = ["buy", "gold-data-platform", "--card", "tok_visa"];
    for (language, offer) in [
        ("en", "Silver competency: Data Platform"),
        ("zh-TW", "銀級專長認證：資料平台"),
    ] {
        let mut all = vec!["--lang", language];
        all.extend(gold);
        let ended = run(&place, &all);
        assert_eq!(ended.code, Some(3));
        let message = ended.json().unwrap()["error"]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(&order) && message.contains(offer), "{message}");
    }
    assert_eq!(list(&answer(&place, &["orders"])).len(), 1, "nothing half-written");
    answer(&place, &["order", "cancel", &order]);
    answer(&place, &["buy", "silver-data-platform", "--card", "tok_visa"]);
    let upgraded = answer(&place, &gold);
    assert_eq!(upgraded["total"]["amount"], "4040.55", "a quarter off the fee of gold");
    assert_eq!(tile(&place, "silver-data-platform")["action"], "none");
}

#[test]
fn one_pack_of_two() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!(
        refused(&place, &["buy", "learning-action-pack", "--card", "tok_visa"], 3),
        "not_eligible"
    );
    let why = answer(&place, &["why", "learning-action-pack"]);
    let sibling = list(&why["checks"])
        .iter()
        .find(|check| check["id"] == "sibling_offer")
        .unwrap();
    assert_eq!(sibling["outcome"], "failed", "{why}");
}

#[test]
fn in_2025_the_successor_is_bought_and_the_action_pack_is_history() {
    let place = Place::new().unwrap();
    answer(&place, &["sample", "reset", "--today", "2025-02-03"]);
    let retired = tile(&place, "action-pack");
    assert_eq!(
        (&retired["state"], &retired["action"]),
        (&"retired".into(), &"none".into())
    );
    assert!(retired["anniversary"].is_string(), "{retired}");
    assert_eq!(
        refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 3),
        "not_eligible"
    );
    let bought = answer(&place, &["buy", "partner-success-core", "--card", "tok_visa"]);
    assert_eq!(
        (&bought["kind"], &bought["anniversary"]),
        (&"buy".into(), &"2026-02-03".into())
    );
    assert_eq!(tile(&place, "partner-success-core")["state"], "active");
}

#[test]
fn a_waiting_order_says_where_to_pay_and_until_when() {
    let place = Place::new().unwrap();
    let mut renew = vec!["renew", "action-pack"];
    renew.extend(CONTACT);
    let placed = answer(&place, &renew);
    let order = placed["order"].as_str().unwrap();
    let told = |fact: &Value| fact["value"].as_str().unwrap_or_default().to_owned();
    let days: Vec<String> = list(&placed["transfer"]["deadlines"]).iter().map(told).collect();
    for (day, shown) in ["12 July 2021", "22 July 2021", "28 July 2021"].iter().zip(&days) {
        assert!(shown.contains(day), "{days:?}");
    }
    let instructions: Vec<String> = list(&placed["transfer"]["instructions"]).iter().map(told).collect();
    for needed in [order, "4512880", "DEMOIE2DXXX", "516.60"] {
        assert!(
            instructions.iter().any(|one| one.contains(needed)),
            "{needed}: {instructions:?}"
        );
    }
    for (language, send_by) in [("en", "Send the transfer by"), ("zh-TW", "最遲匯款日")] {
        let shown = place.cli(&["--lang", language, "order", "show", order]).unwrap();
        for part in [send_by, order, "DEMOIE2DXXX"] {
            assert!(shown.printed.contains(part), "{part}: {}", shown.printed);
        }
    }
}

#[test]
fn an_order_that_is_paid_is_not_cancelled_and_says_how_it_could_end() {
    let place = Place::new().unwrap();
    let order = answer(&place, &["renew", "action-pack", "--card", "tok_visa"])["order"]
        .as_str()
        .unwrap()
        .to_owned();
    let proof = place.folder().join("proof.pdf");
    std::fs::write(&proof, b"%PDF-1.7\nThe bank confirms.\n%%EOF\n").unwrap();
    let before = answer(&place, &["orders"]);
    assert_eq!(refused(&place, &["order", "cancel", &order], 1), "order_paid");
    assert_eq!(
        refused(&place, &["order", "proof", &order, proof.to_str().unwrap()], 1),
        "order_paid"
    );
    for (language, way_out) in [("en", "To end the subscription, cancel it."), ("zh-TW", "取消訂閱")] {
        let ended = run(&place, &["--lang", language, "order", "cancel", &order]);
        let error = ended.json().unwrap()["error"].clone();
        assert!(error["todo"].as_str().unwrap().contains(way_out), "{error}");
    }
    assert_eq!(answer(&place, &["orders"]), before);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 1);
}

#[test]
fn a_contact_is_told_at_its_field() {
    let place = Place::new().unwrap();
    let with = |name: &str, phone: &str, email: &str| {
        let arguments = [
            "renew",
            "action-pack",
            "--transfer",
            "--contact-name",
            name,
            "--phone",
            phone,
            "--email",
            email,
        ];
        run(&place, &arguments)
    };
    let long = "9".repeat(11);
    for (name, phone, email, said) in [
        ("", "0861234567", "a@b.example", "name"),
        ("Aoife", "086-CALL-ME", "a@b.example", "phone"),
        ("Aoife", "+353861234", "a@b.example", "phone"),
        ("Aoife", long.as_str(), "a@b.example", "phone"),
        ("Aoife", "٠٨٦١٢٣٤٥٦٧", "a@b.example", "phone"),
        ("Aoife", "0861234567", "a b@c", "mail"),
    ] {
        let ended = with(name, phone, email);
        assert_eq!(ended.code, Some(2), "{phone}: {}", ended.printed);
        let error = ended.json().unwrap()["error"].clone();
        assert_eq!(error["code"], "invalid_contact");
        let message = error["message"].as_str().unwrap().to_lowercase();
        assert!(message.contains(said), "{said}: {message}");
    }
    assert_eq!(list(&answer(&place, &["orders"])).len(), 0);
    let placed = with("أويف مور 🙂", "0861234567", "a@b.example");
    assert_eq!(placed.code, Some(0), "{}", placed.printed);
    let document = placed.json().unwrap();
    assert!(document["transfer"].to_string().contains("أويف مور 🙂"), "{document}");
}
