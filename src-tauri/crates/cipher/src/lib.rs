//! The cipher of every database file: SQLCipher, what has to be arranged before it is used, and how it gets its key.

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod arenas;
mod cipher_key;
mod enciphered_file;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod ending;
mod handing_over;
mod wiped_stack;

pub use cipher_key::CipherKey;
pub use enciphered_file::EncipheredFile;
pub use wiped_stack::on_wiped_stack;

/// Gets the cipher ready. Called before a database is opened; more often does no harm.
///
/// SQLCipher and OpenSSL free their tables when the process ends, while a connection that was dropped a moment before
/// may still be closing its file on another thread: the program would crash after its work was done and end with a
/// signal instead of its exit code. Where the C library tells the exit code, the process ends before they do so.
///
/// Where the C library keeps memory that was given back for each thread, it keeps it for fewer of them.
pub fn prepare() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(|| {
            arenas::limit();
            ending::arrange();
        });
    }
}
