/// Whether a character is not seen where it stands and steers something instead: a terminal, a printer, the direction of
/// the text around it. Joiners of letters, selectors of a form and marks that say which way a bracket opens are none:
/// Persian, Hindi, emoji and Arabic names of companies are written with them.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            // What turns the text around, up to its end or to another one of these.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Separators of lines and paragraphs.
            | '\u{2028}' | '\u{2029}'
            // What has no width and no shape.
            | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::is_unseen;

    #[test]
    fn what_steers_is_unseen_and_what_is_written_is_not() {
        for c in [
            '\0',
            '\u{7}',
            '\t',
            '\n',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{9d}',
            '\u{202e}',
            '\u{2066}',
            '\u{2028}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            assert!(is_unseen(c), "{c:?}");
        }
        for c in [
            'a',
            ' ',
            '\u{a0}',
            '\u{3000}',
            'é',
            '\u{301}',
            '課',
            '\u{200d}',
            '\u{200f}',
            '\u{fe0f}',
            '\u{e0100}',
            '🧾',
        ] {
            assert!(!is_unseen(c), "{c:?}");
        }
    }
}
