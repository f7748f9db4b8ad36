//! What can be read of a file that may be damaged, and what would be lost by going back to a copy of it.

mod cache;
pub(crate) mod damaged_reader;
pub(crate) mod kinds;
pub(crate) mod salvage;
pub(crate) mod survey;
pub(crate) mod traces;
