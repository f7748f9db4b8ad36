//! How the columns of the list are written and read.

use domain::{Currency, InvoiceKind, InvoiceStatus};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use crate::search::invoice_filter::Offline;

pub(crate) fn status(id: &str) -> InvoiceStatus {
    let text: StrDeserializer<'_, ValueError> = id.into_deserializer();
    InvoiceStatus::deserialize(text).unwrap_or(InvoiceStatus::Unknown)
}

pub(crate) fn currency(code: &str) -> Result<Currency, String> {
    Currency::from_code(code).ok_or_else(|| format!("unknown currency {code}"))
}

pub(crate) fn offline(id: &str) -> Result<Offline, String> {
    Offline::of(id).ok_or_else(|| format!("unknown offline marker {id}"))
}

pub(crate) fn kind(id: &str) -> Result<InvoiceKind, String> {
    InvoiceKind::ALL
        .into_iter()
        .find(|kind| kind.id() == id)
        .ok_or_else(|| format!("unknown kind of document {id}"))
}
