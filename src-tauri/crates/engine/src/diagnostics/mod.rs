//! What a person can send to somebody who helps: how things stand, and nothing of what they hold.

pub(crate) mod bundle;
pub(crate) mod facts;
mod log_lines;
