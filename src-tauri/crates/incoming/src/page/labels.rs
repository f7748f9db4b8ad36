use std::collections::HashMap;
use std::sync::LazyLock;

use crate::page::characters::{half_width, plain};
use crate::page::currencies::code;
use crate::page::vocabulary::{GIVES_BACK, Meaning, VOCABULARY};

/// A label at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub meaning: Meaning,
    pub strength: u8,
    /// As it stands there, without what follows.
    pub text: String,
    /// What follows it in the same text.
    pub rest: String,
    /// Whether a colon ends it.
    pub has_colon: bool,
    /// A currency that it names: `Total (EUR)`.
    pub currency: Option<iso_currency::Currency>,
}

impl Label {
    /// Whether a document with this label gives back what another one billed.
    pub fn gives_back(&self) -> bool {
        let letters: String = plain(&self.text).into_iter().collect();
        letters.split('/').any(|label| GIVES_BACK.contains(&label.trim()))
    }
}

struct Word {
    meaning: Meaning,
    strength: u8,
    letters: Vec<char>,
}

/// By their first letter, and the longest first, so that `total excl. vat` is no `total`.
static WORDS: LazyLock<HashMap<char, Vec<Word>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<Word>> = HashMap::new();
    for (meaning, strength, texts) in VOCABULARY {
        for text in *texts {
            let letters: Vec<char> = text.chars().collect();
            words.entry(letters[0]).or_default().push(Word {
                meaning: *meaning,
                strength: *strength,
                letters,
            });
        }
    }
    for words in words.values_mut() {
        words.sort_by_key(|word| std::cmp::Reverse(word.letters.len()));
    }
    words
});

/// Labels are short; what is longer is a sentence that begins like one.
const LONGEST_TEXT: usize = 200;

/// The label that a text begins with.
pub fn label(text: &str) -> Option<Label> {
    let original: Vec<char> = text.trim().chars().collect();
    if original.len() > LONGEST_TEXT {
        return None;
    }
    let letters = plain(&original.iter().collect::<String>());
    let word = word_at(&letters)?;
    let mut end = word.letters.len();
    let mut meaning = word.meaning;
    let mut strength = word.strength;
    // The same label in a second language.
    let second = skip(&letters, end, ' ');
    let slash = letters.get(second) == Some(&'/');
    let after_slash = skip(&letters, second + usize::from(slash), ' ');
    if (slash || second > end)
        && after_slash < letters.len()
        && let Some(other) = word_at(&letters[after_slash..])
        && (other.meaning == word.meaning && is_han(&letters[..end]) != is_han(&other.letters))
    {
        end = after_slash + other.letters.len();
        meaning = other.meaning;
        strength = strength.max(other.strength);
    }
    let mut label = Label {
        meaning,
        strength,
        text: original[..end].iter().collect(),
        rest: String::new(),
        has_colon: false,
        currency: None,
    };
    let mut rest: String = original[end..].iter().collect();
    loop {
        let trimmed = rest.trim_start();
        let Some(decoration) = decoration(trimmed) else {
            rest = trimmed.to_owned();
            break;
        };
        if let Some(code) = named_currency(&trimmed[..decoration]) {
            label.currency = Some(code);
        }
        rest = trimmed[decoration..].to_owned();
    }
    if let Some(after) = rest.strip_prefix([':', '：']) {
        label.has_colon = true;
        rest = after.trim_start().to_owned();
    }
    label.rest = rest.trim_end().to_owned();
    Some(label)
}

/// Whether a text is a label and nothing more.
pub fn is_label(text: &str) -> bool {
    label(text).is_some_and(|label| label.rest.is_empty() || label.has_colon)
}

/// The longest word that these letters begin with.
fn word_at(letters: &[char]) -> Option<&'static Word> {
    let words = WORDS.get(letters.first()?)?;
    words.iter().find(|word| begins_with(letters, &word.letters))
}

fn begins_with(letters: &[char], word: &[char]) -> bool {
    if !letters.starts_with(word) {
        return false;
    }
    match letters.get(word.len()) {
        None => true,
        Some(' ' | ':' | '(' | '/' | '#' | '.' | '%') => true,
        // Words of East Asia end without a space.
        Some(next) => is_han(word) && (next.is_ascii_digit() || next.is_ascii_alphabetic()),
    }
}

