use domain::{DateTime, Utc};

/// What a document says beside the invoice itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The issuer's own PDF, where one is kept. Its facts get a section, and the footer says that it prevails.
    pub original: Option<StoredOriginal>,
}

/// The facts of the issuer's own PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOriginal {
    /// The name of the file.
    pub file_name: String,
    /// How many pages it has, where that could be read.
    pub pages: Option<u32>,
    /// Its size in bytes.
    pub size: u64,
    /// When it was stored.
    pub stored: DateTime<Utc>,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}
