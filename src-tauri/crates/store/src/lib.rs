//! What stays on this computer: two encrypted SQLite files in one data folder.
//!
//! `ledger.db` holds what cannot be fetched again or must never be lost: orders, archived invoices, settings. It is backed
//! up before each migration and never deleted or made anew by the program. `cache.db` holds what the connection said and
//! when; a damaged one is made anew.
//!
//! Callers see no SQL. Every method is a future for a tokio runtime; a [`Store`] is cheap to clone.

mod archive;
mod backup;
mod cache;
mod connection;
mod error;
mod file_lock;
mod folder;
mod invoice_list;
mod key_check;
mod order_lock;
mod orders;
mod proofs;
mod restore;
mod schema;
mod search_text;
mod settings;
mod store;
#[cfg(test)]
mod upkeep_tests;

pub use archive::Added;
pub use backup::Backup;
pub use cache::Cached;
pub use error::Error;
pub use invoice_list::{InvoiceFilter, InvoicePage, InvoiceSort, InvoiceSummary};
pub use order_lock::OrderLock;
pub use store::Store;
