use domain::is_unseen;

/// Text for XML: escaped, without the characters that XML 1.0 does not know and without those that are not seen.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            other if is_unseen(other) => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_for_xml() {
        assert_eq!(
            escaped("a<b>&\"c\"\u{0}\n\u{1b}é𠮷"),
            "a&lt;b&gt;&amp;&quot;c&quot; é𠮷"
        );
    }
}
