//! Invoices, and what is to be looked at in them.

pub(crate) mod bookkeeping;
pub(crate) mod built_in_filter;
pub(crate) mod further_document;
pub(crate) mod imported_invoice;
pub(crate) mod invoice;
pub(crate) mod invoice_checks;
pub(crate) mod numbered;
pub(crate) mod received;
pub(crate) mod received_line;
pub(crate) mod remedy;
pub(crate) mod spending;
pub(crate) mod uniform_number;
