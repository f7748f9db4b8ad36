//! What stays on this computer: two encrypted SQLite files in one data folder.
//!
//! `ledger.db` holds what cannot be fetched again or must never be lost: orders, archived invoices, profile
//! versions, support requests, settings. It is backed
//! up before each migration and never deleted or made anew by the program. `cache.db` holds what the connection said and
//! when; a damaged one is made anew.
//!
//! Callers see no SQL. Every method is a future for a tokio runtime; a [`Store`] is cheap to clone.

mod archive;
mod archive_read;
mod archive_write;
mod backup;
mod cache;
mod connection;
mod error;
mod file_lock;
mod folder;
mod grams;
mod invoice_filter;
mod invoice_index;
mod invoice_list;
mod invoice_query;
mod invoice_sums;
mod key_check;
#[cfg(test)]
mod migration_tests;
mod order_lock;
mod orders;
mod originals;
mod outgoing;
mod profiles;
mod proofs;
mod requests;
mod restore;
mod schema;
mod search_text;
mod settings;
mod settled;
mod store;
#[cfg(test)]
mod upkeep_tests;
mod verify;
#[cfg(test)]
mod verify_tests;

pub use archive::Added;
pub use archive_read::{ArchivePlace, StoredInvoice, StoredInvoices};
pub use backup::Backup;
pub use cache::Cached;
pub use error::Error;
pub use invoice_filter::{InvoiceFilter, InvoicePage, InvoiceSort, InvoiceSummary, InvoiceTally, Offline};
pub use invoice_sums::InvoiceSum;
pub use order_lock::OrderLock;
pub use originals::{InvoiceOriginal, OriginalStored};
pub use requests::{RequestFilter, RequestPage};
pub use settled::SettledCheck;
pub use store::Store;
pub use verify::{ChangedRecord, RecordChange, RecordKind, VerifyProgress, VerifyReport};
