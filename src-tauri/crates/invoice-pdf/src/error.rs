use typeset::SubsetError;

/// Why no PDF came about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The used part of a face could not be cut out.
    #[error(transparent)]
    Face(#[from] SubsetError),
    /// The file could not be put together.
    #[error("cannot write the PDF: {0}")]
    Write(String),
}
