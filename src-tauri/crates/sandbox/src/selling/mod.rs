//! Orders, from the first question to money, term and invoice.

pub(crate) mod confirming;
pub(crate) mod gateway;
pub(crate) mod invoicing;
pub(crate) mod judging;
pub(crate) mod placing;
pub(crate) mod pricing;
pub(crate) mod renewing;
pub(crate) mod transferring;
