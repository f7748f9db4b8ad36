use domain::{DateTime, Utc};

/// What a document says beside the invoice itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Where the data come from: the footer says so.
    pub source: Source,
    /// The issuer's own PDF, where one is kept. Its facts get a section, and the footer says that it prevails.
    pub original: Option<StoredOriginal>,
}

/// Where the data of an invoice come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// Partner Center.
    #[default]
    PartnerCenter,
    /// Someone who typed them or imported a file.
    ByHand,
    /// The sample account: nothing was sold.
    Sample,
}

impl Source {
    /// The id of the sentence that says so.
    pub(crate) const fn words_id(self) -> &'static str {
        match self {
            Self::PartnerCenter => "document-footer-partner-center",
            Self::ByHand => "document-footer-by-hand",
            Self::Sample => "document-footer-sample",
        }
    }
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
