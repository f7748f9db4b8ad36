//! Names of people and addresses, as they are written where people live.

use domain::{Country, Party, half_width, person_name};
use proptest::prelude::*;

fn name(given: &str, family: &str) -> String {
    person_name(given, family, None)
}

#[test]
fn a_name_is_written_as_its_language_writes_it() {
    for (given, family, whole) in [
        ("Aoife", "Moore", "Aoife Moore"),
        ("雅婷", "林", "林雅婷"),
        (" 雅婷 ", "歐陽", "歐陽雅婷"),
        ("太郎", "山田", "山田太郎"),
        ("さくら", "田中", "田中さくら"),
        ("민수", "김", "김민수"),
        ("Ya-Ting", "Lin", "Ya-Ting Lin"),
        ("David", "王", "David 王"),
        ("約翰", "史密斯‧瓊斯", "約翰‧史密斯‧瓊斯"),
        ("Juan  Carlos", "García López", "Juan Carlos García López"),
        ("Suharto", "", "Suharto"),
        ("", "林", "林"),
        (" ", "\u{3000}", ""),
    ] {
        assert_eq!(name(given, family), whole, "{given}|{family}");
    }
    for (country, whole) in [
        ("HU", "Nagy Péter"),
        ("VN", "Nagy Péter"),
        ("TW", "Péter Nagy"),
        ("IE", "Péter Nagy"),
    ] {
        assert_eq!(
            person_name("Péter", "Nagy", Some(&Country::new(country))),
            whole,
            "{country}"
        );
    }
}

fn party(country: &str, lines: &[&str], city: &str, postal_code: &str) -> Party {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Party {
        name: "A".to_owned(),
        attention: Some("B".to_owned()),
        address_lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        city: filled(city),
        region: None,
        postal_code: filled(postal_code),
        country: Country::new(country),
        tax_id: None,
    }
}

#[test]
fn a_chinese_address_is_one_line_from_the_large_to_the_small() {
    for (lines, city, postal_code, line) in [
        (
            &["松仁路 88 號 12 樓"][..],
            "台北市信義區",
            "110",
            "110 台北市信義區松仁路 88 號 12 樓",
        ),
        (
            &["松仁路 88 號", "12 樓"],
            "台北市信義區",
            "110204",
            "110204 台北市信義區松仁路 88 號 12 樓",
        ),
        (&["松仁路 88 號", "Tower A"], "台北市", "", "台北市松仁路 88 號 Tower A"),
        (&["８８號"], "台北市", "", "台北市８８號"),
        (&[], "台北市", "110", "110 台北市"),
    ] {
        let party = party("TW", lines, city, postal_code);
        assert!(party.is_written_large_to_small());
        assert_eq!(party.address(), [line]);
        assert_eq!(party.address_line(), line);
    }
    let japanese = party("JP", &["神南 1-2-3"], "東京都渋谷区", "150-0041");
    assert_eq!(japanese.address_line(), "150-0041 東京都渋谷区神南 1-2-3");
    let korean = party("KR", &["세종대로 110"], "서울특별시", "04524");
    assert_eq!(korean.address_line(), "04524 서울특별시 세종대로 110");
}

#[test]
fn every_other_address_begins_with_the_street() {
    let irish = party("IE", &["14 Fitzwilliam Lane", ""], "Dublin 2", "D02 PK31");
    assert_eq!(irish.address(), ["14 Fitzwilliam Lane", "Dublin 2, D02 PK31"]);
    assert_eq!(irish.address_line(), "14 Fitzwilliam Lane, Dublin 2, D02 PK31");
    let latin = party("TW", &["12F, No. 88, Songren Rd."], "Xinyi Dist., Taipei City", "110");
    assert!(!latin.is_written_large_to_small());
    assert_eq!(
        latin.address_line(),
        "12F, No. 88, Songren Rd., Xinyi Dist., Taipei City, 110"
    );
    let abroad = party("IE", &["林氏大樓"], "Dublin 2", "");
    assert_eq!(abroad.address(), ["林氏大樓", "Dublin 2"]);
    assert_eq!(party("TW", &[], "", "").address(), [""; 0]);
}

#[test]
fn the_postal_code_stands_where_its_country_writes_it() {
    for (country, city, postal_code, line) in [
        ("DE", "Köln", "50668", "50668 Köln"),
        ("FR", "Paris", "75008", "75008 Paris"),
        ("NL", "Amsterdam", "1012 AB", "1012 AB Amsterdam"),
        ("DE", "Köln", "", "Köln"),
        ("DE", "", "50668", "50668"),
        ("IE", "Dublin 2", "D02 PK31", "Dublin 2, D02 PK31"),
        ("GB", "London", "SW1A 1AA", "London, SW1A 1AA"),
    ] {
        let mut party = party(country, &["Domstraße 1"], city, postal_code);
        assert_eq!(party.address(), ["Domstraße 1", line], "{country}");
        if !city.is_empty() && !postal_code.is_empty() {
            assert_eq!(party.printed_address(), ["Domstraße 1", line], "{country}");
        }
        party.region = Some("Region".to_owned());
        assert!(party.address_line().contains("Region"), "{country}");
    }
    let mut italian = party("IT", &["Via Roma 1"], "Milano", "20121");
    italian.region = Some("MI".to_owned());
    assert_eq!(italian.address_line(), "Via Roma 1, 20121 Milano, MI");
}

#[test]
fn what_is_typed_full_width_is_read_in_the_usual_width() {
    assert_eq!(half_width("１１０－０２０４　ａ＠ｂ．ｔｗ"), "110-0204 a@b.tw");
    assert_eq!(half_width("松仁路"), "松仁路");
}

proptest! {
    #[test]
    fn no_name_loses_a_letter(given in ".{0,12}", family in ".{0,12}") {
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        let whole = name(&given, &family);
        prop_assert_eq!(letters(&whole), letters(&format!("{given}{family}")));
        prop_assert_eq!(whole.trim(), &whole);
    }
}
