//! The company: its account, its people and their roles, its profile and the rules of its country.

pub(crate) mod account;
pub(crate) mod address;
pub(crate) mod country_rules;
pub(crate) mod county;
pub(crate) mod own;
pub(crate) mod party;
pub(crate) mod permission;
pub(crate) mod person_name;
pub(crate) mod portal;
pub(crate) mod profile;
pub(crate) mod profile_form;
pub(crate) mod role;
pub(crate) mod session;
pub(crate) mod uniform_number;
