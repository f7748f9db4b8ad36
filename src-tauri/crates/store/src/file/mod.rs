//! The files of the data folder: how they are opened, locked, checked, migrated and backed up.

pub(crate) mod backup;
pub(crate) mod connection;
pub(crate) mod file_lock;
pub(crate) mod folder;
pub(crate) mod inspect;
pub(crate) mod key_check;
pub(crate) mod schema;
