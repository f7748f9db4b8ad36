//! The files of the data folder: how they are opened, checked, migrated and backed up.

pub(crate) mod backup;
pub(crate) mod change;
pub(crate) mod connection;
pub(crate) mod dated_backup;
pub(crate) mod in_use;
pub(crate) mod inspect;
pub(crate) mod key_check;
pub(crate) mod last_change;
pub(crate) mod ledger_file;
pub(crate) mod ledger_state;
pub(crate) mod restored;
pub(crate) mod schema;
pub(crate) mod thinning;
