//! engine
pub mod view;
