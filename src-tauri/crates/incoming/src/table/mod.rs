//! Tables of invoices: one row, one invoice. The columns have the names that [`columns`] lists.

mod column;
mod delimited;
mod json;
mod row;
mod workbook;

pub use column::{COLUMNS, Column, TEMPLATE_CSV};
pub use delimited::{decoded, looks_like_table, read_delimited};
pub use json::read_json;
pub use row::Told;
pub use workbook::read_workbook;
