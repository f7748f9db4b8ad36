//! The list of archived invoices, and how they are found.

pub(crate) mod columns;
pub(crate) mod facet;
pub(crate) mod invoice_filter;
pub(crate) mod invoice_index;
pub(crate) mod invoice_list;
pub(crate) mod invoice_query;
pub(crate) mod ngrams;
pub(crate) mod search_text;
pub(crate) mod selection;
