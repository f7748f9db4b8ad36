use unicode_normalization::UnicodeNormalization;

/// The text as it can be set: composed (NFC), any white space a single kind of space, without control characters and
/// without characters that show nothing.
pub fn normalize(text: &str) -> String {
    // Most texts are of this kind, and stay as they are.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.trim().to_owned();
    }
    text.nfc().filter_map(settable).collect::<String>().trim().to_owned()
}

fn settable(character: char) -> Option<char> {
    if character == '\u{3000}' {
        return Some(character);
    }
    if character.is_whitespace() {
        return Some(' ');
    }
    (!character.is_control() && !shows_nothing(character)).then_some(character)
}

/// The characters that Unicode lets a reader ignore (`Default_Ignorable_Code_Point`), and the byte order mark's
/// neighbours that are no characters.
const fn shows_nothing(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}'
            | '\u{FFFE}'..='\u{FFFF}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn white_space_controls_and_marks_that_show_nothing() {
        for (given, settable) in [
            ("  a\tb\r\nc\u{2028}d ", "a b  c d"),
            ("a\u{0}\u{1b}[31mb\u{7f}\u{85}", "a[31mb"),
            ("e\u{301}", "é"),
            ("\u{feff}\u{200f}青\u{fe00}嵐\u{e0100}", "青嵐"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("全\u{3000}形", "全\u{3000}形"),
            ("\u{0}", ""),
        ] {
            assert_eq!(normalize(given), settable, "{given:?}");
        }
    }
}
