//! Where tests reach into the work on files.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many points this process came by.
static PASSED: AtomicUsize = AtomicUsize::new(0);

/// A named point of the work on files at which a test can end the process (`PACKDESK_CRASH_AT`) or have it suspended
/// (`PACKDESK_SUSPEND_AT`), in builds for development only: how tests prove that nothing is lost at a bad moment. Instead of a
/// name there can be a number, as `#3`: the third point of any name.
pub fn reached(point: &'static str) {
    if !cfg!(debug_assertions) {
        return;
    }
    let number = PASSED.fetch_add(1, Ordering::Relaxed) + 1;
    let is_meant = |variable: &str| {
        let meant = std::env::var(variable).ok();
        meant.is_some_and(|meant| match meant.strip_prefix('#') {
            Some(meant) => meant.parse() == Ok(number),
            None => meant == point,
        })
    };
    if is_meant("PACKDESK_CRASH_AT") {
        std::process::abort();
    }
    #[cfg(unix)]
    if is_meant("PACKDESK_SUSPEND_AT") {
        let suspended = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
        if let Err(error) = suspended {
            log::error!("the process cannot be suspended at {point}: {error}");
        }
    }
}
