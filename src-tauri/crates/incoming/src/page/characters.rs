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
    text.chars()
        .map(half)
        .map(|character| character.to_lowercase().next().unwrap_or(character))
        .collect()
}

/// Half-width where there are two widths; capitals stay.
pub fn half_width(text: &str) -> String {
    text.chars().map(half).collect()
}

fn half(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' | '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
        '\u{FFE5}' => '¥',
        '\u{2019}' => '\'',
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        _ => character,
    }
}
