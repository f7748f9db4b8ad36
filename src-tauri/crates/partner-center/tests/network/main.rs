//! The real network against servers on this computer, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod answers;
mod certificates;
mod proxies;
mod reach;
mod support;
