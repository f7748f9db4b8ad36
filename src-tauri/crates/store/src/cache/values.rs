//! How the values of the tables are written and read.

use chrono::{DateTime, Utc};
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::error::{Error, Failure};

/// Reads a value that stands as a text: an id, a day, an amount, one of a closed set.
pub(crate) fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    let source: StrDeserializer<'_, ValueError> = text.into_deserializer();
    T::deserialize(source).map_err(|error| unreadable(&format!("{text}: {error}")))
}

/// As [`parsed`], where there may be none.
pub(crate) fn parsed_if_any<T: DeserializeOwned>(text: Option<&str>) -> Result<Option<T>, Failure> {
    text.map(parsed).transpose()
}

/// One of a closed set as the text by which it is read again.
pub(crate) fn written<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        other => Err(Error::Database(format!("{other:?} is no text")).into()),
    }
}

pub(crate) fn instant(microseconds: i64) -> Result<DateTime<Utc>, Failure> {
    DateTime::from_timestamp_micros(microseconds).ok_or_else(|| unreadable("an instant is out of range"))
}

pub(crate) fn unreadable(reason: &str) -> Failure {
    Failure::Known(Error::Unreadable {
        record: "what the connection said".to_owned(),
        reason: reason.to_owned(),
    })
}
