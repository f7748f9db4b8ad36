//! The client: what the port asks, said in requests, and what comes back read.

mod base;
mod port;
mod profile;
mod reading;
mod submission;
mod support;

pub use base::Client;
