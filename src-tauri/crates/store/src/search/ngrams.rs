use std::collections::HashSet;

use crate::search::search_text::{folded, words};

/// The longest run of characters that the index knows.
const LONGEST: usize = 3;
/// A question to the index has at most so many parts; what they leave open is looked for in the texts.
const MOST_PARTS: usize = 64;

/// The runs of up to three characters in a word, by length.
fn runs(word: &str, length: usize) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = word.char_indices().map(|(start, _)| start).collect();
    let count = (starts.len() + 1).saturating_sub(length);
    (0..count).map(move |first| {
        let end = starts.get(first + length).copied().unwrap_or(word.len());
        &word[starts[first]..end]
    })
}

/// What the index keeps of a text: every run of up to three characters inside a word, once each, and the facets.
pub(crate) fn of_text(text: &str, facets: &[String]) -> String {
    let mut known = HashSet::new();
    let mut grams = facets.join(" ");
    for word in words(text) {
        for length in 1..=LONGEST {
            for run in runs(word, length) {
                if known.insert(run) {
                    grams.push(' ');
                    grams.push_str(run);
                }
            }
        }
    }
    grams
}

/// The words somebody looks for: each must stand somewhere in the text, as it is and not as any kind of pattern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Wanted {
    words: Vec<String>,
}

/// A question to the index, and what its answers still have to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    /// In the index's language, each part quoted as a text: `"ab""" "c"`.
    pub text: String,
    /// The words that an answer need not have in one piece.
    pub unproven: Vec<String>,
}

impl Wanted {
    pub fn new(text: &str) -> Self {
        let folded = folded(text);
        let mut known = HashSet::new();
        let words = words(&folded).filter(|word| known.insert(*word)).map(str::to_owned);
        Self { words: words.collect() }
    }

    /// Every word, once each.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// What to ask the index for these words and facets; `None` where there is nothing to ask.
    pub fn question(&self, facets: &[String]) -> Option<Question> {
        let mut parts: Vec<&str> = facets.iter().map(String::as_str).collect();
        let mut known: HashSet<&str> = HashSet::new();
        let mut unproven = Vec::new();
        for word in &self.words {
            let length = word.chars().take(LONGEST + 1).count();
            let mut whole = length <= LONGEST;
            for run in runs(word, length.min(LONGEST)) {
                if known.contains(run) {
                    continue;
                }
                if parts.len() == MOST_PARTS {
                    whole = false;
                    break;
                }
                known.insert(run);
                parts.push(run);
            }
            if !whole {
                unproven.push(word.clone());
            }
        }
        let quoted: Vec<String> = parts
            .iter()
            .map(|part| format!("\"{}\"", part.replace('"', "\"\"")))
            .collect();
        (!quoted.is_empty()).then(|| Question {
            text: quoted.join(" "),
            unproven,
        })
    }
}
