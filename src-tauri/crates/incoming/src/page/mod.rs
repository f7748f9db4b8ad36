//! What the texts of pages say of an invoice, and where.
//!
//! A value is taken only from beside its label, in a form that has one meaning. Two values that contradict each other
//! leave the field empty.

mod amounts;
mod candidates;
mod characters;
mod currencies;
mod dates;
mod labels;
mod layout;
mod lines;
mod parties;
mod periods;
mod propose;
mod texts;
mod vocabulary;

pub use amounts::{Style, amount, proven_style};
pub use dates::{DayOrder, date};
pub use layout::Piece;
pub use propose::propose;
