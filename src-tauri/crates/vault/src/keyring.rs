use std::fmt;
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry};

use crate::apart::apart;
use crate::{Secret, SecretError, SecretStore};

/// The service name of every entry.
const SERVICE: &str = "packdesk";
/// The entry that shows whether the keyring keeps things.
const PROBE: &str = "probe";

/// How the operating system's keyring stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyringStatus {
    /// It keeps secrets and gives them back.
    Available,
    /// It is there but locked, or its prompt was dismissed.
    Locked,
    /// There is none, or it does not answer.
    Missing,
}

impl fmt::Display for KeyringStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Available => "available",
            Self::Locked => "locked",
            Self::Missing => "missing",
        })
    }
}

/// The operating system's keyring: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
#[derive(Debug, Clone)]
pub struct Keyring {
    store: Arc<CredentialStore>,
}

impl Keyring {
    /// Connects to the keyring of the signed-in user.
    ///
    /// # Errors
    /// [`SecretError::Keyring`] with [`KeyringStatus::Missing`] when there is none.
    pub fn connect() -> Result<Self, SecretError> {
        apart(|| Ok(Self { store: system()? }))
    }

    /// A keyring over another store of the keyring library.
    #[must_use]
    pub fn over(store: Arc<CredentialStore>) -> Self {
        Self { store }
    }

    /// Whether the keyring really keeps things: writes an entry, reads it back and removes it. A locked keyring may ask
    /// the person to unlock it.
    #[must_use]
    pub fn probe(&self) -> KeyringStatus {
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

    fn with_entry<T: Send + 'static>(
        &self,
        name: &str,
        call: impl FnOnce(&Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, SecretError> {
        let store = self.store.clone();
        let name = name.to_owned();
        apart(move || {
            store
                .build(SERVICE, &name, None)
                .and_then(|entry| call(&entry))
                .map_err(told)
        })
    }
}

impl SecretStore for Keyring {
    fn get(&self, name: &str) -> Result<Option<Secret>, SecretError> {
        self.with_entry(name, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(Secret::new(secret))),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn set(&self, name: &str, secret: &str) -> Result<(), SecretError> {
        let secret = Secret::new(secret.to_owned());
        self.with_entry(name, move |entry| entry.set_password(&secret))
    }

    fn delete(&self, name: &str) -> Result<(), SecretError> {
        self.with_entry(name, |entry| match entry.delete_credential() {
            Ok(()) | Err(keyring_core::Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        })
    }
}

/// Some errors of the library carry the secret bytes they could not read: those are named without their content.
fn told(error: keyring_core::Error) -> SecretError {
    use keyring_core::Error;
    match error {
        Error::NoStorageAccess(reason) => {
            log::debug!("the keyring is locked: {reason}");
            SecretError::Keyring(KeyringStatus::Locked)
        }
        Error::PlatformFailure(reason) => {
            log::debug!("the keyring does not answer: {reason}");
            SecretError::Keyring(KeyringStatus::Missing)
        }
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => SecretError::Keyring(KeyringStatus::Missing),
        Error::TooLong(_, limit) => SecretError::TooLong { limit },
        Error::NoEntry => SecretError::Other("no such entry".to_owned()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => SecretError::Other("the entry is not a text".to_owned()),
        Error::BadStoreFormat(reason) => SecretError::Other(reason),
        Error::Invalid(name, reason) => SecretError::Other(format!("{name}: {reason}")),
        Error::Ambiguous(entries) => SecretError::Other(format!("{} entries have this name", entries.len())),
        _ => SecretError::Other("an unknown error".to_owned()),
    }
}

#[cfg(target_os = "linux")]
fn system() -> Result<Arc<CredentialStore>, SecretError> {
    let store = zbus_secret_service_keyring_store::Store::new().map_err(told)?;
    Ok(store)
}

#[cfg(target_os = "macos")]
fn system() -> Result<Arc<CredentialStore>, SecretError> {
    let store = apple_native_keyring_store::keychain::Store::new().map_err(told)?;
    Ok(store)
}

#[cfg(target_os = "windows")]
fn system() -> Result<Arc<CredentialStore>, SecretError> {
    let store = windows_native_keyring_store::Store::new().map_err(told)?;
    Ok(store)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
fn system() -> Result<Arc<CredentialStore>, SecretError> {
    Err(SecretError::Keyring(KeyringStatus::Missing))
}
