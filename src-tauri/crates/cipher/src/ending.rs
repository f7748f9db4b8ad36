#![allow(
    unsafe_code,
    reason = "the order in which a process ends is only to be had from the C library"
)]

use std::ffi::{c_int, c_void};

unsafe extern "C" {
    fn on_exit(function: extern "C" fn(c_int, *mut c_void), argument: *mut c_void) -> c_int;
    fn _exit(status: c_int) -> !;
}

/// Ends the process with its exit code and without the functions that were registered before this one. Rust has
/// written out its streams by then, and SQLite's files are whole at every moment.
extern "C" fn end(status: c_int, _argument: *mut c_void) {
    // SAFETY: `_exit` may be called at any time and never returns.
    unsafe { _exit(status) }
}

/// To be called once. The functions of an exit run in the reverse order of their registration, so the cipher has to register
/// its own first.
pub(crate) fn arrange() {
    // SAFETY: SQLite may be initialised at any time and from any thread; `end` lives as long as the program and takes the
    // arguments that `on_exit` gives.
    unsafe {
        libsqlite3_sys::sqlite3_initialize();
        on_exit(end, std::ptr::null_mut());
    }
}
