//! The address on this computer that the browser comes back to, for as long as one sign-in waits.
//!
//! Anybody on this computer and every page in the browser can call there. Whoever does not bring the mark of this sign-in
//! gets a neutral page, and the wait goes on.

mod answer;
mod listeners;
mod pages;
mod waiting;

pub(super) use answer::Redirected;
pub(super) use listeners::Listeners;
pub use pages::{PageText, RedirectPages};
pub(super) use waiting::Waiting;
