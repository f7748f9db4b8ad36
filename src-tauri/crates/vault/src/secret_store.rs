use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::KeyringStatus;

/// A secret text, wiped from memory when dropped.
pub type Secret = Zeroizing<String>;

/// Why a secret could not be read or kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// The keyring is locked or missing.
    #[error("the keyring is {0}")]
    Keyring(KeyringStatus),
    /// The secret is longer than the keyring takes.
    #[error("the secret is longer than the {limit} that the keyring takes")]
    TooLong {
        /// The limit, in the keyring's own unit.
        limit: u32,
    },
    /// Anything else, in the keyring's words.
    #[error("the keyring failed: {0}")]
    Other(String),
}

/// The entry that shows whether a store keeps things.
const PROBE: &str = "probe";

/// Keeps secrets by name. Every call may block until a person has answered a prompt.
pub trait SecretStore: fmt::Debug + Send + Sync {
    /// The secret of this name. `None` does not prove that none was ever kept: a locked keyring may answer so.
    ///
    /// # Errors
    /// [`SecretError`] when the store does not answer.
    fn get(&self, name: &str) -> Result<Option<Secret>, SecretError>;

    /// Keeps a secret, in place of one of the same name.
    ///
    /// # Errors
    /// [`SecretError`] when it was not kept.
    fn set(&self, name: &str, secret: &str) -> Result<(), SecretError>;

    /// Forgets a secret; none of this name is no error.
    ///
    /// # Errors
    /// [`SecretError`] when the store does not answer.
    fn delete(&self, name: &str) -> Result<(), SecretError>;

    /// Whether the store really keeps things: writes an entry, reads it back and removes it. A locked keyring may ask
    /// the person to unlock it.
    fn probe(&self) -> KeyringStatus {
        let kept = self
            .set(PROBE, PROBE)
            .and_then(|()| self.get(PROBE))
            .map(|found| found.is_some_and(|found| *found == PROBE));
        if let Err(error) = self.delete(PROBE) {
            log::debug!("the keyring's probe entry stays: {error}");
        }
        match kept {
            Ok(true) => KeyringStatus::Available,
            Ok(false) | Err(SecretError::TooLong { .. } | SecretError::Other(_)) => KeyringStatus::Missing,
            Err(SecretError::Keyring(status)) => status,
        }
    }
}

/// Secrets that are gone when the program ends.
#[derive(Default)]
pub struct SessionSecrets {
    secrets: Mutex<HashMap<String, Secret>>,
}

impl fmt::Debug for SessionSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionSecrets(not shown)")
    }
}

impl SecretStore for SessionSecrets {
    fn get(&self, name: &str) -> Result<Option<Secret>, SecretError> {
        let secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(secrets.get(name).cloned())
    }

    fn set(&self, name: &str, secret: &str) -> Result<(), SecretError> {
        let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.insert(name.to_owned(), Secret::new(secret.to_owned()));
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), SecretError> {
        let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.remove(name);
        Ok(())
    }
}
