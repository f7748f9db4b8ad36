//! An account of one's own, and where its records come from.

pub(crate) mod account;
pub(crate) mod connection;