fn is_han(letters: &[char]) -> bool {
    letters.iter().any(|letter| *letter > '\u{2E80}')
}

fn skip(letters: &[char], from: usize, what: char) -> usize {
    (from..letters.len())
        .find(|at| letters[*at] != what)
        .unwrap_or(letters.len())
}

/// How many bytes of what follows a label belong to it: a rate, a remark in brackets, a point, a currency.
fn decoration(rest: &str) -> Option<usize> {
    const LONGEST_REMARK: usize = 40;
    let first = rest.chars().next()?;
    if first == '.' || first == '#' {
        return Some(1);
    }
    if first == '(' || first == '（' {
        let end = rest.find([')', '）'])?;
        // A remark, and not an amount below nothing.
        let inside = half_width(&rest[first.len_utf8()..end]);
        let is_amount = inside
            .chars()
            .all(|character| character.is_ascii_digit() || " .,'".contains(character));
        let width = rest[end..].chars().next().map_or(1, char::len_utf8);
        return (end <= LONGEST_REMARK && !is_amount).then_some(end + width);
    }
    let number = rest.find(|character: char| !character.is_ascii_digit() && !".,@".contains(character))?;
    let after = rest[number..].trim_start();
    if number > 0 && number <= 6 && (after.starts_with('%') || after.starts_with('％')) {
        let width = after.chars().next().map_or(1, char::len_utf8);
        return Some(rest.len() - after.len() + width);
    }
    let word = rest.split([' ', ':', '：']).next()?;
    let is_end = rest[word.len()..].trim_start().is_empty() || rest[word.len()..].starts_with([':', '：']);
    (code(word).is_some() && is_end).then_some(word.len())
}

fn named_currency(decoration: &str) -> Option<iso_currency::Currency> {
    let bare = decoration.trim_matches(['(', ')', '（', '）', ' ']);
    let bare = bare.strip_prefix("in ").unwrap_or(bare);
    code(bare).or_else(|| (bare == "€").then_some(iso_currency::Currency::EUR))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Meaning, String, bool)> {
        label(text).map(|label| (label.meaning, label.rest, label.has_colon))
    }

    #[test]
    fn a_label_is_told_with_what_follows_it() {
        for (text, meaning, rest, has_colon) in [
            ("Invoice Number: T1", Meaning::Number, "T1", true),
            ("Invoice No. T1", Meaning::Number, "T1", false),
            ("VAT (23%)", Meaning::Tax, "", false),
            ("Sales Tax (8.25%): 12.00", Meaning::Tax, "12.00", true),
            ("USt. 19 %", Meaning::Tax, "", false),
            ("zzgl. 19 % USt.", Meaning::Other, "", false),
            ("Total excl. VAT", Meaning::Net, "", false),
            ("Total (EUR)", Meaning::Total, "", false),
            ("總計：NT$1,234", Meaning::Total, "NT$1,234", true),
            ("発行日2026年3月14日", Meaning::Date, "2026年3月14日", false),
            ("發票號碼 / Invoice Number: AB1", Meaning::Number, "AB1", true),
            ("ＴＯＴＡＬ", Meaning::Total, "", false),
            ("Total (1,234.00)", Meaning::Total, "(1,234.00)", false),
        ] {
            if meaning == Meaning::Other {
                assert_eq!(read(text), None, "{text}");
            } else {
                assert_eq!(read(text), Some((meaning, rest.to_owned(), has_colon)), "{text}");
            }
        }
        assert_eq!(label("Total in EUR").map(|label| label.rest), Some("in EUR".to_owned()));
        assert_eq!(
            label("Total EUR").and_then(|label| label.currency),
            Some(iso_currency::Currency::EUR)
        );
    }

    #[test]
    fn a_word_that_goes_on_is_no_label() {
        for text in [
            "Totally",
            "Dates",
            "Invoiced",
            "合計額一覧",
            "Original invoice number: 1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
