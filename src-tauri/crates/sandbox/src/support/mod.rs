//! Support requests, and the review of a profile.

pub(crate) mod answers;
pub(crate) mod reviewing;
pub(crate) mod supporting;
