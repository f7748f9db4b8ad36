use std::borrow::Cow;

/// An escape as JSON writes a unit of UTF-16: `\u` and four hexadecimal digits.
const ESCAPE: usize = 6;
const REPLACEMENT: &[u8] = b"\\ufffd";

/// The JSON with every half of a surrogate pair that stands alone replaced by the replacement character. Such a text was
/// cut in the middle of a character somewhere; one name that was cut must not make a whole list unreadable.
pub(crate) fn without_lone_surrogates(json: &[u8]) -> Cow<'_, [u8]> {
    let mut repaired = Cow::Borrowed(json);
    let mut at = 0;
    while let Some(offset) = json[at..].iter().position(|byte| *byte == b'\\') {
        at += offset;
        at += match unit(&json[at..]) {
            Some(0xD800..=0xDBFF) if matches!(unit(&json[at + ESCAPE..]), Some(0xDC00..=0xDFFF)) => 2 * ESCAPE,
            Some(0xD800..=0xDFFF) => {
                repaired.to_mut()[at..at + ESCAPE].copy_from_slice(REPLACEMENT);
                ESCAPE
            }
            // Another escape: what follows the backslash begins none.
            _ => 2,
        };
        if at >= json.len() {
            break;
        }
    }
    repaired
}

/// The unit that the text begins with, where it begins with such an escape.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
