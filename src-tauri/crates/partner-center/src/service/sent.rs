use std::fmt;

use serde_json::value::RawValue;

/// A resource as the service wrote it: every field, every digit, in its order.
///
/// It holds addresses of documents and names of people, so what is printed of it is its size.
#[derive(Clone)]
pub struct SentJson(Box<RawValue>);

impl SentJson {
    pub(crate) fn of(raw: &RawValue) -> Self {
        Self(raw.to_owned())
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The JSON text without what follows `?` in addresses: there the service puts what opens a document. Everything else
    /// is as it was sent.
    #[must_use]
    pub fn without_queries(&self) -> String {
        let mut rest = self.as_str();
        let mut text = String::with_capacity(rest.len());
        while let Some(begin) = rest.find('"') {
            let (before, after) = rest.split_at(begin + 1);
            let end = end_of_text(after);
            text.push_str(before);
            text.push_str(plain_address(&after[..end]).unwrap_or(&after[..end]));
            rest = &after[end..];
            // The quotation mark that ends the text.
            if let Some(behind) = rest.strip_prefix('"') {
                text.push('"');
                rest = behind;
            }
        }
        text.push_str(rest);
        text
    }
}

/// Where the text that begins here ends.
fn end_of_text(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// The part of an address before its query; `None` for a text that is none or has none.
fn plain_address(text: &str) -> Option<&str> {
    let is_address = text.contains("://") || text.contains(":\\/\\/") || text.starts_with('/');
    let at = [text.find('?'), text.find("\\u003f"), text.find("\\u003F")]
        .into_iter()
        .flatten()
        .min()?;
    is_address.then(|| &text[..at])
}

impl PartialEq for SentJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for SentJson {}

impl fmt::Debug for SentJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SentJson({} bytes)", self.as_str().len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn plain(text: &str) -> String {
        let raw: &RawValue = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        SentJson::of(raw).without_queries()
    }

    #[test]
    fn what_opens_a_document_goes_and_every_digit_stays() {
        let sent = r#"{"total": 399.50, "po": "a?b \"x\" \\", "url": "https://a.example/d?token=Drs_1&v=2", "n": "/providers/x?t=1", "e": "https:\/\/a.example\u003ftoken=1", "q": ""}"#;
        assert_eq!(
            plain(sent),
            r#"{"total": 399.50, "po": "a?b \"x\" \\", "url": "https://a.example/d", "n": "/providers/x", "e": "https:\/\/a.example", "q": ""}"#
        );
    }

    proptest! {
        /// Names of fields are texts as well: an address in one opens as much as any other.
        #[test]
        fn it_stays_json_and_only_addresses_change(key in ".{0,8}", text in ".{0,40}", number in any::<i32>()) {
            let sent = serde_json::json!({key.clone(): text.clone(), "number": number, "list": [text.clone()]});
            let read: Value = serde_json::from_str(&plain(&sent.to_string())).unwrap_or_else(|error| panic!("{error}"));
            let is_address = |text: &str| text.contains("://") || text.starts_with('/') || text.contains(r":\/\/");
            if !is_address(&text) && !is_address(&key) {
                prop_assert_eq!(read, sent);
            }
        }
    }
}
