/// A character of Chinese writing, among them those that Japanese shares.
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A letter of Japanese that is no Chinese character, or of the phonetic letters of Taiwan.
const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}')
}

const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// A letter of a script of East Asia, in which names of people begin with the family and have no space.
pub const fn is_east_asian(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c)
}

/// A letter or a mark of Chinese or Japanese, which are written without spaces.
pub const fn is_written_without_spaces(c: char) -> bool {
    is_han(c) || is_kana(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}

/// The text as names are compared: `são paulo` and `SAO PAULO` are the same.
pub fn folded(text: &str) -> String {
    text.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'á' | 'â' | 'ã' => Some('a'),
            'ç' => Some('c'),
            'é' | 'ê' => Some('e'),
            'í' => Some('i'),
            'ó' | 'ô' | 'õ' => Some('o'),
            'ú' | 'ü' => Some('u'),
            // An accent that follows its letter.
            '\u{300}'..='\u{36f}' => None,
            _ => Some(c),
        })
        .collect()
}
