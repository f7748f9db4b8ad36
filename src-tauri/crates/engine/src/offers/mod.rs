//! What can be renewed or bought, and why not yet.

pub(crate) mod auto_renew;
pub(crate) mod entered_terms;
pub(crate) mod membership;
pub(crate) mod offer_details;
pub(crate) mod offer_list;
pub(crate) mod proposed_terms;
pub(crate) mod term_bar;
pub(crate) mod term_check;
pub(crate) mod term_import;
pub(crate) mod term_input;
pub(crate) mod why;
