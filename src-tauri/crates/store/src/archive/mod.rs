//! The archive of issued invoices.

pub(crate) mod add;
pub(crate) mod bookkeeping;
pub(crate) mod bookkeeping_row;
pub(crate) mod further_documents;
pub(crate) mod imports;
pub(crate) mod invoice_sums;
pub(crate) mod originals;
pub(crate) mod proposals;
pub(crate) mod read;
pub(crate) mod received;
pub(crate) mod settled_checks;
pub(crate) mod verify;
pub(crate) mod verify_filters;
pub(crate) mod verify_report;
pub(crate) mod write;
