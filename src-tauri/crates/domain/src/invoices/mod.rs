//! Invoices, and what is to be looked at in them.

pub(crate) mod invoice;
pub(crate) mod invoice_checks;
pub(crate) mod spending;
