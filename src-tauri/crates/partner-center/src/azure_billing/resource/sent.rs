use std::fmt;

use serde_json::value::RawValue;

/// A resource as the service wrote it: every field, every digit, in its order.
///
/// It holds addresses of documents and names of people, so what is printed of it is its size.
#[derive(Clone)]
pub struct SentJson(Box<RawValue>);

impl SentJson {
    pub(super) fn of(raw: &RawValue) -> Self {
        Self(raw.to_owned())
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
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
