//! Where tests reach into the work on files.

/// A named point of the work on files at which a test can end the process (`PACKDESK_CRASH_AT`) or have it suspended
/// (`PACKDESK_SUSPEND_AT`), in builds for development only: how tests prove that nothing is lost at a bad moment.
pub fn reached(point: &'static str) {
    if !cfg!(debug_assertions) {
        return;
    }
    let is_named = |variable: &str| std::env::var_os(variable).is_some_and(|named| named == point);
    if is_named("PACKDESK_CRASH_AT") {
        std::process::abort();
    }
    #[cfg(unix)]
    if is_named("PACKDESK_SUSPEND_AT") {
        let suspended = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
        if let Err(error) = suspended {
            log::error!("the process cannot be suspended at {point}: {error}");
        }
    }
}
