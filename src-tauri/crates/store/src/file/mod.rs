//! The files of the data folder: how they are opened, checked, migrated and backed up.

pub(crate) mod backup;
pub(crate) mod connection;
pub(crate) mod inspect;
pub(crate) mod key_check;
pub(crate) mod schema;
pub(crate) mod thinning;
