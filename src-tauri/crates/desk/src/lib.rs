//! Puts a desk together: data folder, key, store, connection and engine of one account.
//!
//! The one place besides tests that knows that the sample accounts are answered by an embedded Partner Center.

mod accounts;
mod backup;
mod computer_clock;
mod crash;
mod hand_kept;
mod key;
mod open;
mod recovery;
mod sample;
mod sample_file;
mod start;
mod window_place;

pub use computer_clock::ComputerClock;
pub use open::{Desk, DeskOptions, OpeningStep};
pub use recovery::{KEY_FILE, Recovery};
pub use sample::Charge;
pub use sandbox::ResetOptions;
pub use vault::{close_memory, forbid_core_files};
pub use window_place::{Area, WindowPlace};
