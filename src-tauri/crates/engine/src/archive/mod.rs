//! Invoices, offline and for years: lists, documents, checks, exports.

pub(crate) mod bookkeeping;
pub(crate) mod document_cache;
pub(crate) mod document_language;
mod document_warnings;
pub(crate) mod documents;
pub(crate) mod export;
pub(crate) mod file_names;
pub(crate) mod folder_rules;
pub(crate) mod invoice_checks;
pub(crate) mod invoices;
pub(crate) mod record;
pub(crate) mod saved_filters;
pub(crate) mod selection;
pub(crate) mod spending;
pub(crate) mod verify;
