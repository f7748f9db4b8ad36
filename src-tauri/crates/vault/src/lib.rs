//! Secrets in the operating system's keyring, and the key of the data folder.
//!
//! Nothing here writes a secret to standard output, to a log or into an error. Calls to a keyring block, for as long as a
//! person needs to answer its prompt: callers in an async runtime use `spawn_blocking`. They are carried out on a thread
//! of their own, so a call from a runtime's thread only blocks that thread and does not panic.

mod entry_name;
mod error;
mod key;
mod key_file;
mod keyring;
mod keyring_status;
mod keyring_thread;
mod memory;
mod place;
mod recovery_code;
mod replace;
mod secret_store;
mod settle;
mod unlock;

pub use error::{Error, KeyAway};
pub use key::Key;
pub use key_file::{export_key, read_key_file};
pub use keyring::keyring;
pub use keyring_status::KeyringStatus;
pub use memory::{close_memory, forbid_core_files};
pub use place::{place, place_with};
pub use recovery_code::{CodeError, CodeWords, RECOVERY_WORDS, RecoveryCode};
pub use replace::{can_replace, replace, replace_with};
pub use secret_store::{Secret, SecretError, SecretStore, SessionSecrets};
pub use settle::{settle, settle_with};
pub use unlock::{KeyPlace, KeyRequest, Unlocked, unlock, unlock_with};
