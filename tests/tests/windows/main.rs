//! What people do in the window, played in a real one.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]
#![cfg(target_os = "linux")]

mod accounts;
mod archive;
mod cancel_and_requests;
#[path = "../command_line/common.rs"]
mod common;
mod dates;
mod frame;
mod handoff;
mod keyboard;
mod own_account;
mod preview;
mod profile_and_roles;
mod renewal;
mod screens;
mod smoke;
mod start;
mod walls;
