//! The file and its tables.

pub(crate) mod invoice_table;
pub(crate) mod numbers;
pub(crate) mod order_table;
pub(crate) mod request_table;
pub(crate) mod storage;
pub(crate) mod term_table;
