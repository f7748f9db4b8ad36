//! Buying, cancelling, requests, the profile and roles, played on the command line from beginning to end.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

#[path = "../common/mod.rs"]
mod common;

mod automatic_renewal;
mod buying;
mod cancelling;
mod profile;
mod requests;
mod roles;
