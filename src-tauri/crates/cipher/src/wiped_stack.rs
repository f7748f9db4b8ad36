use std::hint::black_box;

use zeroize::Zeroize;

/// So much of the stack is wiped: far more than a hash uses.
const BYTES: usize = 64 * 1024;

/// Does something with a secret and wipes the part of the stack that it used. What it answers must not be secret itself,
/// or be kept elsewhere than on the stack.
///
/// Hashing copies its input and its state about, and none of the copies can be reached afterwards.
pub fn on_wiped_stack<T>(work: impl FnOnce() -> T) -> T {
    let outcome = called(work);
    wipe();
    outcome
}

/// A frame of its own, so that nothing of the work is part of the caller's.
#[inline(never)]
fn called<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn wipe() {
    let mut space = [0_u8; BYTES];
    black_box(&mut space).zeroize();
}
