//! What the connection said, which can be fetched again.

pub(crate) mod answers;
pub(crate) mod cache_file;
pub(crate) mod freshness;
