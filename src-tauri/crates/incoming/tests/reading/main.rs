//! Reading what comes in: documents of many writers, tables, messages, archives, and what means harm.

mod containers;
mod electronic;
mod fixtures;
mod hostile;
mod support;
mod tables;
