//! Every message exists in both languages with the same placeables.

use std::collections::{BTreeMap, BTreeSet};

use words::{FILES, Language, words};

/// Messages of a file with the placeables they use.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in text.lines() {
        if line.starts_with('#') {
            continue;
        }
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}', '.'])) {
            assert!(
                messages.insert(id.to_owned(), BTreeSet::new()).is_none(),
                "{id} stands twice"
            );
            current = Some(id.to_owned());
        }
        if let Some(id) = &current {
            let placeables = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                    .collect::<String>()
            });
            messages.entry(id.clone()).or_default().extend(placeables);
        }
    }
    messages
}

#[test]
fn both_languages_have_the_same_messages_and_placeables() {
    let mut seen = BTreeSet::new();
    for (name, english, chinese) in FILES {
        let (english, chinese) = (messages(english), messages(chinese));
        assert_eq!(english, chinese, "{name}.ftl differs between the languages");
        assert!(!english.is_empty(), "{name}.ftl has no messages");
        for id in english.keys() {
            assert!(seen.insert(id.clone()), "{id} stands in two files");
        }
    }
}

#[test]
fn every_file_is_read_and_every_message_answers() {
    for (_, english, _) in FILES {
        for id in messages(english).keys() {
            for language in Language::ALL {
                assert!(words(language).has(id), "{id} is missing in {language}");
            }
        }
    }
}

#[test]
fn chinese_messages_are_chinese() {
    // Brands, ids and currency codes may be the whole message; anything longer than that must hold a Chinese character.
    for (name, _, chinese) in FILES {
        for line in chinese.lines().filter(|line| !line.starts_with('#')) {
            let Some((id, text)) = line.split_once(" = ") else {
                continue;
            };
            let words_in_english = text
                .split_whitespace()
                .filter(|word| word.chars().all(|c| c.is_ascii_alphabetic()))
                .count();
            let has_han = text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
            assert!(
                has_han || words_in_english < 3,
                "{name}.ftl: {id} is still English: {text}"
            );
        }
    }
}
