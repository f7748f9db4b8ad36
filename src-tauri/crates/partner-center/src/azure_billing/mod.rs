//! Azure Billing: the accounts, invoices and documents of a partner, read and never changed.
//!
//! [`AzureBilling`] asks over a [`Transport`](crate::Transport), within a [`Budget`]. Amounts, dates and words are kept as
//! the service sent them; nothing is computed, and nothing is added across currencies.

mod address;
mod answer;
mod base;
mod download;
mod generation;
mod line_pages;
mod list;
mod pages;
mod questions;
mod resource;
mod signed_address;
mod trail;

pub use base::AzureBilling;
pub use download::{DocumentSource, PendingDocument};
pub use generation::Generation;
pub use line_pages::{LinePage, LinePosition};
pub use pages::{InvoicePage, InvoicePages, InvoicePosition};
pub use questions::Accounts;
pub use resource::{
    Agreement, BillingAccount, BillingAddress, BillingDocument, BillingInvoice, BillingPayment, BillingProduct,
    BillingProfile, BillingStatus, BillingTransaction, DocumentType, Replaced,
};

pub use crate::service::{Asked, Budget, LARGEST_DOCUMENT, Listed, RefusedEntry, SentJson, ServiceError, Unfit};
