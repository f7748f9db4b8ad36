//! What the store keeps, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

#[path = "../fixtures/mod.rs"]
mod fixtures;

mod archive;
mod bookkeeping;
mod clearing;
mod contact;
mod drafts;
mod entered_terms;
mod further_documents;
mod imports;
mod invoice_filters;
mod invoice_lines;
mod invoice_list;
mod invoice_search;
mod invoice_sums;
mod lost_changes;
mod named_offers;
mod opening;
mod order_list;
mod order_lock;
mod orders;
mod originals;
mod own_accounts;
mod profiles;
mod requests;
mod restore;
mod salvage;
mod saved_filters;
mod subscriptions;
