use serde_json::value::RawValue;

use crate::service::{Fields, SentJson, Unfit};

/// What one entry of a list is read into.
pub(in super::super) trait Resource: Sized {
    /// Reads the entry from the fields it has: its own and those under `properties`.
    fn read(envelope: &Envelope<'_>) -> Result<Self, Unfit>;

    /// What tells it from others of its list.
    fn identity(&self) -> &str;
}

/// An entry: who it is, what it has, and how it was written.
pub(in super::super) struct Envelope<'a> {
    pub(super) id: Option<String>,
    pub(super) name: String,
    pub(super) properties: Fields<'a>,
    pub(super) sent: SentJson,
}

impl<'a> Envelope<'a> {
    pub(in super::super) fn of(raw: &'a RawValue) -> Result<Self, Unfit> {
        let fields = Fields::of(raw, "entry")?;
        Ok(Self {
            id: fields.text("id")?,
            name: fields.filled("name")?.ok_or(Unfit::new("name", "name"))?,
            properties: fields.object("properties")?.ok_or(Unfit::new("properties", "object"))?,
            sent: SentJson::of(raw),
        })
    }
}
