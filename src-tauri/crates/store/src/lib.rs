//! What stays on this computer: two encrypted SQLite files in one data folder.
//!
//! `ledger.db` holds what cannot be fetched again or must never be lost: orders, archived invoices, profile
//! versions, support requests, entered terms, settings. It is backed
//! up before each migration and never deleted or made anew by the program. `cache.db` holds what the connection said and
//! when; a damaged one is made anew.
//!
//! Callers see no SQL. Every method is a future for a tokio runtime; a [`Store`] is cheap to clone.

mod archive;
mod cache;
mod daily_backup;
mod error;
mod file;
mod given;
mod ledger;
mod recovery;
mod restore;
mod rotation;
mod schemas;
mod search;
mod store;
#[cfg(test)]
mod tests;

pub use archive::add::Added;
pub use archive::bookkeeping::BookedInvoice;
pub use archive::further_documents::{FurtherDocument, FurtherFacts, NamedDocument};
pub use archive::imports::added::{ImportRecord, ImportedFile};
pub use archive::imports::undo::{StayedInvoice, UndoneImport};
pub use archive::invoice_sums::InvoiceSum;
pub use archive::originals::{InvoiceOriginal, OriginalStored};
pub use archive::proposals::{ProposedFile, StoredProposal};
pub use archive::read::{ArchivePlace, StoredInvoice, StoredInvoices};
pub use archive::received::{NewlyReceived, ReceivedVersion, Reception};
pub use archive::settled_checks::SettledCheck;
pub use archive::verify_report::{ChangedRecord, RecordChange, RecordKind, VerifyProgress, VerifyReport};
pub use cache::center_records::{KnownRecord, SentRecord};
pub use cache::freshness::Contact;
pub use cache::records::AccountRecords;
pub use cache::subscriptions::EndingTerm;
pub use error::Error;
pub use file::dated_backup::Backup;
pub use file::in_use::Alone;
pub use file::ledger_state::LostBy;
pub use ledger::order_list::{OrderFilter, OrderPage, OrderSort, OrderTally};
pub use ledger::order_lock::{OrderLock, RecordsLock, SignInLock};
pub use ledger::own::accounts::Holding;
pub use ledger::own::connections::{BillingRead, ConnectionRecord, OwedDocument};
pub use ledger::own::entered_terms::TermChange;
pub use ledger::own::invoice_lines::{KnownLines, LinesKept, LinesPart, LinesWindow, OwedLines};
pub use ledger::proofs::UploadedProof;
pub use ledger::requests::{RequestFilter, RequestPage};
pub use ledger::saved_filters::SavedFilter;
pub use ledger::sync_debt::SyncDebt;
pub use recovery::kinds::SalvageKind;
pub use recovery::salvage::{SalvageTally, Salvaged};
pub use recovery::survey::{FileState, Survey, SurveyTally};
pub use rotation::key_rotation::KeyRotation;
pub use schemas::Schemas;
pub use search::invoice_filter::{InvoiceFilter, InvoicePage, InvoiceSort, InvoiceSummary, InvoiceTally, Offline};
pub use search::selection::{InvoiceSelection, SelectionSum};
pub use store::Store;
