//! Standard output and standard error. What becomes of them never ends the program: a failed answer is told, a lost remark
//! is lost.

use std::io::{self, Write};

/// Writes to standard output, all of it.
///
/// # Errors
/// What the system says, also where Rust's own stream would take a descriptor that cannot be written for one that nobody
/// reads.
pub(crate) fn print(bytes: &[u8]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if crate::closed::is_output_closed() {
        return Err(io::Error::other("standard output is closed"));
    }
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;

        let own = io::stdout().as_fd().try_clone_to_owned()?;
        std::fs::File::from(own).write_all(bytes)
    }
    #[cfg(not(unix))]
    {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }
}

/// Writes a line to standard error, where that can be done.
pub(crate) fn complain(text: &str) {
    let line = format!("{text}\n");
    let _ = io::stderr().lock().write_all(line.as_bytes());
}
