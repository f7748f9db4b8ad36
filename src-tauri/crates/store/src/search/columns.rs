//! How the columns of the list are written and read.

use domain::{Booking, Currency, InvoiceKind, InvoiceStatus};

use crate::search::invoice_filter::Offline;

pub(crate) fn status(id: &str) -> InvoiceStatus {
    InvoiceStatus::from_id(id).unwrap_or(InvoiceStatus::Unknown)
}

pub(crate) fn currency(code: &str) -> Result<Currency, String> {
    Currency::from_code(code).ok_or_else(|| format!("unknown currency {code}"))
}

pub(crate) fn offline(id: &str) -> Result<Offline, String> {
    Offline::from_id(id).map_err(|error| error.to_string())
}

pub(crate) fn kind(id: &str) -> Result<InvoiceKind, String> {
    InvoiceKind::from_id(id).map_err(|error| error.to_string())
}

pub(crate) fn booking(id: &str) -> Result<Booking, String> {
    Booking::from_id(id).map_err(|error| error.to_string())
}
