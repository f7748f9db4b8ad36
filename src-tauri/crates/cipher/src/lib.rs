//! The cipher of every database file: SQLCipher, and what has to be arranged before it is used.

use libsqlite3_sys as _;

/// Gets the cryptography library ready. Called before a database is opened; more often does no harm.
///
/// OpenSSL frees its tables when the process ends, while a connection that was dropped a moment before may still be
/// closing its file on another thread: the program would end with a crash after its work was done. It is told to leave
/// them to the operating system.
pub fn prepare() {
    #[cfg(not(target_os = "macos"))]
    openssl_sys::init();
}
