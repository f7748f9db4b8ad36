use std::io::Read;
use std::path::Path;

use engine::{Code, Error};

/// The beginning of a file: one byte more than is taken is enough to know that it is too large, however large it is.
pub(crate) fn read_at_most(path: &Path, bytes: usize) -> Result<Vec<u8>, Error> {
    let mut content = Vec::new();
    std::fs::File::open(path)
        .and_then(|opened| opened.take(bytes as u64 + 1).read_to_end(&mut content))
        .map_err(|error| {
            Error::new(Code::CannotReadFile)
                .with("path", path.display().to_string())
                .because(error)
        })?;
    Ok(content)
}
