//! A sentence that speaks of reminding, notifying, keeping or doing something by itself is held by a test that shows it, or
//! asks the reader to do it. `promises.toml` lists them all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use words::FILES;

use crate::files::{messages_of, project, said};

#[derive(Deserialize)]
struct List {
    promise: Vec<Promise>,
    /// Buttons, headings and advice: they say what the reader does.
    asks: Vec<String>,
}

#[derive(Deserialize)]
struct Promise {
    messages: Vec<String>,
    tests: Vec<String>,
}

fn list() -> List {
    toml::from_str(include_str!("promises.toml")).unwrap()
}

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(remind\w*|notif\w+|keeps?|keeping|kept|by (itself|themselves)|automatic\w*)\b").unwrap()
});

fn promises(text: &str) -> bool {
    let text = text.to_lowercase().replace("作廢通知單", "");
    ENGLISH.is_match(&text) || ["提醒", "通知", "保留", "自動"].iter().any(|verb| text.contains(verb))
}

fn promising() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (file, english, chinese) in FILES {
        for text in [english, chinese] {
            let messages = messages_of(file, text);
            found.extend(
                messages
                    .into_iter()
                    .filter(|message| promises(&said(&message.text)))
                    .map(|message| message.id),
            );
        }
    }
    found
}

#[test]
fn every_promise_is_listed_and_nothing_else() {
    let list = list();
    let mut listed = BTreeMap::new();
    for id in list
        .promise
        .iter()
        .flat_map(|promise| &promise.messages)
        .chain(&list.asks)
    {
        assert!(listed.insert(id.clone(), ()).is_none(), "{id} is listed twice");
    }
    let listed: BTreeSet<String> = listed.into_keys().collect();
    let promising = promising();
    let unheld: Vec<_> = promising.difference(&listed).collect();
    assert!(
        unheld.is_empty(),
        "these promise something, and promises.toml names no test that shows it: {unheld:?}"
    );
    let gone: Vec<_> = listed.difference(&promising).collect();
    assert!(gone.is_empty(), "these promise nothing any more: {gone:?}");
}

#[test]
fn the_test_of_each_promise_exists() {
    for promise in list().promise {
        assert!(!promise.tests.is_empty(), "{:?} have no test", promise.messages);
        for test in promise.tests {
            assert!(exists(&test), "there is no test {test} for {:?}", promise.messages);
        }
    }
    assert!(!exists("src-tauri/crates/desk/tests/archive.rs::no_such_test"));
    assert!(!exists("no/such/file.rs::a_test"));
}

/// A test of Rust is a function behind a mark that makes it one, a test of the page a text behind `it(` or `it.each`.
fn exists(test: &str) -> bool {
    let Some((path, name)) = test.split_once("::") else {
        return false;
    };
    let Ok(text) = fs::read_to_string(project().join(path)) else {
        return false;
    };
    let pattern = if path.ends_with(".rs") {
        format!(
            r"#\[(?:\w+::)?test[^\]]*\]\s*(?:#\[[^\]]*\]\s*)*(?:async )?fn {}\(",
            regex::escape(name)
        )
    } else {
        format!(r"\bit(?:\.each\([^`]*?\))?\(\s*'{}'", regex::escape(name))
    };
    Regex::new(&pattern).unwrap().is_match(&text)
}

#[test]
fn a_planted_promise_is_found() {
    for planted in [
        "Packdesk keeps reminding you.",
        "It renews by itself.",
        "Packdesk 會持續提醒您。",
        "系統會自動續約。",
    ] {
        assert!(promises(planted), "{planted}");
    }
    for fine in [
        "Only the latest bookkeeping counts.",
        "作廢通知單",
        "The keyring is locked.",
    ] {
        assert!(!promises(fine), "{fine}");
    }
}
