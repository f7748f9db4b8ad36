#![allow(
    unsafe_code,
    reason = "how many pools of memory there are is only to be said to the C library"
)]

use std::ffi::c_int;
use std::num::NonZero;
use std::thread::available_parallelism;

unsafe extern "C" {
    fn mallopt(parameter: c_int, value: c_int) -> c_int;
}

/// The parameter that says how many pools there are at most (`malloc.h`).
const M_ARENA_MAX: c_int = -8;
/// So many for each core: as fast as the usual eight, measured by an export on every core.
const ARENAS_OF_A_CORE: usize = 2;

/// Keeps what was given back where it is used again. Every connection of SQLite has a thread of its own, and the C library a
/// pool for every thread: one that closes a file of a gigabyte asks for as much memory anew as the others hold unused.
pub(crate) fn limit() {
    let cores = available_parallelism().map_or(1, NonZero::get);
    let arenas = c_int::try_from(cores * ARENAS_OF_A_CORE).unwrap_or(c_int::MAX);
    // SAFETY: `mallopt` may be called at any time and from any thread, and the value is positive.
    unsafe {
        mallopt(M_ARENA_MAX, arenas);
    }
}
