//! Reading what comes in: documents of many writers, tables, messages, archives, and what means harm.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod containers;
mod electronic;
mod fixtures;
mod hostile;
mod support;
mod tables;
