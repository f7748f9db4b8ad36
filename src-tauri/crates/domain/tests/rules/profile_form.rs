//! What of a profile cannot be saved, and what only looks wrong.

use std::collections::HashSet;

use domain::{BillingChange, Contact, Country, LegalChange, Party, Phrase, ProfileField, ProfileProblem};
use proptest::prelude::*;

use crate::support::{profile, tax_id};

fn billing(country: &str) -> BillingChange {
    BillingChange::of(&profile(country))
}

fn found(problems: &[ProfileProblem]) -> Vec<(ProfileField, &'static str)> {
    problems
        .iter()
        .map(|problem| (problem.field, problem.reason.id))
        .collect()
}

#[test]
fn every_field_names_its_own_problem() {
    use ProfileField as Field;
    type Spoil = fn(&mut BillingChange);
    let table: [(&str, Field, &str, Spoil); 32] = [
        ("IE", Field::Name, "profile-name-missing", |c| {
            c.bill_to.name = " ".to_owned()
        }),
        ("IE", Field::Name, "profile-too-long", |c| {
            c.bill_to.name = "x".repeat(101)
        }),
        ("IE", Field::Name, "profile-too-long", |c| {
            c.bill_to.name = "名".repeat(1_000)
        }),
        ("IE", Field::Name, "profile-control-character", |c| {
            c.bill_to.name = "Lindqvist\nMoore".to_owned()
        }),
        ("IE", Field::Name, "profile-control-character", |c| {
            c.bill_to.name = "A\u{2028}B".to_owned()
        }),
        ("IE", Field::Attention, "profile-too-long", |c| {
            c.bill_to.attention = Some("x".repeat(101))
        }),
        ("IE", Field::Attention, "profile-control-character", |c| {
            c.bill_to.attention = Some("\0".to_owned())
        }),
        ("IE", Field::AddressLine1, "profile-address-missing", |c| {
            c.bill_to.address_lines.clear()
        }),
        ("IE", Field::AddressLine1, "profile-too-long", |c| {
            c.bill_to.address_lines = vec!["x".repeat(201)]
        }),
        ("IE", Field::AddressLine2, "profile-too-long", |c| {
            c.bill_to.address_lines[1] = "x".repeat(201)
        }),
        ("IE", Field::AddressLine2, "profile-too-long", |c| {
            c.bill_to.address_lines = vec!["x".repeat(150), "y".repeat(150), "z".repeat(150)]
        }),
        ("IE", Field::AddressLine2, "profile-control-character", |c| {
            c.bill_to.address_lines.push("a\tb".to_owned())
        }),
        ("IE", Field::City, "profile-city-missing", |c| c.bill_to.city = None),
        ("US", Field::State, "profile-state-missing", |c| c.bill_to.region = None),
        ("US", Field::State, "profile-state-missing", |c| {
            c.bill_to.region = Some("  ".to_owned())
        }),
        ("US", Field::State, "profile-state-unknown", |c| {
            c.bill_to.region = Some("Ontario".to_owned())
        }),
        ("US", Field::State, "profile-control-character", |c| {
            c.bill_to.region = Some("WA\n".to_owned())
        }),
        ("IE", Field::State, "profile-too-long", |c| {
            c.bill_to.region = Some("x".repeat(101))
        }),
        ("US", Field::PostalCode, "profile-postal-code-missing", |c| {
            c.bill_to.postal_code = None
        }),
        ("US", Field::PostalCode, "profile-postal-code-wrong", |c| {
            c.bill_to.postal_code = Some("D02 PK31".to_owned())
        }),
        ("TW", Field::PostalCode, "profile-postal-code-wrong", |c| {
            c.bill_to.postal_code = Some("1104".to_owned())
        }),
        ("TW", Field::PostalCode, "profile-control-character", |c| {
            c.bill_to.postal_code = Some("110\n".to_owned())
        }),
        ("IE", Field::TaxId, "profile-control-character", |c| {
            c.tax_id = tax_id("IE\u{7}")
        }),
        ("IE", Field::TaxId, "profile-too-long", |c| {
            c.tax_id = tax_id(&"1".repeat(51))
        }),
        ("IE", Field::PoNumber, "profile-too-long", |c| {
            c.po_number = Some("7".repeat(51))
        }),
        ("IE", Field::FirstName, "profile-first-name-missing", |c| {
            c.contact.first_name.clear()
        }),
        ("IE", Field::LastName, "profile-last-name-missing", |c| {
            c.contact.last_name.clear()
        }),
        ("IE", Field::LastName, "profile-too-long", |c| {
            c.contact.last_name = "x".repeat(51)
        }),
        ("IE", Field::Email, "profile-email-wrong", |c| {
            c.contact.email = "aoife@lindqvist".to_owned()
        }),
        ("IE", Field::Email, "profile-email-wrong", |c| c.contact.email.clear()),
        ("IE", Field::Email, "profile-email-wrong", |c| {
            c.contact.email = "a@b@c.example".to_owned()
        }),
        ("IE", Field::Email, "profile-too-long", |c| {
            c.contact.email = format!("{}@b.example", "x".repeat(250))
        }),
    ];
    for (index, (country, field, reason, spoil)) in table.into_iter().enumerate() {
        let mut change = billing(country);
        assert_eq!(change.problems(), []);
        spoil(&mut change);
        assert_eq!(found(&change.problems()), [(field, reason)], "row {index}");
        let legal = LegalChange {
            legal: change.bill_to.clone(),
        };
        let of_address = change.bill_to != billing(country).bill_to;
        assert_eq!(
            legal.problems().is_empty(),
            !of_address,
            "row {index}: the legal side has the same address rules"
        );
    }
}

