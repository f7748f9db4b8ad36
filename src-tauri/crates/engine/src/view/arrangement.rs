//! How a person arranged the window.

use domain::closed_set;
use serde::{Deserialize, Serialize};

closed_set! {
    /// A list whose columns can be made wider.
    pub enum ListName {
        /// The invoices.
        Invoices = "invoices",
        /// The orders.
        Orders = "orders",
    }
}

views! {
    kept
    /// The width that a person gave to a column.
    pub struct ColumnWidth {
        /// The list.
        list: ListName,
        /// Name of the column.
        column: String,
        /// In pixels.
        width: u32,
    }

    /// How a person arranged the window.
    #[derive(Default)]
    pub struct Arrangement {
        /// How much of the room the preview takes beside the list, in percent; `None` while nobody moved the divider.
        preview_beside: Option<u32>,
        /// The same of the preview below the list.
        preview_below: Option<u32>,
        /// The columns that were made wider or narrower.
        columns: Vec<ColumnWidth>,
    }
}
