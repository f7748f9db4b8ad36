use ::keyring::Entry;

use crate::keyring_thread::keyring_thread;
use crate::{KeyringStatus, Secret, SecretError, SecretStore};

/// The service name of every entry.
const SERVICE: &str = "packdesk";

/// The operating system's keyring: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
#[derive(Debug)]
pub(crate) struct Keyring(());

/// Connects to the keyring of the signed-in user.
///
/// The connection is made once a process: a keyring that was missing then is found at the next start of the program.
///
/// # Errors
/// [`SecretError::Keyring`] with the reason for its absence, as far as the system tells it.
pub fn keyring() -> Result<Box<dyn SecretStore>, SecretError> {
    keyring_thread(|| match Entry::store_status() {
        Ok(()) => Ok(Box::new(Keyring(())) as Box<dyn SecretStore>),
        Err(error) => Err(map_error(error)),
    })
}

/// Calls the entry of a name.
fn with_entry<T: Send + 'static>(
    name: &str,
    call: impl FnOnce(&Entry) -> ::keyring::Result<T> + Send + 'static,
) -> Result<T, SecretError> {
    let name = name.to_owned();
    keyring_thread(move || {
        Entry::new(SERVICE, &name)
            .and_then(|entry| call(&entry))
            .map_err(|error| map_error(&error))
    })
}

impl SecretStore for Keyring {
    fn get(&self, name: &str) -> Result<Option<Secret>, SecretError> {
        with_entry(name, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(Secret::new(secret))),
            Err(::keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn set(&self, name: &str, secret: &str) -> Result<(), SecretError> {
        let secret = Secret::new(secret.to_owned());
        with_entry(name, move |entry| entry.set_password(&secret))
    }

    fn delete(&self, name: &str) -> Result<(), SecretError> {
        with_entry(name, |entry| match entry.delete_credential() {
            Ok(()) | Err(::keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        })
    }
}

/// Some errors of the library carry the secret bytes they could not read: those are named without their content.
fn map_error(error: &::keyring::Error) -> SecretError {
    use ::keyring::Error;
    match error {
        Error::NoStorageAccess(reason) => {
            log::debug!("the keyring is locked: {reason}");
            SecretError::Keyring(KeyringStatus::Locked)
        }
        Error::PlatformFailure(reason) => {
            log::debug!("the keyring does not answer: {reason}");
            SecretError::Keyring(KeyringStatus::Missing)
        }
        Error::Invalid(name, reason) if name == "platform" => {
            log::debug!("there is no keyring on this system: {reason}");
            SecretError::Keyring(KeyringStatus::Missing)
        }
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => SecretError::Keyring(KeyringStatus::Missing),
        Error::TooLong(_, limit) => SecretError::TooLong { limit: *limit },
        Error::NoEntry => SecretError::Other("no such entry".to_owned()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => SecretError::Other("the entry is not a text".to_owned()),
        Error::BadStoreFormat(reason) => SecretError::Other(reason.clone()),
        Error::Invalid(name, reason) => SecretError::Other(format!("{name}: {reason}")),
        Error::Ambiguous(entries) => SecretError::Other(format!("{} entries have this name", entries.len())),
        _ => SecretError::Other("an unknown error".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use ::keyring::Error;

    use super::*;

    #[test]
    fn why_there_is_no_keyring_is_told() {
        let cases = [
            (Error::NoStorageAccess("locked".into()), KeyringStatus::Locked),
            (Error::PlatformFailure("no bus".into()), KeyringStatus::Missing),
            (
                Error::Invalid("platform".to_owned(), "must be another".to_owned()),
                KeyringStatus::Missing,
            ),
            (Error::NoDefaultStore, KeyringStatus::Missing),
        ];
        for (error, status) in cases {
            assert_eq!(map_error(&error), SecretError::Keyring(status), "{error:?}");
        }
    }

    #[test]
    fn an_entry_that_cannot_be_read_is_told_without_its_content() {
        let secret = b"a very secret token".to_vec();
        let unreadable = [
            Error::BadEncoding(secret.clone()),
            Error::BadDataFormat(secret, "not a text".into()),
        ];
        for error in unreadable {
            let told = map_error(&error);
            let shown = format!("{told} {told:?}");
            assert!(!shown.contains("secret token") && !shown.contains("97, 32"), "{shown}");
        }
    }
}
