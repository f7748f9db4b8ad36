//! Reading what comes in: documents of many writers, tables, messages, archives, and what means harm.

mod fixtures;
mod support;
