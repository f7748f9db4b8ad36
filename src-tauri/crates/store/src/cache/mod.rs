//! What the connection said, which can be fetched again: a table an idea.

pub(crate) mod cache_file;
pub(crate) mod center_records;
pub(crate) mod freshness;
pub(crate) mod profile;
pub(crate) mod records;
pub(crate) mod session;
pub(crate) mod sign_ins;
pub(crate) mod subscriptions;
pub(crate) mod values;
