//! The account at this desk: its records, profile, settings and how fresh they are.

pub(crate) mod about;
pub(crate) mod arrangement;
pub(crate) mod auto_lock;
pub(crate) mod contact;
pub(crate) mod freshness;
pub(crate) mod lost_changes;
pub(crate) mod mail;
pub(crate) mod portal_links;
pub(crate) mod profile;
pub(crate) mod records;
pub(crate) mod roles;
pub(crate) mod settings;
pub(crate) mod status;
pub(crate) mod sync;
