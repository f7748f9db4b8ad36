//! Accounts of one's own: set up, shown, renamed and removed, beside the samples and never mixed with them.

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, list, refused, run};

const CONTOSO: [&str; 7] = [
    "account",
    "add",
    "contoso-ie",
    "--company",
    "Contoso Ireland Ltd",
    "--country",
    "ie",
];

fn names(place: &Place) -> Vec<String> {
    let accounts = answer(place, &["account", "list"]);
    list(&accounts)
        .iter()
        .map(|account| account["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_account_of_ones_own_is_set_up_beside_the_samples() {
    let place = Place::new().unwrap();
    let added = answer(&place, &CONTOSO);
    assert_eq!(added["company"], "Contoso Ireland Ltd");
    assert_eq!((&added["country"], &added["currency"]), (&"IE".into(), &"EUR".into()));
    assert_eq!(added["sample"], false);
    assert_eq!(names(&place), ["sample", "sample-tw", "sample-new", "contoso-ie"]);
    assert_eq!(answer(&place, &["account", "show", "contoso-ie"]), added);
    assert_eq!(refused(&place, &CONTOSO, 2), "account_name_taken");
    // Without being asked for, the sample still opens.
    assert_eq!(list(&answer(&place, &["invoices", "--limit", "100"])).len(), 19);
}

#[test]
fn what_is_no_account_is_refused_with_its_reason() {
    let place = Place::new().unwrap();
    let add = |name: &'static str, company: &'static str, country: &'static str| {
        ["account", "add", name, "--company", company, "--country", country]
    };
    for (arguments, code) in [
        (add("Contoso Ltd", "Contoso", "IE"), "account_name_wrong"),
        (add("contoso-", "Contoso", "IE"), "account_name_wrong"),
        (add("../contoso", "Contoso", "IE"), "account_name_wrong"),
        (add("all", "Contoso", "IE"), "account_name_wrong"),
        (add("sample-ie", "Contoso", "IE"), "account_name_wrong"),
        (
            add("a123456789b123456789c123456789d1234567890", "Contoso", "IE"),
            "account_name_wrong",
        ),
        (add("contoso", " ", "IE"), "company_missing"),
        (add("contoso", "Contoso\u{202e}", "IE"), "text_unseen"),
        (add("contoso", "Contoso", "Ireland"), "unknown_country"),
        (add("contoso", "Contoso", "ZZ"), "unknown_country"),
        (add("contoso", "Contoso", "AQ"), "unknown_currency"),
    ] {
        assert_eq!(refused(&place, &arguments, 2), code, "{arguments:?}");
    }
    let other = [&CONTOSO[..], &["--currency", "EURO"]].concat();
    assert_eq!(refused(&place, &other, 2), "unknown_currency");
    assert_eq!(names(&place), ["sample", "sample-tw", "sample-new"]);
    assert_eq!(refused(&place, &["account", "show", "contoso"], 2), "unknown_account");
    for command in [
        &["account", "rename", "sample", "mine"][..],
        &["account", "remove", "sample", "--yes"],
    ] {
        assert_eq!(refused(&place, command, 3), "account_is_sample", "{command:?}");
    }
}

#[test]
fn an_account_kept_by_hand_opens_offline_and_is_no_sample() {
    let place = Place::new().unwrap();
    answer(&place, &CONTOSO);
    let of = |command: &[&str]| answer(&place, &[&["--account", "contoso-ie"], command].concat());
    assert_eq!(of(&["invoices"]), Value::Array(Vec::new()));
    assert_eq!(of(&["orders"]), Value::Array(Vec::new()));
    assert_eq!(of(&["requests"]), Value::Array(Vec::new()));
    let profile = of(&["profile"]);
    assert!(profile.to_string().contains("Contoso Ireland Ltd"), "{profile}");
    // What it is offered, nobody knows here.
    assert_eq!(of(&["offers", "--all"]), Value::Array(Vec::new()));
    let status = of(&["sync"]);
    assert_eq!(
        (&status["sample"], &status["company"]),
        (&false.into(), &"Contoso Ireland Ltd".into())
    );
    // What was opened last opens again, and the samples stay what they are.
    assert_eq!(answer(&place, &["sync"])["company"], "Contoso Ireland Ltd");
    let printed = place.cli(&["--account", "contoso-ie", "offers"]).unwrap().printed;
    assert!(!printed.contains("Sample account"), "{printed}");
    let samples = place.cli(&["--account", "sample", "offers"]).unwrap().printed;
    assert!(samples.contains("Sample account"), "{samples}");
    for command in [
        &["sample", "today"][..],
        &["sample", "reset"],
        &["sample", "charges"],
        &["sign-in", "--role", "global-admin"],
        &["request", "new", "--summary", "a", "--description", "b"],
        &["join"],
    ] {
        let arguments = [&["--account", "contoso-ie"], command].concat();
        let ended = run(&place, &arguments);
        assert_ne!(ended.code, Some(0), "{command:?}: {}", ended.printed);
        assert_eq!(ended.json().unwrap()["error"]["code"], "not_offered", "{command:?}");
    }
}

#[test]
fn every_account_is_every_one_alike() {
    let place = Place::new().unwrap();
    answer(&place, &CONTOSO);
    let every = ["invoices", "--all-accounts", "--limit", "100"];
    let samples = answer(&place, &[&["--account", "sample"], &every[..]].concat());
    assert!(list(&samples).len() >= 19, "{samples}");
    let own = answer(&place, &[&["--account", "contoso-ie"], &every[..]].concat());
    assert_eq!(list(&own).len(), 0, "{own}");
}

#[test]
fn an_account_is_renamed_and_removed_after_a_question() {
    let place = Place::new().unwrap();
    answer(&place, &CONTOSO);
    answer(&place, &["--account", "contoso-ie", "offers"]);
    let renamed = answer(&place, &["account", "rename", "contoso-ie", "contoso"]);
    assert_eq!(
        (&renamed["name"], &renamed["company"]),
        (&"contoso".into(), &"Contoso Ireland Ltd".into())
    );
    assert_eq!(names(&place), ["sample", "sample-tw", "sample-new", "contoso"]);
    assert_eq!(answer(&place, &["sync"])["company"], "Contoso Ireland Ltd");
    assert_eq!(refused(&place, &["account", "remove", "contoso"], 2), "not_agreed");
    let removed = answer(&place, &["account", "remove", "contoso", "--yes"]);
    assert!(removed["label"].as_str().unwrap().contains("backups"), "{removed}");
    assert_eq!(names(&place), ["sample", "sample-tw", "sample-new"]);
    assert_eq!(answer(&place, &["sync"])["sample"], true);
    assert!(!list(&answer(&place, &["recover", "backups"])).is_empty());
}
