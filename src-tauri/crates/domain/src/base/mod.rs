//! What every rule is written in: dates, money, phrases.

pub(crate) mod calendar;
pub(crate) mod clock;
pub(crate) mod closed_set;
pub(crate) mod money;
pub(crate) mod names;
pub(crate) mod phrase;
pub(crate) mod script;
pub(crate) mod text_field;
pub(crate) mod unseen;
