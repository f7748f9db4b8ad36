//! What the whole-program tests stand on: the built programs, each in folders of its own, a real window driven from
//! outside, and the accessibility checker that looks at every screen.

mod accessibility;
#[cfg(target_os = "linux")]
mod drag;
mod driver;
mod error;
mod keyboard;
mod looks;
mod output;
mod place;
mod program;
mod session_bus;
mod steps;
mod window;
mod wire;

pub use accessibility::Violation;
#[cfg(target_os = "linux")]
pub use drag::Drag;
pub use error::HarnessError;
pub use keyboard::Keyboard;
pub use looks::Colours;
pub use place::Place;
pub use program::{Ended, program};
pub use window::Window;
