//! What everything else stands on.

pub(crate) mod business_days;
pub(crate) mod calendar;
pub(crate) mod caller;
pub(crate) mod data;
pub(crate) mod document;
pub(crate) mod error;
pub(crate) mod order_desk;
pub(crate) mod problem;
pub(crate) mod refused;
