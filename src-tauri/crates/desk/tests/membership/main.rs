//! Everything around a membership besides renewing it by hand: joining, cancelling, requests, the profile, automatic
//! renewal, and who may do what; in both languages where the words matter.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

#[path = "../support/mod.rs"]
mod support;

mod automatic_renewal;
mod buying;
mod cancelling;
mod helpers;
mod paying_otherwise;
mod profile;
mod requests;
mod roles;