#[test]
fn what_stands_there_already_keeps_nobody_from_changing_something_else() {
    use ProfileField as Field;
    let mut recorded = profile("IE");
    let contact = recorded.contact.as_mut().unwrap();
    contact.phone = "+353 (0)21 455 0100".to_owned();
    contact.first_name = " ".to_owned();
    recorded.bill_to.city = None;
    recorded.legal.postal_code = Some("?".to_owned());
    let mut change = BillingChange::of(&recorded);
    assert_eq!(change.problems().len(), 3);
    change.po_number = Some("PO-8".to_owned());
    assert_eq!(change.problems_of_difference(&recorded), []);
    // What was changed is judged, and it alone.
    change.contact.phone = "+353 21 455 0101".to_owned();
    change.bill_to.postal_code = Some("?".to_owned());
    assert_eq!(
        found(&change.problems_of_difference(&recorded)),
        [
            (Field::PostalCode, "profile-postal-code-wrong"),
            (Field::Phone, "profile-phone-characters"),
        ]
    );
    let mut legal = LegalChange::of(&recorded);
    legal.legal.name = "Lindqvist & Moore".to_owned();
    assert_eq!(legal.problems_of_difference(&recorded), []);
    legal.legal.postal_code = Some("??".to_owned());
    assert_eq!(
        found(&legal.problems_of_difference(&recorded)),
        [(Field::PostalCode, "profile-postal-code-wrong")]
    );
    // A contact where none stood has to be whole.
    recorded.contact = None;
    let mut change = BillingChange::of(&recorded);
    change.contact.email = "aoife.moore@lindqvist.example".to_owned();
    let missing = change.problems_of_difference(&recorded);
    assert_eq!(
        missing.iter().map(|problem| problem.field).collect::<Vec<_>>(),
        [Field::FirstName, Field::LastName, Field::Phone]
    );
}

#[test]
fn the_longest_texts_and_every_script_are_valid() {
    type Fill = fn(&mut BillingChange);
    let table: [Fill; 12] = [
        |c| c.bill_to.name = "名".repeat(100),
        |c| c.bill_to.name = "شركة الأفق للبرمجيات \u{200f}(ش.م.م)".to_owned(),
        |c| c.bill_to.name = "תוכנה בע״מ".to_owned(),
        |c| c.bill_to.name = "👩‍💻 Studio 🇮🇪".to_owned(),
        |c| c.bill_to.address_lines = vec!["x".repeat(200), "y".repeat(200)],
        |c| c.bill_to.address_lines = vec!["x".to_owned()],
        |c| c.contact.first_name = "雅".repeat(50),
        |c| c.contact.phone = "1234567890".to_owned(),
        |c| c.contact.phone = "1".to_owned(),
        |c| c.po_number = Some("7".repeat(50)),
        |c| c.po_number = None,
        |c| c.contact = Contact::default(),
    ];
    for (index, fill) in table.into_iter().enumerate() {
        let mut change = billing("IE");
        fill(&mut change);
        assert_eq!(change.problems(), [], "row {index}");
    }
}

