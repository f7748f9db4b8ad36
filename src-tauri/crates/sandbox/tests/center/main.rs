//! The embedded Partner Center, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod arriving;
mod cancelling;
mod cards;
mod file;
mod older_files;
mod opening;
mod packages;
mod paying;
mod proving;
mod refusing;
mod renewing;
mod reviewing;
mod served;
mod support;
mod supporting;
mod years;
