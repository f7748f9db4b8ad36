//! What each country asks of an address and a tax number: good and bad codes, country by country.

use std::collections::HashMap;

use domain::{Country, CountryRules, StateUse, TaxIdDoubt, countries_with_rules, country_rules};
use proptest::prelude::*;

const EUROPEAN_UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];
const OTHERS: [&str; 17] = [
    "AU", "BR", "CA", "CH", "CN", "GB", "HK", "IN", "JP", "KR", "MX", "NO", "NZ", "SG", "TW", "US", "ZA",
];

fn rules(code: &str) -> &'static CountryRules {
    country_rules(&Country::new(code))
}

#[test]
fn postal_codes_are_told_from_what_is_none() {
    let table: [(&str, &[&str], &[&str]); 26] = [
        ("US", &["98052", "98052-1234"], &["9805", "980522", "98052-12", "ABCDE"]),
        ("CA", &["M5V 2T6", "m5v2t6"], &["M5V", "D5V 2T6", "M5V-2T6", "5MV 2T6"]),
        (
            "GB",
            &["SW1A 1AA", "m1 1ae", "GIR 0AA", "EC1A1BB"],
            &["SW1A", "1SW 1AA", "SW1A 1A"],
        ),
        (
            "IE",
            &["D02 PK31", "D6W XH93", "a65f4e2"],
            &["D02", "D02 PK3", "02D PK31"],
        ),
        ("DE", &["50667", "01067"], &["5066", "D-50667", "506677"]),
        ("FR", &["75001"], &["7500", "750011"]),
        ("IT", &["00184"], &["184"]),
        ("ES", &["28001"], &["2800"]),
        ("NL", &["1012 JS", "1012js"], &["1012", "1012 J", "JS 1012"]),
        ("PT", &["1000-001", "1000"], &["1000-01"]),
        ("PL", &["00-001", "00001"], &["00-01"]),
        ("SE", &["111 22", "11122"], &["1112"]),
        ("CZ", &["110 00"], &["11 000"]),
        ("GR", &["104 31"], &["10431 1"]),
        ("LV", &["LV-1010", "1010"], &["LT-1010"]),
        ("LT", &["LT-01100", "01100"], &["1100"]),
        ("LU", &["L-1111", "1111"], &["L-111"]),
        ("MT", &["VLT 1117"], &["1117"]),
        ("AT", &["1010"], &["10101"]),
        ("AU", &["2000"], &["200"]),
        ("BR", &["01310-100", "01310100"], &["01310-10"]),
        ("IN", &["560001"], &["060001", "56001"]),
        ("JP", &["100-0001", "1000001"], &["100-001"]),
        ("KR", &["04524"], &["0452"]),
        ("CN", &["100000"], &["10000"]),
        ("TW", &["110", "11049", "110204"], &["11", "1104", "1102045"]),
    ];
    for (country, good, bad) in table {
        for code in good {
            assert!(rules(country).is_postal_code(code), "{country}: {code}");
            assert!(rules(country).is_postal_code(&format!(" {code} ")), "{country}: {code}");
        }
        for code in bad {
            assert!(!rules(country).is_postal_code(code), "{country}: {code}");
        }
    }
}

