use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::{KeyringStatus, SecretError};

/// How long a keyring may take: a person may have to type a password into its prompt.
const PATIENCE: Duration = Duration::from_secs(60);

/// Carries out a keyring call on a thread of its own.
///
/// The keyring's client runs a runtime inside a blocking call, which panics on a thread that already runs one. And a
/// keyring that never answers must not stop the program: it counts as locked then, and its thread is left behind.
pub(crate) fn keyring_thread<T: Send + 'static>(
    call: impl FnOnce() -> Result<T, SecretError> + Send + 'static,
) -> Result<T, SecretError> {
    within(PATIENCE, call)
}

fn within<T: Send + 'static>(
    patience: Duration,
    call: impl FnOnce() -> Result<T, SecretError> + Send + 'static,
) -> Result<T, SecretError> {
    let (answer, answered) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            // Nobody listens any more when the caller's patience has ended.
            let _ = answer.send(call());
        })
        .map_err(|error| SecretError::Other(error.to_string()))?;
    match answered.recv_timeout(patience) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => Err(SecretError::Keyring(KeyringStatus::Locked)),
        Err(RecvTimeoutError::Disconnected) => Err(SecretError::Other("its client failed".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyring_that_never_answers_counts_as_locked() {
        let (keep_waiting, wait) = mpsc::channel::<()>();
        let answer = within(Duration::from_millis(1), move || {
            let _ = wait.recv();
            Ok(())
        });
        assert_eq!(answer, Err(SecretError::Keyring(KeyringStatus::Locked)));
        drop(keep_waiting);
    }

    #[test]
    fn a_client_that_panics_is_an_error() {
        let answer: Result<(), _> = keyring_thread(|| panic!("expected by this test"));
        assert_eq!(answer, Err(SecretError::Other("its client failed".to_owned())));
    }

    #[test]
    fn an_answer_comes_through() {
        assert_eq!(keyring_thread(|| Ok(7)), Ok(7));
    }
}
