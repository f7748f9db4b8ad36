use serde::de::DeserializeOwned;

use super::surrogates::without_lone_surrogates;

/// A resource lacks what its domain object cannot do without.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{resource} without a readable {field}")]
pub struct Incomplete {
    /// The resource.
    pub resource: &'static str,
    /// The field.
    pub field: &'static str,
}

/// Unwraps a field, or says which one is missing.
pub(crate) fn required<T>(value: Option<T>, resource: &'static str, field: &'static str) -> Result<T, Incomplete> {
    value.ok_or(Incomplete { resource, field })
}

/// Reads JSON that may begin with a byte order mark and hold halves of characters; an empty body is read as an empty object.
///
/// # Errors
/// What `serde_json` says about the text.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if text.iter().all(u8::is_ascii_whitespace) {
        serde_json::from_slice(b"{}")
    } else {
        serde_json::from_slice(&without_lone_surrogates(text))
    }
}

/// The word as enumerations are compared: the service writes `one_time`, `OneTime` and `oneTime` for the same value.
pub(crate) fn plain_word(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The value whose stable name is the word, whatever its style.
pub(crate) fn by_word<T: Copy>(word: &str, values: &[T], name: impl Fn(T) -> &'static str) -> Option<T> {
    let wanted = plain_word(word);
    values.iter().copied().find(|value| plain_word(name(*value)) == wanted)
}
