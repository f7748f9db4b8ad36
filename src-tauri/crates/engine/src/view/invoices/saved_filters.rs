//! Filters of the list of invoices that have a name.

use domain::BuiltInFilter;
use serde::Serialize;

use super::InvoiceQuery;

views! {
    shown
    /// A filter with a name, and the document of `invoices filters --json`.
    pub struct SavedFilterView {
        /// What it is called by; for one that is always there its stable name.
        name: String,
        /// The name for people.
        label: String,
        /// Which of those it is that are always there; `None` for one that somebody saved.
        built_in: Option<BuiltInFilter>,
        /// What it asks for, with the dates of today.
        query: InvoiceQuery,
    }
}
