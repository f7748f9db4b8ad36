//! Accounts of one's own: which there are, how far their connections were read, the terms that were entered, and what proposes some.

pub(crate) mod accounts;
pub(crate) mod connections;
pub(crate) mod entered_terms;
pub(crate) mod invoice_lines;
pub(crate) mod named_offers;
