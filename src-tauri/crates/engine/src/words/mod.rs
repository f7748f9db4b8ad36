//! How engine things are said: labels, and dates given from outside.

pub(crate) mod dates;
pub(crate) mod input;
pub(crate) mod labels;
