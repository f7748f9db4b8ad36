use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

/// The key of enciphered files. Clones share one copy, which is wiped when the last of them goes.
#[derive(Clone)]
pub struct CipherKey(Arc<Zeroizing<[u8; 32]>>);

impl CipherKey {
    /// A copy of these bytes.
    #[must_use]
    pub fn new(bytes: &[u8; 32]) -> Self {
        // Filled where it stays: what is made elsewhere and moved there leaves a copy behind.
        let mut key = Arc::new(Zeroizing::new([0; 32]));
        if let Some(empty) = Arc::get_mut(&mut key) {
            empty.copy_from_slice(bytes);
        }
        Self(key)
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for CipherKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CipherKey(not shown)")
    }
}
