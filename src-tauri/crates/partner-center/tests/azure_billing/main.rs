//! Azure Billing against answers in every shape, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod accounts;
mod bad_answers;
mod downloads;
mod downloads_interrupted;
mod invoices;
mod lines_and_products;
mod paging;
mod paging_under_kills;
mod secrecy;
mod sign_in;
mod support;
mod throttling;
