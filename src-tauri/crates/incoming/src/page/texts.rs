use unicode_normalization::UnicodeNormalization;

/// A text as other programs would copy it: without ligatures, radicals in place of characters, and odd spaces.
pub fn cleaned(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{FB00}'..='\u{FB06}' | '\u{2F00}'..='\u{2FD5}' => cleaned.extend(std::iter::once(character).nfkc()),
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' | '\t' | '\n' | '\r' => cleaned.push(' '),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}' | '\0' => {}
            _ => cleaned.push(character),
        }
    }
    cleaned
}

/// One character for one, so that places are the same: half-width and small.
pub fn plain(text: &str) -> Vec<char> {
    text.chars().map(plain_character).collect()
}

fn plain_character(character: char) -> char {
    let half = match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' | '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
        '\u{FFE5}' => '¥',
        '\u{2019}' => '\'',
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        _ => character,
    };
    half.to_lowercase().next().unwrap_or(half)
}

pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
            '\u{3000}' | '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
            '\u{FFE5}' => '¥',
            '\u{2019}' => '\'',
            '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
            _ => character,
        })
        .collect()
}

const LONGEST_TOKEN: usize = 40;

/// A number of an invoice or an order: short, of letters, digits and signs, each part with a digit.
pub fn token(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix(['#', '＃']).unwrap_or(text).trim();
    if text.is_empty() || text.chars().count() > LONGEST_TOKEN || crate::page::dates::looks_like_date(text) {
        return None;
    }
    let allowed = |character: char| character.is_ascii_alphanumeric() || "-/._".contains(character);
    let is_part = |part: &str| part.chars().all(allowed) && part.chars().any(|character| character.is_ascii_digit());
    let ends = text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.ends_with(|last: char| last.is_ascii_alphanumeric());
    // A number of two words may be a number and something else.
    (ends && is_part(text)).then(|| text.to_owned())
}

/// A tax number: capitals and digits, at least five of these.
pub fn tax_id(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let allowed =
        |character: char| character.is_ascii_uppercase() || character.is_ascii_digit() || " -./".contains(character);
    let is_whole = text.chars().all(allowed)
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.ends_with(|last: char| last.is_ascii_alphanumeric());
    let words: Vec<&str> = text.split(' ').collect();
    // Letters lead, or stand within a word of digits; a word of letters after digits is something else.
    let is_one = words
        .iter()
        .skip(1)
        .all(|word| word.chars().any(|character| character.is_ascii_digit()));
    (is_whole && is_one && (5..=15).contains(&digits) && text.len() <= 24 && !crate::page::dates::looks_like_date(text))
        .then(|| text.to_owned())
}

const LONGEST_NAME: usize = 120;

/// The name of a company or a person, as far as a text can tell.
pub fn name(text: &str) -> Option<String> {
    const NONE: [&str; 15] = [
        "attn",
        "att:",
        "c/o",
        "z. hd",
        "z.hd",
        "attention",
        "http",
        "www.",
        "tel",
        "page",
        "see ",
        "siehe ",
        "as above",
        "same as",
        "n/a",
    ];
    let text = text.trim();
    let text = ["御中", "様"]
        .iter()
        .find_map(|title| text.strip_suffix(title))
        .unwrap_or(text)
        .trim();
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    let lower = text.to_lowercase();
    let is_name = letters >= 2
        && letters * 2 >= text.chars().filter(|character| !character.is_whitespace()).count()
        && text.chars().count() <= LONGEST_NAME
        && !text.ends_with([':', '：', ',', '-', '&'])
        && ![" and", " und", " of", " für", " der"]
            .iter()
            .any(|end| lower.ends_with(end))
        && !text.contains('@')
        && !NONE.iter().any(|none| lower.starts_with(none))
        && !crate::page::dates::looks_like_date(text);
    is_name.then(|| text.to_owned())
}
