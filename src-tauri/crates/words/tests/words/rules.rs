//! What the rules answer is said whole in both languages: no message is missing, and no value.

use domain::{
    Activity, BillingChange, Contact, Country, NaiveDate, Party, Phrase, RefundAnswers, RefundCheckup, RequestStatus,
    TaxId, countries_with_rules,
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
    let known: Vec<String> = countries_with_rules()
        .map(|country| country.code().to_owned())
        .collect();
    for text in ["", "?", "a\nb", &long] {
        for country in known.iter().map(String::as_str).chain(["ZZ"]) {
            let change = change(text, country);
            for problem in change.problems().into_iter().chain(change.warnings()) {
                told.insert(problem.reason.id);
                assert_said(&problem.reason);
            }
        }
    }
    assert!(told.len() >= 15, "{told:?}");
}

#[test]
fn a_wrong_postal_code_is_said_to_be_none_of_its_country() {
    let said = |language, country: &str| {
        let reason = Phrase::new("profile-postal-code-wrong")
            .with("code", "9")
            .with("country", country)
            .with("example", "x");
        words(language).say(&reason)
    };
    assert!(said(Language::English, "IE").starts_with("9 is not an Irish postal code."));
    assert!(said(Language::TraditionalChinese, "IE").starts_with("9 不是愛爾蘭的郵遞區號。"));
    assert!(said(Language::English, "TW").contains("a Taiwanese postal code (3, 5 or 6 digits)."));
    assert!(said(Language::TraditionalChinese, "TW").contains("台灣的郵遞區號（3 碼、5 碼或 6 碼）。"));
    for country in countries_with_rules() {
        for language in Language::ALL {
            assert_ne!(
                said(language, country.code()),
                said(language, "ZZ"),
                "{country} in {language}"
            );
        }
    }
}

#[test]
fn an_address_is_said_as_its_country_writes_it() {
    let party = |country: &str, line: &str, city: &str| Party {
        name: "青嵐資訊股份有限公司".to_owned(),
        attention: Some("財務部".to_owned()),
        address_lines: vec![line.to_owned()],
        city: Some(city.to_owned()),
        region: None,
        postal_code: Some("110".to_owned()),
        country: Country::new(country),
        tax_id: None,
    };
    let chinese = party("TW", "松仁路 88 號 12 樓", "台北市信義區");
    let line = "青嵐資訊股份有限公司，財務部，110 台北市信義區松仁路 88 號 12 樓";
    assert_eq!(words(Language::TraditionalChinese).party_line(&chinese), line);
    assert_eq!(
        words(Language::TraditionalChinese).address_lines(&chinese),
        ["財務部", "110 台北市信義區松仁路 88 號 12 樓"]
    );
    let english = words(Language::English).address_lines(&chinese);
    assert_eq!(english, ["財務部", "110 台北市信義區松仁路 88 號 12 樓", "Taiwan"]);
    let latin = party("TW", "12F, No. 88, Songren Rd.", "Xinyi Dist., Taipei City");
    let lines = words(Language::TraditionalChinese).address_lines(&latin);
    assert_eq!(
        lines.last().map(String::as_str),
        Some("台灣"),
        "abroad it has to be named"
    );
    let unknown = party("ZZ", "1 Street", "Town");
    assert_eq!(
        words(Language::English)
            .address_lines(&unknown)
            .last()
            .map(String::as_str),
        Some("ZZ")
    );
}

#[test]
fn things_side_by_side_have_the_comma_of_their_language() {
    let (english, chinese) = (words(Language::English), words(Language::TraditionalChinese));
    for (parts, in_english, in_chinese) in [
        (["林雅婷", "0227201234"], "林雅婷, 0227201234", "林雅婷，0227201234"),
        (["林雅婷", "財務部"], "林雅婷，財務部", "林雅婷，財務部"),
        (["Aoife Moore", ""], "Aoife Moore", "Aoife Moore"),
        (["", ""], "", ""),
    ] {
        assert_eq!(english.side_by_side(&parts), in_english);
        assert_eq!(chinese.side_by_side(&parts), in_chinese);
    }
}

#[test]
fn a_tax_number_is_called_as_its_country_calls_it() {
    for (country, recorded, in_english, in_chinese) in [
        ("TW", None, "Tax ID (統一編號)", "統一編號"),
        ("IE", Some("VAT"), "VAT number", "加值稅號碼"),
        ("DE", Some("USt-IdNr."), "USt-IdNr.", "USt-IdNr."),
        ("AQ", Some("ATN"), "ATN", "ATN"),
    ] {
        let label = |language| words(language).tax_id_label(&Country::new(country), recorded);
        assert_eq!(label(Language::English), in_english);
        assert_eq!(label(Language::TraditionalChinese), in_chinese);
    }
    let unknown = words(Language::English).tax_id_label(&Country::new("ZZ"), None);
    assert_eq!(unknown, "Tax ID");
}
