/// The marks that Fluent puts around each value of a sentence: they show where the values meet its own words.
const BEFORE: char = '\u{2068}';
const AFTER: char = '\u{2069}';

/// A value with the marks around it.
pub(crate) fn marked(value: &str) -> String {
    format!("{BEFORE}{value}{AFTER}")
}

/// A sentence whose values have marks around them, without the marks, and with a space wherever a value and the words
/// next to it meet as a Chinese character and a Latin letter, a digit or a sign of that script. What stands inside a value
/// is left as it is: names are written as their owners write them.
///
/// The page does the same in `ui/src/lib/seam.ts`; both are tested with the cases of `tests/words/cases.json`.
///
/// ```
/// assert_eq!(words::spaced("您是\u{2068}Global admin\u{2069}。"), "您是 Global admin。");
/// ```
#[must_use]
pub fn spaced(marked: &str) -> String {
    let mut spaced = String::with_capacity(marked.len());
    let mut last = None;
    let mut is_seam = false;
    for next in marked.chars() {
        if matches!(next, BEFORE | AFTER) {
            is_seam = true;
            continue;
        }
        if is_seam && last.is_some_and(|last| wants_space(last, next)) {
            spaced.push(' ');
        }
        spaced.push(next);
        last = Some(next);
        is_seam = false;
    }
    spaced
}

const fn wants_space(left: char, right: char) -> bool {
    (is_chinese(left) && is_western(right)) || (is_western(left) && is_chinese(right))
}

const fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Letters, digits and signs of the Latin, Greek and Cyrillic scripts. Their punctuation that ends or begins a value, such
/// as the full stop of `Ltd.`, belongs to the value.
const fn is_western(character: char) -> bool {
    matches!(
        character,
        '!'..='~' | '£' | '¥' | '\u{c0}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' | '\u{20a0}'..='\u{20bf}' | '\u{2212}'
    )
}
