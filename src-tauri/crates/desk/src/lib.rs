//! Puts a desk together: data folder, key, store, connection and engine of one account.
//!
//! The one place besides tests that knows that the sample accounts are answered by an embedded Partner Center.

mod accounts;
mod crash;
mod folder;
mod key;
mod open;
mod sample;

pub use folder::default_folder;
pub use open::{Desk, DeskOptions};
pub use sample::Charge;
pub use sandbox::ResetOptions;