#[test]
fn tax_numbers_are_told_from_what_looks_unusual() {
    let table: [(&str, &[&str], &[&str]); 19] = [
        ("AT", &["ATU12345678", "U12345678"], &["AT12345678"]),
        ("BE", &["BE0123456789", "BE 0123.456.789"], &["BE123"]),
        ("DE", &["DE123456789", "de 123 456 789"], &["DE12345678"]),
        ("ES", &["ESA12345674", "12345678Z", "X1234567L"], &["ES123456789"]),
        ("FI", &["FI12345678"], &["FI123456789"]),
        ("FR", &["FR12345678901", "FRXX123456789"], &["FR1234567890"]),
        ("GR", &["EL123456789", "GR123456789"], &["EL12345678"]),
        ("IE", &["IE1234567FA", "IE1X23456T", "1234567T"], &["IE123456"]),
        ("LT", &["LT123456789", "LT123456789012"], &["LT1234567890"]),
        ("NL", &["NL123456789B01"], &["NL123456789"]),
        ("SE", &["SE123456789001"], &["SE123456789002"]),
        ("GB", &["GB123456789", "GB123456789012", "XI123456789"], &["GB12345678"]),
        ("CH", &["CHE-123.456.789 MWST", "CHE123456789"], &["CHE12345678"]),
        ("US", &["12-3456789"], &["123456"]),
        ("AU", &["51 824 753 556"], &["5182475355"]),
        ("IN", &["29ABCDE1234F1Z5"], &["29ABCDE1234F1A5"]),
        ("BR", &["12.345.678/0001-90"], &["12.345.678/0001"]),
        ("KR", &["123-45-67890"], &["123-45-6789"]),
        (
            "TW",
            &["12345675", " 1234-5675 "],
            &["1234567", "123456789", "A2345675", "12345677"],
        ),
    ];
    for (country, good, bad) in table {
        for number in good {
            assert!(rules(country).is_tax_id(number), "{country}: {number}");
        }
        for number in bad {
            assert!(!rules(country).is_tax_id(number), "{country}: {number}");
        }
    }
}

#[test]
fn the_check_digit_of_a_uniform_number_is_that_of_2023() {
    let rules = rules("TW");
    // Multiples of 10 as before, of 5 since 2023, and a 7 as the seventh digit, which counts 1 or 0.
    for number in [
        "04595257", "22099131", "10458570", "10458574", "10458575", "12345675", "00000000",
    ] {
        assert_eq!(rules.tax_id_doubt(number), None, "{number}");
    }
    for number in ["04595258", "10458571", "10458573", "10458576", "12345677", "22099132"] {
        assert_eq!(rules.tax_id_doubt(number), Some(TaxIdDoubt::CheckDigit), "{number}");
    }
    for number in ["1234567", "123456789", "1234567X", "１２３４５６７５", ""] {
        assert_eq!(rules.tax_id_doubt(number), Some(TaxIdDoubt::Form), "{number}");
    }
}

#[test]
fn a_recorded_city_is_taken_apart_at_its_county() {
    let rules = rules("TW");
    assert_eq!(rules.counties().len(), 22);
    for (city, county, rest) in [
        ("台北市信義區", "台北市", "信義區"),
        ("臺北市信義區", "臺北市", "信義區"),
        ("新北市", "新北市", ""),
        (" 嘉義縣民雄鄉 ", "嘉義縣", "民雄鄉"),
        ("Xinyi Dist., Taipei City", "Taipei City", "Xinyi Dist."),
        ("Banqiao Dist., New Taipei City", "New Taipei City", "Banqiao Dist."),
        ("taipei city", "taipei city", ""),
        ("信義區", "", "信義區"),
        ("Taipei", "", "Taipei"),
        ("", "", ""),
    ] {
        assert_eq!(rules.county_and_rest(city), (county, rest), "{city}");
        assert_eq!(rules.city_of(county, rest), city.trim(), "{city}");
    }
    assert_eq!(
        rules.city_of("高雄市", "台北市信義區"),
        "台北市信義區",
        "what is typed whole stands"
    );
    assert_eq!(rules.city_of("台北市", "Xinyi Dist."), "Xinyi Dist., Taipei City");
    assert_eq!(self::rules("IE").county_and_rest("Dublin 2"), ("", "Dublin 2"));
}

