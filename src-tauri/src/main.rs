//! Packdesk's window. What it does is decided in the engine; here it is only put on the screen.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Whatever is given back is wiped first: what is typed passes through more texts than can be followed one by one.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    packdesk::run()
}
