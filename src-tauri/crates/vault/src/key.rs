use std::fmt;
use std::sync::Arc;

use cipher::on_wiped_stack;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::Error;

/// Length of a key in bytes.
const LENGTH: usize = 32;

/// The 256-bit key of the data folder. Clones share one copy, which is wiped from memory when the last of them goes; it
/// is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Arc<Zeroizing<[u8; LENGTH]>>);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(not shown)")
    }
}

impl Key {
    /// The key of these bytes.
    #[must_use]
    pub fn new(bytes: &[u8; LENGTH]) -> Self {
        Self::filled(|key| key.copy_from_slice(bytes))
    }

    /// A new key from the operating system's random numbers.
    ///
    /// # Errors
    /// [`Error::Random`] when there are none.
    pub fn random() -> Result<Self, Error> {
        let mut outcome = Ok(());
        let key = Self::filled(|key| outcome = getrandom::fill(key));
        outcome.map(|()| key).map_err(|error| Error::Random(error.to_string()))
    }

    /// The bytes, for the cipher.
    #[must_use]
    pub fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// The key that stands for a secret of any length; `label` keeps uses apart.
    pub(crate) fn derived(label: &str, secret: &[u8]) -> Self {
        on_wiped_stack(|| {
            let hash = Sha256::new().chain_update(label).chain_update([0]).chain_update(secret);
            Self::filled(|key| hash.finalize_into(key.into()))
        })
    }

    /// The key as text: keyrings of some desktops keep nothing else.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        // Room for all of it at once: a text that grows leaves copies behind.
        let mut text = Zeroizing::new(String::with_capacity(2 * LENGTH));
        for byte in self.0.iter() {
            for digit in [byte >> 4, byte & 0xf] {
                text.extend(char::from_digit(digit.into(), 16));
            }
        }
        text
    }

    /// Reads [`Key::to_text`]; `None` for anything else.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let mut is_key = false;
        let key = Self::filled(|key| is_key = hex::decode_to_slice(text.trim(), key).is_ok());
        is_key.then_some(key)
    }

    /// A key that is written where it stays: one that is made elsewhere and moved there leaves a copy behind.
    fn filled(fill: impl FnOnce(&mut [u8; LENGTH])) -> Self {
        let mut key = Arc::new(Zeroizing::new([0; LENGTH]));
        if let Some(empty) = Arc::get_mut(&mut key) {
            fill(empty);
        }
        Self(key)
    }
}
