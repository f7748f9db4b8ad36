//! Values are written the same way here and on the page: its test reads the same cases.

use domain::{NaiveDate, Phrase};
use serde_json::Value;
use words::{Language, spaced, words};

const BOTH: [Language; 2] = [Language::English, Language::TraditionalChinese];

fn cases(of: &str) -> Vec<Vec<Value>> {
    let cases: Value = serde_json::from_str(include_str!("cases.json")).unwrap();
    let of: Vec<Vec<Value>> = serde_json::from_value(cases[of].clone()).unwrap();
    assert!(!of.is_empty());
    of
}

fn texts(value: &Value) -> Vec<String> {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn a_space_stands_where_a_value_of_another_script_meets_a_chinese_sentence() {
    for case in cases("seams") {
        let marked = case[0]
            .as_str()
            .unwrap()
            .replace('⟨', "\u{2068}")
            .replace('⟩', "\u{2069}");
        assert_eq!(spaced(&marked), case[1].as_str().unwrap());
    }
}

#[test]
fn a_message_is_said_with_those_spaces_and_without_marks() {
    let chinese = words(Language::TraditionalChinese);
    for (offer, said) in [
        ("Silver DevOps", "Silver DevOps 已續約至 2022 年 6 月 22 日。"),
        ("行動套件", "行動套件已續約至 2022 年 6 月 22 日。"),
    ] {
        let until: NaiveDate = "2022-06-22".parse().unwrap();
        let phrase = Phrase::new("confirmation-renewed-until")
            .with("offer", offer)
            .with("until", until);
        assert_eq!(chinese.say(&phrase), said);
    }
}

#[test]
fn dates_are_written_out() {
    for case in cases("dates") {
        let date: NaiveDate = case[0].as_str().unwrap().parse().unwrap();
        for (language, said) in BOTH.into_iter().zip(&case[1..]) {
            assert_eq!(words(language).date(date), said.as_str().unwrap());
        }
    }
}

#[test]
fn digits_of_counts_are_grouped() {
    for case in cases("counts") {
        let count = case[0].as_i64().unwrap();
        for language in BOTH {
            let said = words(language).say(&Phrase::new("status-stored").with("count", count));
            let digits: String = said.chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
            assert!(count == 0 || digits == case[1].as_str().unwrap(), "{said}");
        }
    }
}

#[test]
fn lists_are_set_apart_as_the_language_does() {
    for (of, join) in [
        (
            "lists",
            (|language, items| words(language).enumeration(items)) as fn(Language, &[String]) -> String,
        ),
        ("parts", |language, items| {
            words(language).side_by_side(&items.iter().map(String::as_str).collect::<Vec<_>>())
        }),
    ] {
        for case in cases(of) {
            for (language, said) in BOTH.into_iter().zip(&case[1..]) {
                assert_eq!(join(language, &texts(&case[0])), said.as_str().unwrap());
            }
        }
    }
    let items = ["Global admin", "PDF", "CSV"].map(str::to_owned);
    assert_eq!(words(Language::English).list(&items), "Global admin, PDF and CSV");
    assert_eq!(
        words(Language::TraditionalChinese).list(&items),
        "Global admin、PDF 和 CSV"
    );
    let sentences = ["已付款。", "", "不需處理。"].map(str::to_owned);
    assert_eq!(
        words(Language::TraditionalChinese).sentences(&sentences),
        "已付款。不需處理。"
    );
}
