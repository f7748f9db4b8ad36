//! What is sold, under which rules it is renewed, and what a partner holds of it.

pub(crate) mod catalogue;
pub(crate) mod check;
pub(crate) mod eligibility;
pub(crate) mod facts;
pub(crate) mod holdings;
pub(crate) mod offer;
pub(crate) mod offer_standing;
pub(crate) mod offer_status;
pub(crate) mod policy;
pub(crate) mod term;
pub(crate) mod tile;
pub(crate) mod window_calendar;
pub(crate) mod window_check;
