//! What everything else stands on.

pub(crate) mod business_days;
pub(crate) mod calendar;
pub(crate) mod data;
pub(crate) mod document;
pub(crate) mod error;