#[test]
fn what_does_not_belong_into_a_phone_number_is_named() {
    let characters = |others: &str| Phrase::new("profile-phone-characters").with("characters", others);
    let plain = Phrase::new("order-contact-phone-wrong");
    for (phone, expected) in [
        ("0861234 ext 5", characters("ext")),
        ("+353861234", characters("+")),
        ("(01) 677-3000", characters("()-")),
        ("０８６", characters("０８６")),
        ("", plain.clone()),
        ("086 123", plain.clone()),
        ("08612345678", plain.clone()),
        ("1\u{7}2", plain),
    ] {
        let mut change = billing("IE");
        change.contact.phone = phone.to_owned();
        let problems = change.problems();
        assert_eq!(problems.len(), 1, "{phone}");
        assert_eq!(problems[0].field, ProfileField::Phone);
        assert_eq!(problems[0].reason, expected, "{phone}");
    }
}

#[test]
fn a_postal_code_is_answered_with_an_example_of_its_country() {
    for (country, example) in [("US", "98052"), ("IE", "D02 PK31"), ("TW", "110")] {
        let mut change = billing(country);
        change.bill_to.postal_code = Some("?".to_owned());
        let wrong = Phrase::new("profile-postal-code-wrong")
            .with("code", "?")
            .with("country", country)
            .with("example", example);
        assert_eq!(change.problems()[0].reason, wrong, "{country}");
        change.bill_to.postal_code = None;
        let missing = Phrase::new("profile-postal-code-missing")
            .with("country", country)
            .with("example", example);
        assert_eq!(change.problems()[0].reason, missing, "{country}");
    }
}

#[test]
fn an_unusual_tax_number_is_told_and_saved() {
    let (unusual, check_digit) = (Some("profile-tax-id-unusual"), Some("profile-tax-id-check-digit"));
    for (country, number, told) in [
        ("IE", "IE1234567FA", None),
        ("IE", "1234567", unusual),
        ("TW", "12345675", None),
        ("TW", "12345677", check_digit),
        ("TW", "1234567", unusual),
        ("TW", "  ", None),
        ("AQ", "1234567", None),
    ] {
        let mut change = billing("IE");
        change.bill_to.country = Country::new(country);
        change.bill_to.postal_code = Some(if country == "IE" { "D02 PK31" } else { "110" }.to_owned());
        change.tax_id = tax_id(number);
        let expected: Vec<_> = told.map(|reason| (ProfileField::TaxId, reason)).into_iter().collect();
        assert_eq!(found(&change.warnings()), expected, "{country} {number}");
        assert_eq!(change.problems(), [], "a warning does not block");
    }
}

#[test]
fn an_address_of_taiwan_names_a_county_and_has_no_state() {
    for (city, problem, warning) in [
        ("台北市信義區", None, None),
        ("臺北市", None, None),
        ("Taipei City", None, None),
        ("Xinyi Dist.", None, None),
        ("", Some("profile-county-missing"), None),
        ("信義區", None, Some("profile-county-unknown")),
    ] {
        let mut change = billing("TW");
        change.tax_id = None;
        change.bill_to.address_lines = vec![
            if city.is_ascii() {
                "88 Songren Rd."
            } else {
                "松仁路 88 號"
            }
            .to_owned(),
        ];
        change.bill_to.city = Some(city.to_owned());
        let expected =
            |id: Option<&'static str>| id.map(|id| (ProfileField::County, id)).into_iter().collect::<Vec<_>>();
        assert_eq!(found(&change.problems()), expected(problem), "{city}");
        assert_eq!(found(&change.warnings()), expected(warning), "{city}");
    }
    use ProfileField as Field;
    let party = billing("TW").bill_to;
    let asked = Field::of_address(&party, true);
    assert_eq!(
        asked,
        [
            Field::PostalCode,
            Field::County,
            Field::City,
            Field::AddressLine1,
            Field::AddressLine2
        ]
    );
    let asked = Field::of_address(&party, false);
    assert_eq!(
        asked,
        [
            Field::AddressLine1,
            Field::AddressLine2,
            Field::County,
            Field::City,
            Field::PostalCode
        ]
    );
    for chinese in [true, false] {
        let asked = Field::of_address(&billing("IE").bill_to, chinese);
        let lines = [
            Field::AddressLine1,
            Field::AddressLine2,
            Field::City,
            Field::State,
            Field::PostalCode,
        ];
        assert_eq!(asked, lines, "an Irish address is Irish in Chinese too");
    }
    let recorded = Party {
        region: Some("台灣省".to_owned()),
        ..party
    };
    assert!(
        Field::of_address(&recorded, false).contains(&Field::State),
        "what is recorded can be taken out"
    );
}

