//! Accounts of one's own: which there are, how far their connections were read, and the terms that were entered.

pub(crate) mod accounts;
pub(crate) mod connections;
pub(crate) mod entered_terms;
