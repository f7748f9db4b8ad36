//! Packdesk's window. What it does is decided in the engine; here it is only put on the screen.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    packdesk::run()
}
