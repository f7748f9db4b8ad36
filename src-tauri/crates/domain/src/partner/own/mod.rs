//! An account of one's own, and where its records come from.

pub(crate) mod account;
pub(crate) mod center_record;
pub(crate) mod connection;
pub(crate) mod told_rules;
