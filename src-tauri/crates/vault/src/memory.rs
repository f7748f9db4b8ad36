use std::io;

/// Forbids the system to write this process, and every process that it starts, to the disk when it crashes: a core file
/// holds the key and whatever was typed. Called before anything else is done.
///
/// Where the kernel hands cores to a program, it asks no limit but one: a limit of one byte, which is less than any core
/// file has, ends the dump before that program is started (`do_coredump` in Linux' `fs/coredump.c`). Windows keeps dumps
/// only where its administrator has told it to.
///
/// # Errors
/// What the system says. The process can go on.
pub fn forbid_core_files() -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

        const LIMIT_BYTES: u64 = if cfg!(target_os = "linux") { 1 } else { 0 };
        let allowed = getrlimit(Resource::Core).maximum.unwrap_or(u64::MAX);
        let limit = Some(LIMIT_BYTES.min(allowed));
        setrlimit(
            Resource::Core,
            Rlimit {
                current: limit,
                maximum: limit,
            },
        )?;
    }
    Ok(())
}

/// Closes the memory of this process to other programs of the same user, as far as the system can: on Linux nobody but
/// root may attach a debugger to it, read its memory or have it dumped.
///
/// Not for a program that opens dialogs: the desktop's portal looks a program up in `/proc` before it shows one, finds that
/// closed, and refuses (github.com/flatpak/xdg-desktop-portal, issue 1490).
///
/// # Errors
/// What the system says. The process can go on.
pub fn close_memory() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(())
}
