//! Terms that a person enters or an invoice proposes, where no connection tells them.

pub(crate) mod entered_term;
pub(crate) mod named_offer;
pub(crate) mod new_term;
mod offer_names;
pub(crate) mod term_doubts;
pub(crate) mod term_proposal;
