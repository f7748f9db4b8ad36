#![allow(
    unsafe_code,
    reason = "what was closed can only be seen before Rust opens something else in its place"
)]

use std::sync::atomic::{AtomicBool, Ordering};

static IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Looked at before `main` is prepared, where Rust gives a closed stream to nobody without a word.
// SAFETY: the loader calls each function of this section once, on the one thread that there is. This one makes a system
// call and writes to a static that needs no initialising.
#[used]
#[unsafe(link_section = ".init_array")]
static LOOK: extern "C" fn() = look;

extern "C" fn look() {
    let is_closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
    IS_CLOSED.store(is_closed, Ordering::Relaxed);
}

/// Whether the program was started without a standard output.
pub(crate) fn is_output_closed() -> bool {
    IS_CLOSED.load(Ordering::Relaxed)
}
