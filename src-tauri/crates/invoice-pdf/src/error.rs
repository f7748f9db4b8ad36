/// Why no PDF came about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The used part of a face could not be cut out.
    #[error("cannot embed the face {face}: {reason}")]
    Face {
        /// The PostScript name of the face.
        face: &'static str,
        /// What the font library says.
        reason: String,
    },
    /// The file could not be put together.
    #[error("cannot write the PDF: {0}")]
    Write(String),
}
