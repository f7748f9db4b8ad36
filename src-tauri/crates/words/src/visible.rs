//! The one filter between text that somebody else wrote and whatever shows it: a terminal, a log, a table, a file's name.

use std::borrow::Cow;
use std::fmt::Write;

use domain::is_unseen;

/// Stands for a character that is not shown as what it is.
const REPLACEMENT: char = '\u{fffd}';

/// The text as it can be shown anywhere: lines stay lines, and every other character that would steer what shows it is
/// replaced by a mark that can be seen.
///
/// ```
/// assert_eq!(words::visible("a\u{1b}[31mb\r\nc\td"), "a\u{fffd}[31mb\nc d");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c != '\n' && is_unseen(c)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(|c| if c == '\n' { c } else { shown(c) }).collect())
}

/// As [`visible`], in one line.
///
/// ```
/// assert_eq!(words::visible_line("a\r\nb\u{2028}c"), "a b c");
/// ```
#[must_use]
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(shown).collect())
}

fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if is_unseen(c) => REPLACEMENT,
        c => c,
    }
}

/// The same JSON document, in which every character that is not seen is written as its escape: it reads the same and
/// steers no terminal. The line breaks between its parts stay.
///
/// ```
/// assert_eq!(words::visible_json("{\n\"a\": \"\u{9b}31m\"\n}"), "{\n\"a\": \"\\u009b31m\"\n}");
/// ```
#[must_use]
pub fn visible_json(document: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| !matches!(c, '\n' | '\t' | '\r') && is_unseen(c);
    if !document.contains(is_hidden) {
        return Cow::Borrowed(document);
    }
    let mut escaped = String::with_capacity(document.len() + 64);
    for c in document.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}
