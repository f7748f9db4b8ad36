//! The company: its account, its people and their roles, its profile and the rules of its country.

pub(crate) mod account;
pub(crate) mod country_rules;
pub(crate) mod party;
pub(crate) mod permission;
pub(crate) mod portal;
pub(crate) mod profile;
pub(crate) mod profile_form;
pub(crate) mod role;
pub(crate) mod session;
