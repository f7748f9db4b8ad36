//! The sample partners, and how a sandbox of one begins.

pub(crate) mod history;
pub(crate) mod partner;
pub(crate) mod reset_options;
pub(crate) mod seeding;