#[test]
fn every_country_of_the_table_has_a_tax_number_and_every_union_member_a_postal_code() {
    for country in EUROPEAN_UNION.into_iter().chain(OTHERS) {
        assert!(rules(country).tax_id_label().is_some(), "{country}");
        assert!(rules(country).tax_id_example().is_some(), "{country}");
    }
    for country in EUROPEAN_UNION {
        let rules = rules(country);
        assert!(rules.postal_code_required() && rules.city_required(), "{country}");
        assert_ne!(rules.state_use(), StateUse::Required, "{country}");
        let example = rules.tax_id_example().unwrap();
        assert!(rules.is_tax_id(&example.to_lowercase()), "{country}: {example}");
    }
}

#[test]
fn digits_of_other_scripts_are_no_postal_code() {
    for country in EUROPEAN_UNION.into_iter().chain(OTHERS) {
        let rules = rules(country);
        let Some(example) = rules.postal_code_example() else {
            continue;
        };
        for zero in ['０', '٠'] {
            let other: String = example
                .chars()
                .map(|c| {
                    c.to_digit(10)
                        .map_or(c, |digit| char::from_u32(zero as u32 + digit).unwrap())
                })
                .collect();
            assert!(!rules.is_postal_code(&other), "{country}: {other}");
        }
    }
}

#[test]
fn states_are_chosen_by_code_or_name_in_any_letters() {
    let table: [(&str, usize, &[&str], &[&str]); 9] = [
        (
            "US",
            60,
            &["WA", "wa", "Washington", " washington ", "PR", "Washington, D.C."],
            &["Wash", "XX", "Ontario"],
        ),
        ("CA", 13, &["ON", "quebec", "Québec", "Newfoundland"], &["WA"]),
        ("AU", 8, &["NSW", "victoria"], &["XX"]),
        (
            "IN",
            36,
            &["KA", "Karnataka", "TS", "TG", "Orissa", "Ladakh"],
            &["Bangalore"],
        ),
        ("MX", 32, &["CMX", "ciudad de mexico", "CDMX", "NUEVO LEÓN"], &["Texas"]),
        (
            "BR",
            27,
            &["SP", "Sao Paulo", "SÃO PAULO", "Sa\u{303}o Paulo"],
            &["Paulo"],
        ),
        ("JP", 47, &["13", "Tokyo", "東京都", "東京", "北海道"], &["Shibuya"]),
        (
            "CN",
            31,
            &["GD", "guangdong", "广东", "广东省", "内蒙古"],
            &["Shenzhen"],
        ),
        ("IE", 0, &["Dublin", "any county"], &[]),
    ];
    for (country, number, good, bad) in table {
        let rules = rules(country);
        assert_eq!(rules.states().len(), number, "{country}");
        assert_eq!(rules.state_use() == StateUse::Required, number > 0, "{country}");
        for state in good {
            assert!(rules.is_state(state), "{country}: {state}");
        }
        for state in bad {
            assert!(!rules.is_state(state), "{country}: {state}");
        }
    }
    for country in ["IE", "GB"] {
        assert_eq!(rules(country).state_use(), StateUse::Optional);
    }
}

#[test]
fn no_name_of_a_state_means_two() {
    for country in EUROPEAN_UNION.into_iter().chain(OTHERS) {
        let mut meant: HashMap<String, &str> = HashMap::new();
        for state in rules(country).states() {
            for name in [&state.code, &state.name].into_iter().chain(&state.also) {
                let before = meant.insert(name.to_lowercase(), &state.code);
                assert!(before.is_none_or(|code| code == state.code), "{country}: {name}");
                let named = rules(country)
                    .states()
                    .iter()
                    .filter(|other| other.is_named(name))
                    .count();
                assert_eq!(named, 1, "{country}: {name}");
            }
        }
    }
}

#[test]
fn a_country_without_rules_asks_for_a_city_alone() {
    for country in ["AQ", "ZZ", ""] {
        let rules = rules(country);
        assert!(rules.city_required());
        assert!(!rules.postal_code_required());
        assert_eq!(rules.state_use(), StateUse::Optional);
        assert!(rules.is_postal_code("anything") && rules.is_tax_id("anything") && rules.is_state("anything"));
        assert_eq!(
            (
                rules.postal_code_example(),
                rules.tax_id_label(),
                rules.tax_id_example()
            ),
            (None, None, None)
        );
    }
    assert!(!rules("HK").city_required() && !rules("SG").city_required());
    assert!(!rules("HK").postal_code_required());
}

