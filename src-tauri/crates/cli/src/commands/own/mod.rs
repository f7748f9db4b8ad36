//! What is done with accounts of one's own.

pub(super) mod account;
pub(super) mod connections;
pub(super) mod handoff;
pub(super) mod terms;
