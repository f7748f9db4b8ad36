//! Whatever comes back, or does not: nothing is charged twice, nothing paid is lost, and what is told is true.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

#[path = "../support/mod.rs"]
mod support;

mod absence;
mod after_proof;
mod charged;
mod lost_changes;
mod repeated;
mod same_request;
