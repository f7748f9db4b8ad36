use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::Error;

/// Length of a key in bytes.
const LENGTH: usize = 32;

/// The 256-bit key of the data folder. Wiped from memory when dropped, never shown.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; LENGTH]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(not shown)")
    }
}

impl Key {
    /// The key of these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// A new key from the operating system's random numbers.
    ///
    /// # Errors
    /// [`Error::Random`] when there are none.
    pub fn random() -> Result<Self, Error> {
        let mut key = Self([0; LENGTH]);
        getrandom::fill(&mut key.0).map_err(|error| Error::Random(error.to_string()))?;
        Ok(key)
    }

    /// The bytes, for the cipher.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// The key that stands for a secret of any length; `label` keeps uses apart.
    pub(crate) fn derived(label: &str, secret: &[u8]) -> Self {
        let hash = Sha256::new().chain_update(label).chain_update([0]).chain_update(secret);
        let mut key = Self([0; LENGTH]);
        hash.finalize_into((&mut key.0).into());
        key
    }

    /// The key as text: keyrings of some desktops keep nothing else.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0))
    }

    /// Reads [`Key::to_text`]; `None` for anything else.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let mut key = Self([0; LENGTH]);
        hex::decode_to_slice(text.trim(), &mut key.0).ok()?;
        Some(key)
    }
}
