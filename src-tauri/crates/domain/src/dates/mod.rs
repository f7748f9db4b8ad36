//! The days that count: what has to be done by when, and what happens by itself.

pub(crate) mod date_kind;
pub(crate) mod important_date;
