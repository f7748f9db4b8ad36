//! What the rules answer is said whole in both languages: no message is missing, and no value.

use domain::{
    Activity, BillingChange, Contact, Country, NaiveDate, Party, Phrase, RefundAnswers, RefundCheckup, RequestStatus,
    TaxId,
};
use words::{Language, words};

fn assert_said(phrase: &Phrase) {
    for language in Language::ALL {
        let words = words(language);
        assert!(words.has(phrase.id), "{} is missing in {language}", phrase.id);
        let said = words.say(phrase);
        assert!(!said.contains(['{', '}']), "{language}: {said}");
    }
}

fn assert_there(id: &str) {
    for language in Language::ALL {
        assert!(words(language).has(id), "{id} is missing in {language}");
    }
}

#[test]
fn refund_checks_are_said() {
    let day = |day| NaiveDate::from_ymd_opt(2021, 6, day).expect("a day of June");
    let standings = [None, Some(false), Some(true)];
    for bought in [None, Some(day(1)), NaiveDate::from_ymd_opt(2021, 1, 1)] {
        for (benefit_activated, key_viewed) in standings.into_iter().zip(standings) {
            let answers = RefundAnswers {
                benefit_activated,
                key_viewed,
            };
            for check in RefundCheckup::of(bought, answers, day(10)).checks {
                assert_said(&check.reason);
                assert_there(&format!("refund-check-{}", check.id.id().replace('_', "-")));
            }
        }
    }
}

#[test]
fn activities_and_states_of_requests_are_said() {
    for activity in Activity::ALL {
        assert_there(&format!("activity-{}", activity.id().replace('_', "-")));
    }
    for status in RequestStatus::ALL {
        let id = status.id().replace('_', "-");
        assert_there(&format!("request-status-{id}"));
        assert_there(&format!("request-advice-{id}"));
    }
}

#[test]
fn problems_of_a_profile_are_said() {
    let change = |text: &str, country: &str| BillingChange {
        bill_to: Party {
            name: text.to_owned(),
            attention: Some(text.to_owned()),
            address_lines: vec![text.to_owned(), "PO Box 7".to_owned()],
            city: Some(text.to_owned()),
            region: Some(text.to_owned()),
            postal_code: Some(text.to_owned()),
            country: Country::new(country),
            tax_id: None,
        },
        tax_id: Some(TaxId {
            label: "VAT".to_owned(),
            value: text.to_owned(),
        }),
        po_number: Some(text.to_owned()),
        contact: Contact {
            first_name: text.to_owned(),
            last_name: text.to_owned(),
            email: text.to_owned(),
            phone: format!("{text}1"),
        },
    };
    let long = "x".repeat(1_000);
    let mut told = std::collections::BTreeSet::new();
    for text in ["", "?", "a\nb", &long] {
        for country in ["US", "IE", "TW", "ZZ"] {
            let change = change(text, country);
            for problem in change.problems().into_iter().chain(change.warnings()) {
                told.insert(problem.reason.id);
                assert_said(&problem.reason);
            }
        }
    }
    assert!(told.len() >= 15, "{told:?}");
}
