//! What goes on for as long as is asked.

pub mod fuzz;
pub mod laboratory;
