//! The client against answers in every shape, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod changes_under_faults;
mod cut_text;
mod errors;
mod faults;
mod limits;
mod membership;
mod orders;
mod profile;
mod profile_refusals;
mod quirks;
mod renewed_tokens;
mod resources;
mod support;
mod support_changes;
mod support_requests;
mod transfers;