#[test]
fn a_post_office_box_is_told_on_both_sides_and_saved() {
    for (line, is_box) in [
        ("PO Box 12", true),
        ("P.O. Box 12", true),
        ("Suite 4, p. o. box 12", true),
        ("Post Office Box 7", true),
        ("Postfach 10 01", true),
        ("Boîte postale 5", true),
        ("Apartado de Correos 3", true),
        ("台北郵政信箱 118 號", true),
        ("14 Fitzwilliam Lane", false),
        ("3 Depo Boxer Street", false),
        ("Apartado Road 3", false),
        ("松仁路 88 號", false),
    ] {
        for address_lines in [vec![line.to_owned()], vec!["1 Main Street".to_owned(), line.to_owned()]] {
            let mut change = billing("IE");
            change.bill_to.address_lines = address_lines;
            let legal = LegalChange {
                legal: change.bill_to.clone(),
            };
            let expected: &[_] = if is_box {
                &[(ProfileField::AddressLine1, "profile-po-box")]
            } else {
                &[]
            };
            assert_eq!(found(&change.warnings()), expected, "{line}");
            assert_eq!(found(&legal.warnings()), expected, "{line}");
            assert_eq!(
                (change.problems(), legal.problems()),
                (Vec::new(), Vec::new()),
                "{line}"
            );
        }
    }
}

#[test]
fn ids_of_fields_are_all_different() {
    let ids: HashSet<&str> = ProfileField::ALL.into_iter().map(ProfileField::id).collect();
    assert_eq!(ids.len(), ProfileField::ALL.len());
}

proptest! {
    #[test]
    fn no_text_breaks_a_form_and_a_field_has_one_problem_at_most(
        texts in prop::collection::vec(prop_oneof![".{0,30}", "[\\p{C}\\p{L}\\p{N} ]{0,250}"], 13),
        country in prop_oneof![Just("US"), Just("IE"), Just("TW"), Just("HK"), Just("ZZ")],
    ) {
        let text = |index: usize| Some(texts[index].clone());
        let change = BillingChange {
            bill_to: Party {
                name: texts[0].clone(),
                attention: text(1),
                address_lines: texts[2..5].to_vec(),
                city: text(5),
                region: text(6),
                postal_code: text(7),
                country: Country::new(country),
                tax_id: None,
            },
            tax_id: tax_id(&texts[8]),
            po_number: text(9),
            contact: Contact {
                first_name: texts[10].clone(),
                last_name: texts[11].clone(),
                email: texts[12].clone(),
                phone: texts[9].clone(),
            },
        };
        let problems = change.problems();
        let fields: Vec<ProfileField> = problems.iter().map(|problem| problem.field).collect();
        let order: Vec<ProfileField> = ProfileField::ALL.into_iter().filter(|field| fields.contains(field)).collect();
        prop_assert_eq!(&fields, &order, "in the order of the form, each once");
        let broken = |index: usize| texts[index].chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
        for (index, field) in [
            (0, ProfileField::Name), (1, ProfileField::Attention), (2, ProfileField::AddressLine1),
            (3, ProfileField::AddressLine2), (4, ProfileField::AddressLine2), (5, ProfileField::City),
            (6, ProfileField::State), (7, ProfileField::PostalCode), (8, ProfileField::TaxId),
            (9, ProfileField::PoNumber), (10, ProfileField::FirstName), (12, ProfileField::Email),
        ] {
            prop_assert!(!broken(index) || fields.contains(&field), "{field:?} keeps {:?}", texts[index]);
        }
        let _ = change.warnings();
    }
}
