//! Terms that a person enters, where no connection tells them.

pub(crate) mod entered_term;
pub(crate) mod new_term;
pub(crate) mod term_doubts;
