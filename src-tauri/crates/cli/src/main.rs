//! `packdesk-cli`: the desk without a window.

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Whatever is given back is wiped first: a token passes through more texts than can be followed one by one.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    command_line::start()
}
