//! Everything that is stored of an invoice.

pub(crate) mod files;
pub(crate) mod invoice_record;
mod lines;
mod sent_words;
