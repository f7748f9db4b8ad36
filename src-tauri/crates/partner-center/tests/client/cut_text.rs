//! A text that was cut in the middle of a character is shown as such and hides nothing else.

use partner_center::wire::read;
use proptest::prelude::*;

fn text(json: &str) -> String {
    read(format!("\"{json}\"").as_bytes()).unwrap()
}

#[test]
fn a_half_of_a_pair_becomes_the_replacement_character_and_whole_ones_stay() {
    for (json, wanted) in [
        (r"Rowan \ud83d Ltd", "Rowan \u{fffd} Ltd"),
        (r"Rowan \uDE00", "Rowan \u{fffd}"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
        (r"\ud83d\ude00\ude00", "😀\u{fffd}"),
        (r"\\ud83d", r"\ud83d"),
        (r"\\\ud83d", "\\\u{fffd}"),
        (r"\ud83d\n", "\u{fffd}\n"),
        (r"\u00e9\u9752", "é青"),
        (r"\ud83d", "\u{fffd}"),
    ] {
        assert_eq!(text(json), wanted, "{json}");
    }
}

#[test]
fn what_is_no_json_is_still_none() {
    for json in [r#""\ud8"#, r#""\"#, r#""\u"#, r#""\ud83d"#] {
        assert!(read::<String>(json.as_bytes()).is_err(), "{json}");
    }
}

proptest! {
    #[test]
    fn every_text_of_units_is_read_as_it_is_read_elsewhere(units in prop::collection::vec(any::<u16>(), 0..40)) {
        let json: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        prop_assert_eq!(text(&json), String::from_utf16_lossy(&units));
    }
}