#[test]
fn the_table_is_whole() {
    let mut known: Vec<String> = countries_with_rules()
        .map(|country| country.code().to_owned())
        .collect();
    let mut expected: Vec<&str> = EUROPEAN_UNION.into_iter().chain(OTHERS).collect();
    known.sort_unstable();
    expected.sort_unstable();
    assert_eq!(known, expected);
}

proptest! {
    #[test]
    fn a_city_is_put_together_as_it_was_recorded(
        start in prop_oneof![Just(""), Just("台北市"), Just("臺東縣"), Just("Taipei City"), Just(", ")],
        middle in "[ ,.a-z信義區\u{300}]{0,6}",
        end in prop_oneof![Just(""), Just("Taipei City"), Just(", New Taipei City"), Just("金門縣")],
    ) {
        let city = format!("{start}{middle}{end}");
        let rules = rules("TW");
        let (county, rest) = rules.county_and_rest(&city);
        prop_assert_eq!(rules.city_of(county, rest), city.trim());
    }

    #[test]
    fn no_text_breaks_a_rule(text in ".{0,60}", country in 0..EUROPEAN_UNION.len() + OTHERS.len()) {
        let countries: Vec<&str> = EUROPEAN_UNION.into_iter().chain(OTHERS).collect();
        let rules = rules(countries[country]);
        let code = rules.is_postal_code(&text);
        prop_assert_eq!(rules.is_postal_code(&format!("  {text}\t")), code, "white space around it does not count");
        let number = rules.is_tax_id(&text);
        prop_assert_eq!(rules.is_tax_id(&format!(" {text}-")), number, "nor do separators of a tax number");
        prop_assert_eq!(rules.is_state(&format!(" {text} ")), rules.is_state(&text));
    }
}

#[test]
fn what_partner_center_asks_of_an_address_is_checked_as_far_as_it_can_be_read() {
    use domain::{Country, Party, ProfileField, ToldRules};

    let party = |city: &str, state: &str, code: &str| Party {
        name: "Contoso".into(),
        attention: None,
        address_lines: vec!["1 Main St".into()],
        city: Some(city.into()),
        region: Some(state.into()),
        postal_code: Some(code.into()),
        country: Country::new("US"),
        tax_id: None,
    };
    let rules = ToldRules {
        needs_city: true,
        needs_state: true,
        states: vec!["WA".into(), "OR".into()],
        needs_postal_code: true,
        postal_code_pattern: Some(r"^\d{5}(-\d{4})?$".into()),
    };
    let found = |rules: &ToldRules, party| -> Vec<ProfileField> {
        rules
            .problems(&party)
            .into_iter()
            .map(|problem| problem.field)
            .collect()
    };
    assert_eq!(found(&rules, party("Redmond", "wa", "98052-6399")), []);
    assert_eq!(
        found(&rules, party("", "", "")),
        [ProfileField::City, ProfileField::State, ProfileField::PostalCode]
    );
    assert_eq!(
        found(&rules, party("x", "Ontario", "9805")),
        [ProfileField::State, ProfileField::PostalCode]
    );
    // What is not asked is not missed, and a pattern of another program says nothing.
    assert_eq!(found(&ToldRules::default(), party("", "Ontario", "")), []);
    for pattern in [r"^(?!0)\d{5}$", "(", &"a".repeat(600)] {
        let rules = ToldRules {
            postal_code_pattern: Some(pattern.to_owned()),
            ..ToldRules::default()
        };
        assert_eq!(found(&rules, party("x", "y", "00000")), [], "{pattern}");
    }
}
