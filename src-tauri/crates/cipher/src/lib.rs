//! The cipher of every database file: SQLCipher, and what has to be arranged before it is used.

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod ending;

use libsqlite3_sys as _;

/// Gets the cipher ready. Called before a database is opened; more often does no harm.
///
/// SQLCipher and OpenSSL free their tables when the process ends, while a connection that was dropped a moment before
/// may still be closing its file on another thread: the program would crash after its work was done and end with a
/// signal instead of its exit code. Where the C library tells the exit code, the process ends before they do so.
pub fn prepare() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    ending::arrange();
}
