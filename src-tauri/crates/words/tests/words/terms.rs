//! One thing has one name: what `TERMS.md` says not to say is said nowhere.

use std::fs;
use std::path::Path;

use regex::Regex;
use words::FILES;

use crate::files::{below, locales, messages_in, planted, project, said};

/// What is not to be said, and the longer words that it may be part of.
struct Forbidden {
    variant: String,
    allowed_in: Vec<String>,
    /// The variant as a word of its own, where words have spaces between them.
    word: Regex,
}

impl Forbidden {
    fn new(variant: &str) -> Self {
        Self {
            variant: variant.to_lowercase(),
            allowed_in: Vec::new(),
            word: Regex::new(&format!(r"\b{}\b", regex::escape(&variant.to_lowercase()))).unwrap(),
        }
    }

    fn is_chinese(&self) -> bool {
        has_chinese(&self.variant)
    }

    fn stands_in(&self, text: &str) -> bool {
        let mut text = text.to_lowercase();
        for longer in &self.allowed_in {
            text = text.replace(longer, " ");
        }
        if self.is_chinese() {
            text.contains(&self.variant)
        } else {
            self.word.is_match(&text)
        }
    }
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
}

fn terms() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/TERMS.md")).unwrap()
}

/// The last column of every table.
fn forbidden(terms: &str) -> Vec<Forbidden> {
    let mut found: Vec<Forbidden> = Vec::new();
    for row in terms.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, _, _, not] = cells[..] else {
            panic!("four columns: {row}");
        };
        let mut is_exception = false;
        for (index, part) in not.split('`').enumerate() {
            if index % 2 == 1 {
                match found.last_mut().filter(|_| is_exception) {
                    Some(last) => last.allowed_in.push(part.to_lowercase()),
                    None => found.push(Forbidden::new(part)),
                }
            } else {
                is_exception = matches!(part.trim(), "but" | "or");
            }
        }
    }
    found
}

/// Every text of the words files below a folder, with where it stands.
fn texts_in(locales: &Path) -> Vec<(String, String)> {
    let of_language = |language: &'static str| {
        let messages = messages_in(locales, language).into_iter();
        messages.map(move |message| {
            let place = format!("{language}/{}.ftl: {}", message.file, message.id);
            (place, said(&message.text))
        })
    };
    ["en", "zh-TW"].into_iter().flat_map(of_language).collect()
}

/// The texts that a person reads elsewhere: of the catalogue, and the Chinese of the code.
fn other_texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let catalogue = project().join("src-tauri/crates/domain/data/catalogue.toml");
    for line in fs::read_to_string(&catalogue).unwrap().lines() {
        texts.push((catalogue.display().to_string(), line.to_owned()));
    }
    for folder in ["src-tauri", "ui/src"] {
        for path in below(&project().join(folder), &[".rs", ".ts", ".svelte"]) {
            let name = path.display().to_string();
            // What stands on other people's documents is not for us to choose.
            if name.contains("/crates/incoming/") {
                continue;
            }
            if name.contains("/tests/") || name.contains("/testing/") || name.ends_with(".test.ts") {
                continue;
            }
            let code = fs::read_to_string(&path).unwrap();
            let code = code.split("#[cfg(test)]").next().unwrap_or_default();
            for line in code.lines().filter(|line| has_chinese(line)) {
                texts.push((name.clone(), line.to_owned()));
            }
        }
    }
    texts
}

/// What is said in the texts and is not to be said.
fn said_all_the_same(texts: &[(String, String)]) -> Vec<String> {
    let forbidden = forbidden(&terms());
    assert!(forbidden.len() > 80, "{} variants", forbidden.len());
    assert!(texts.len() > 1_500, "{} texts", texts.len());
    let mut found = Vec::new();
    for one in &forbidden {
        for (place, text) in texts {
            if has_chinese(text) == one.is_chinese() && one.stands_in(text) {
                found.push(format!("“{}” stands in {place}: {text}", one.variant));
            }
        }
    }
    found
}

#[test]
fn what_is_not_to_be_said_is_said_nowhere() {
    let mut texts = texts_in(&locales());
    texts.extend(other_texts());
    let found = said_all_the_same(&texts);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_forbidden_variant_in_a_real_file_is_found() {
    for (file, original, plant, variant) in [
        ("zh-TW/page.ftl", "返回訂單", "返回訂單與效期", "效期"),
        (
            "en/page.ftl",
            "Back to orders",
            "Back to the sibling offer",
            "sibling offer",
        ),
    ] {
        let copy = planted(file, original, plant);
        let found = said_all_the_same(&texts_in(copy.path()));
        let wanted = format!("“{variant}” stands in {file}: page-order-back: ");
        assert!(found.len() == 1 && found[0].starts_with(&wanted), "{found:?}");
    }
}

#[test]
fn a_planted_variant_is_found_and_a_longer_word_is_not() {
    let terms = "| term | 訂閱期間 | Packdesk | `效期` but `有效期限` or `有效期間`, `sibling offer`, `這台` |\n";
    let forbidden = forbidden(terms);
    let finds = |text: &str| forbidden.iter().any(|one| one.stands_in(text));
    for planted in ["新的效期", "No Sibling offer", "這台電腦", "有效期限與效期"] {
        assert!(finds(planted), "{planted}");
    }
    for fine in ["有效期限", "No sibling offers", "這部電腦"] {
        assert!(!finds(fine), "{fine}");
    }
}

/// The names of the table are those that the files say.
#[test]
fn every_term_is_said() {
    let chinese: String = FILES.iter().map(|(_, _, chinese)| *chinese).collect();
    let catalogue = fs::read_to_string(project().join("src-tauri/crates/domain/data/catalogue.toml")).unwrap();
    for row in terms()
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| English"))
    {
        let cell = row.split('|').nth(2).unwrap();
        let names = cell
            .split(',')
            .map(|name| name.split(" (").next().unwrap_or_default().trim());
        for name in names {
            assert!(
                chinese.contains(name) || catalogue.contains(name),
                "{name} is a term and said nowhere"
            );
        }
    }
}
