use serde::Serialize;
use serde::de::DeserializeOwned;

/// The JSON that is kept in a column.
pub(crate) fn write(value: &impl Serialize) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

/// What the JSON of a column says.
pub(crate) fn read<T: DeserializeOwned>(document: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(document).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
