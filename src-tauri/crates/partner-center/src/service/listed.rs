use std::borrow::Cow;

use serde_json::value::RawValue;

use super::error::ServiceError;
use super::fields::{Fields, Unfit};
use crate::wire::without_lone_surrogates;

/// The longest name that a refused entry is called by, in bytes.
const LONGEST_NAME: usize = 100;

/// What a list holds: the entries that could be read, and those that could not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<R> {
    /// The entries, in the order of the service.
    pub entries: Vec<R>,
    /// The entries that were refused.
    pub refused: Vec<RefusedEntry>,
}

/// An entry of a list that could not be read. The others were kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedEntry {
    /// Its place in its page, counted from 1.
    pub position: usize,
    /// What it is called, where that looks like the name of something: letters, digits, `:`, `-`, `_`.
    pub name: Option<String>,
    /// What is wrong with it.
    pub reason: Unfit,
}

impl<R> Default for Listed<R> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            refused: Vec::new(),
        }
    }
}

/// The text of a body: without a byte order mark, and without halves of characters.
pub(crate) fn json_text(body: &[u8]) -> Result<Cow<'_, str>, ServiceError> {
    let no_text = || ServiceError::Unreadable("bytes that are no text".into());
    match without_lone_surrogates(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)) {
        Cow::Borrowed(text) => std::str::from_utf8(text).map(Cow::Borrowed).map_err(|_| no_text()),
        Cow::Owned(text) => String::from_utf8(text).map(Cow::Owned).map_err(|_| no_text()),
    }
}

/// What is said about an answer that cannot be read: where it stops, not what stands there.
pub(crate) fn unreadable(error: &serde_json::Error) -> ServiceError {
    ServiceError::Unreadable(format!("no such JSON, line {} column {}", error.line(), error.column()))
}

/// The name of an entry that could not be read, by the field that holds it, where it is one and no text of somebody's
/// making.
pub(crate) fn name_of(raw: &RawValue, field: &'static str) -> Option<String> {
    let name = Fields::of(raw, "entry").ok()?.text(field).ok()??;
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, ':' | '-' | '_');
    (name.len() <= LONGEST_NAME && name.chars().all(is_name)).then_some(name)
}
