use crate::page::dates::looks_like_date;

const LONGEST_TOKEN: usize = 40;

/// A number of an invoice or an order: short, of letters, digits and signs, each part with a digit.
pub fn token(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix(['#', '＃']).unwrap_or(text).trim();
    if text.is_empty() || text.chars().count() > LONGEST_TOKEN || looks_like_date(text) {
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
    (is_whole && is_one && (5..=15).contains(&digits) && text.len() <= 24 && !looks_like_date(text))
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
        && !looks_like_date(text);
    is_name.then(|| text.to_owned())
}
