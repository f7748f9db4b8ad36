//! Azure Billing: the accounts, invoices and documents of a partner, read and never changed.
//!
//! [`AzureBilling`] asks over a [`Transport`](crate::Transport), within a [`Budget`]. Amounts, dates and words are kept as
//! the service sent them; nothing is computed, and nothing is added across currencies.

mod address;
mod answer;
mod base;
mod budget;
mod download;
mod error;
mod exchange;
mod generation;
mod list;
mod origin;
mod pages;
mod questions;
mod resource;
mod signed_address;

pub use base::AzureBilling;
pub use budget::Budget;
pub use download::{DocumentSource, PendingDocument};
pub use error::{Asked, BillingError};
pub use generation::Generation;
pub use list::{Listed, RefusedEntry};
pub use pages::{InvoicePage, InvoicePages, InvoicePosition};
pub use questions::Accounts;
pub use resource::{
    Agreement, BillingAccount, BillingAddress, BillingDocument, BillingInvoice, BillingPayment, BillingProduct,
    BillingProfile, BillingStatus, BillingTransaction, DocumentType, Replaced, SentJson, Unfit,
};
pub use signed_address::LARGEST_DOCUMENT;
