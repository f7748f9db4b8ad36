//! Invoices from files: what says exactly what it is goes into the archive, everything else is proposed to a person.

mod import;
mod proposals;
mod read;
