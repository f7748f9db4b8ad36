//! Invoices from files: what says exactly what it is goes into the archive, everything else is proposed to a person. And what
//! follows from an invoice, wherever it came from.

mod follow;
mod import;
mod proposals;
mod read;
pub(crate) mod told_invoice;
mod undo;
