//! Rows of cells on pages: what fits where, and what repeats at the top of a page.

pub mod flow;
pub mod paper;
pub mod row;
pub mod spacing;
pub mod tree;
