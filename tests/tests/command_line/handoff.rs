//! An account of one's own from an entered term through Partner Center to the invoice that confirms the order, and the terms
//! that invoices propose.

use std::fs;
use std::path::Path;

use packdesk_tests::{Ended, Place};
use serde_json::Value;

use crate::common::{answer, list, refused};

/// Inside the window of an anniversary date of 1 January 2026.
const IN_WINDOW: &str = "2026-01-20";
const LATER: &str = "2026-03-20";
const CORE: &str = "partner-success-core";

/// A place with an account that is kept by hand and whose term of Success Core ended on 1 January 2026.
fn place() -> Place {
    let place = Place::new().unwrap();
    for name in ["fabrikam", "contoso"] {
        answer(
            &place,
            &["account", "add", name, "--company", "Fabrikam Ltd", "--country", "IE"],
        );
    }
    done(&place, IN_WINDOW, &["term", "add", CORE, "--purchased", "2025-01-01"]);
    place
}

/// Asks on a day of the computer.
fn on(place: &Place, day: &str, command: &[&str]) -> Ended {
    of(place, "fabrikam", day, command)
}

fn of(place: &Place, account: &str, day: &str, command: &[&str]) -> Ended {
    let arguments = [&["--account", account], command].concat();
    let output = place
        .cli_command(&arguments)
        .unwrap()
        .env("PACKDESK_COMPUTER_DAY", day)
        .output()
        .unwrap();
    Ended {
        code: output.status.code(),
        printed: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

fn done(place: &Place, day: &str, command: &[&str]) -> Value {
    let ended = on(place, day, &[&["--json"], command].concat());
    assert_eq!(
        ended.code,
        Some(0),
        "{command:?}: {}{}",
        ended.printed,
        ended.complained
    );
    ended.json().unwrap()
}

/// The code of an error that ends with `exit`.
fn wrong(place: &Place, day: &str, command: &[&str], exit: i32) -> String {
    let ended = on(place, day, &[&["--json"], command].concat());
    assert_eq!(
        ended.code,
        Some(exit),
        "{command:?}: {}{}",
        ended.printed,
        ended.complained
    );
    ended.json().unwrap()["error"]["code"].as_str().unwrap().to_owned()
}

fn outcomes(way: &Value) -> Vec<(String, String)> {
    let text = |check: &Value, part: &str| check[part].as_str().unwrap().to_owned();
    let checks = list(&way["checks"]).iter();
    checks
        .map(|check| (text(check, "id"), text(check, "outcome")))
        .collect()
}

fn outcome(way: &Value, id: &str) -> String {
    let found = outcomes(way).into_iter().find(|(check, _)| check == id);
    found.unwrap_or_else(|| panic!("no check {id} in {way}")).1
}

/// A document that another program wrote: an invoice of 14 March 2026 over EUR 7,917.46 for a year from 1 January.
fn pdf() -> String {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/incoming/tests/fixtures/invoices");
    fixtures.join("en-00-reportlab.pdf").to_str().unwrap().to_owned()
}

/// Takes a table of invoices with one row.
fn import(place: &Place, day: &str, row: &str) {
    let table = place.folder().join("invoices.csv");
    let head = "number,date,currency,net,total,period from,period to,description";
    fs::write(&table, format!("{head}\n{row}\n")).unwrap();
    let report = done(place, day, &["invoices", "import", table.to_str().unwrap()]);
    assert_eq!(report["imported"], 1, "{report}");
}

#[test]
fn a_renewal_is_led_through_recorded_paid_and_confirmed_by_the_document_that_came_by_mail() {
    let place = place();
    let way = done(&place, IN_WINDOW, &["handoff", "renew", CORE]);
    assert_eq!(outcome(&way, "renewal_window"), "passed");
    assert_eq!(outcome(&way, "open_order"), "passed");
    for unknown in [
        "account_verified",
        "role",
        "billing_profile",
        "address",
        "tax_id",
        "po_number",
    ] {
        assert_eq!(outcome(&way, unknown), "unknown", "{unknown}: nobody has told it");
    }
    assert_eq!(way["links"][0]["id"], "membership-offers");
    assert!(
        way["links"][0]["url"]
            .as_str()
            .unwrap()
            .starts_with("https://partner.microsoft.com/")
    );
    assert_eq!(
        way["texts"][0]["copy"].as_str().unwrap().lines().next(),
        Some("Fabrikam Ltd")
    );
    assert_eq!(
        (&way["order"]["state"], &way["is_new"]),
        (&"handed_off".into(), &true.into())
    );
    let order = way["order"]["order"].as_str().unwrap().to_owned();
    let again = done(&place, IN_WINDOW, &["handoff", "renew", CORE]);
    assert_eq!(
        (&again["order"]["order"], &again["is_new"]),
        (&order.as_str().into(), &false.into())
    );
    assert_eq!(list(&done(&place, IN_WINDOW, &["orders"])).len(), 1);
    let offers = done(&place, IN_WINDOW, &["offers"]);
    let core = list(&offers).iter().find(|offer| offer["offer"] == CORE).unwrap();
    assert_eq!(
        (&core["state"], &core["open_order"]),
        (&"pending".into(), &order.as_str().into())
    );

    for (answer, told) in [("later", "later"), ("unknown", "unknown")] {
        let said = done(&place, "2026-01-19", &["handoff", answer, &order]);
        assert_eq!(
            (&said["state"], &said["handoff"]["answer"]),
            (&"handed_off".into(), &told.into())
        );
        assert_eq!(said["handoff"]["answered"], "2026-01-19");
    }
    let paid = [
        "handoff",
        "done",
        &order,
        "--total",
        "7917.46 EUR",
        "--payment",
        "transfer",
    ];
    let said = done(&place, IN_WINDOW, &paid);
    assert_eq!(said["state"], "awaiting_payment");
    let dates = ["done", "window_closes", "expires", "send_by"].map(|date| said["handoff"][date].as_str().unwrap());
    assert_eq!(
        dates,
        [IN_WINDOW, "2026-01-31", "2026-02-19", "2026-01-21"],
        "both clocks"
    );
    assert_eq!(list(&said["transfer"]["deadlines"]).len(), 3, "{said}");
    let offers = done(&place, IN_WINDOW, &["offers"]);
    let core = list(&offers).iter().find(|offer| offer["offer"] == CORE).unwrap();
    assert_eq!(core["button"], "View order", "Partner Center takes the proof");
    let listed = done(&place, "2026-03-01", &["orders"]);
    assert_eq!(listed[0]["handoff"]["expires"], "2026-02-19");
    assert!(
        listed[0]["advice"].as_str().unwrap().contains("19 February 2026"),
        "{listed}"
    );

    let report = done(&place, LATER, &["invoices", "import", &pdf()]);
    assert_eq!(report["proposed"], 1, "{report}");
    assert_eq!(
        done(&place, LATER, &["orders"])[0]["state"],
        "awaiting_payment",
        "nobody has accepted it"
    );
    assert_eq!(list(&done(&place, LATER, &["terms"])["proposals"]).len(), 0);
    let proposals = done(&place, LATER, &["invoices", "proposals"]);
    let id = list(&proposals)[0]["id"].as_str().unwrap().to_owned();
    done(&place, LATER, &["invoice", "accept", &id]);
    let confirmed = done(&place, LATER, &["order", "show", &order]);
    assert_eq!(
        (&confirmed["state"], &confirmed["invoice"], &confirmed["anniversary"]),
        (&"confirmed".into(), &"T000001023".into(), &"2027-01-01".into())
    );
    assert_eq!(confirmed["warning"], "", "the totals agree");
    assert_eq!(
        wrong(&place, LATER, &["handoff", "declined", &order], 1),
        "order_not_open"
    );

    let terms = done(&place, LATER, &["terms"]);
    let proposed = &list(&terms["proposals"])[0];
    assert_eq!(
        [
            &proposed["id"],
            &proposed["anniversary"],
            &proposed["price"]["amount"],
            &proposed["invoice"]
        ],
        [
            &"partner-success-core@2026-01-01".into(),
            &Value::from("2027-01-01"),
            &"2056.74".into(),
            &"T000001023".into()
        ]
    );
    let accepted = done(&place, LATER, &["term", "accept", "partner-success-core@2026-01-01"]);
    assert_eq!(
        (&accepted["source"], &accepted["invoice"]),
        (&"invoice".into(), &"T000001023".into())
    );
    let terms = done(&place, LATER, &["terms"]);
    assert_eq!(
        (list(&terms["terms"]).len(), list(&terms["proposals"]).len()),
        (2, 0),
        "{terms}"
    );
    assert_eq!(
        wrong(&place, LATER, &["term", "accept", "partner-success-core@2026-01-01"], 1),
        "proposed_term_not_found"
    );
    let offers = done(&place, LATER, &["offers"]);
    let core = list(&offers).iter().find(|offer| offer["offer"] == CORE).unwrap();
    assert_eq!(
        (&core["state"], &core["anniversary"]),
        (&"active".into(), &"2027-01-01".into())
    );
    assert!(
        done(&place, LATER, &["invoices", "verify"])["intact"]
            .as_bool()
            .unwrap()
    );
}

#[test]
fn an_invoice_that_was_there_first_confirms_what_is_said_to_be_done_and_another_total_is_told() {
    let place = place();
    let order = done(&place, IN_WINDOW, &["handoff", "renew", CORE])["order"]["order"]
        .as_str()
        .unwrap()
        .to_owned();
    // An earlier year's and another offer's confirm nothing.
    import(
        &place,
        LATER,
        "T1,2025-01-02,EUR,895.00,1100.85,2025-01-01,2025-12-31,Partner Success Core Benefits",
    );
    import(
        &place,
        LATER,
        "T2,2026-01-22,EUR,350.00,430.50,2026-01-20,2027-01-19,Partner Launch Benefits",
    );
    import(
        &place,
        LATER,
        "T3,2026-01-22,EUR,-895.00,-1100.85,2026-01-20,2027-01-19,Partner Success Core Benefits",
    );
    assert_eq!(done(&place, LATER, &["orders"])[0]["state"], "handed_off");
    let mut first = done(&place, IN_WINDOW, &["terms"]);
    assert_eq!(
        first["proposals"].as_array_mut().unwrap().len(),
        1,
        "Partner Launch alone: {first}"
    );
    done(&place, IN_WINDOW, &["term", "discard", "partner-launch@2026-01-20"]);
    assert_eq!(list(&done(&place, IN_WINDOW, &["terms"])["proposals"]).len(), 0);

    done(
        &place,
        IN_WINDOW,
        &["handoff", "done", &order, "--total", "895 EUR", "--payment", "card"],
    );
    assert_eq!(done(&place, IN_WINDOW, &["orders"])[0]["state"], "awaiting_invoice");
    import(
        &place,
        LATER,
        "T4,2026-01-22,EUR,895.00,1100.85,2026-01-20,2027-01-19,Partner Success Core Benefits",
    );
    let confirmed = done(&place, LATER, &["order", "show", &order]);
    assert_eq!(
        (&confirmed["state"], &confirmed["invoice"]),
        (&"confirmed".into(), &"T4".into())
    );
    assert_eq!(confirmed["handoff"]["invoice_total"]["amount"], "1100.85");
    let warning = confirmed["warning"].as_str().unwrap();
    assert!(warning.contains("1,100.85") && warning.contains("895"), "{warning}");
    // The next renewal is another order.
    done(&place, LATER, &["term", "accept", "partner-success-core@2026-01-20"]);
    assert_eq!(
        wrong(&place, LATER, &["handoff", "renew", CORE], 3),
        "not_eligible",
        "its window is not open"
    );
}

#[test]
fn what_cannot_be_ordered_is_not_handed_off_and_answers_fit_their_order() {
    let place = place();
    assert_eq!(
        wrong(&place, "2025-11-01", &["handoff", "renew", CORE], 3),
        "not_eligible"
    );
    assert_eq!(wrong(&place, IN_WINDOW, &["handoff", "buy", CORE], 3), "not_eligible");
    assert_eq!(
        wrong(&place, IN_WINDOW, &["handoff", "renew", "partner-launch"], 3),
        "not_eligible"
    );
    assert_eq!(
        wrong(&place, IN_WINDOW, &["handoff", "renew", "no-such-offer"], 2),
        "unknown_offer"
    );
    assert_eq!(
        list(&done(&place, IN_WINDOW, &["orders"])).len(),
        0,
        "nothing was recorded"
    );
    assert_eq!(
        wrong(&place, IN_WINDOW, &["handoff", "done", "nothing"], 1),
        "order_not_found"
    );
    assert_eq!(
        refused(&place, &["--account", "sample", "handoff", "renew", "action-pack"], 3),
        "account_is_sample"
    );

    let order = done(&place, IN_WINDOW, &["handoff", "renew", CORE])["order"]["order"]
        .as_str()
        .unwrap()
        .to_owned();
    for (arguments, exit, code) in [
        (&["--date", "2026-01-21"][..], 2, "handoff_date_ahead"),
        (&["--date", "soon"], 2, "invalid_date"),
        (&["--total", "much"], 2, "invalid_amount"),
        (&["--total", "-1 EUR"], 2, "invalid_amount"),
        (&["--payment", "gold"], 2, "wrong_usage"),
    ] {
        let command = [&["handoff", "done", &order][..], arguments].concat();
        assert_eq!(wrong(&place, IN_WINDOW, &command, exit), code, "{arguments:?}");
    }
    assert_eq!(done(&place, IN_WINDOW, &["orders"])[0]["state"], "handed_off");
    assert_eq!(
        done(&place, IN_WINDOW, &["handoff", "declined", &order])["state"],
        "declined"
    );
    assert_eq!(
        wrong(&place, IN_WINDOW, &["handoff", "done", &order], 1),
        "order_not_open"
    );
    let next = done(&place, IN_WINDOW, &["handoff", "renew", CORE]);
    assert_ne!(next["order"]["order"], order.as_str(), "what was declined is over");

    // Another account has nothing of it, another name takes it along, and what is removed is gone.
    let other = of(&place, "contoso", IN_WINDOW, &["--json", "orders"]).json().unwrap();
    assert_eq!(list(&other).len(), 0);
    answer(&place, &["account", "rename", "fabrikam", "renamed"]);
    let renamed = of(&place, "renamed", IN_WINDOW, &["--json", "orders"]).json().unwrap();
    assert_eq!(list(&renamed).len(), 2);
    let shown = answer(&place, &["account", "show", "renamed"]);
    assert!(
        shown["contents_label"].as_str().unwrap().contains("2 orders"),
        "{shown}"
    );
}

#[test]
fn nothing_is_recorded_where_nothing_is_ordered_and_the_texts_are_there_in_both_languages() {
    let place = place();
    for (kind, link, label) in [
        ("cancel", "new-support-request", "cancel"),
        ("bill-to", "billing-profile", "bill-to"),
        ("request", "new-support-request", "Ask support"),
    ] {
        let way = done(&place, IN_WINDOW, &["handoff", kind, CORE]);
        assert_eq!(way["links"][0]["id"], link, "{way}");
        assert!(way["title"].as_str().unwrap().contains(label), "{way}");
        assert_eq!((&way["order"], &way["is_new"]), (&Value::Null, &false.into()));
        assert!(!list(&way["texts"]).is_empty(), "{way}");
    }
    assert_eq!(list(&done(&place, IN_WINDOW, &["orders"])).len(), 0);
    for (language, words) in [
        (
            "en",
            [
                "Renew Partner Success Core Benefits in Partner Center",
                "Renewal window",
                "Handed off",
            ],
        ),
        ("zh-TW", ["在合作夥伴中心續約", "帳單地址", "引導辦理中"]),
    ] {
        let printed = on(&place, IN_WINDOW, &["--lang", language, "handoff", "renew", CORE]).printed;
        for word in words {
            assert!(printed.contains(word), "{word} in {printed}");
        }
        assert!(
            printed.contains("https://partner.microsoft.com/") && printed.contains("handoff done"),
            "{printed}"
        );
        let why = on(&place, IN_WINDOW, &["--lang", language, "why", CORE]).printed;
        assert!(why.contains("handoff renew partner-success-core"), "{why}");
    }
}
