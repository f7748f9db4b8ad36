//! The one step that makes a file what its name says.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::test_point::reached;

/// Gives a file that is whole and on the disk its final name, in place of what stands there.
///
/// # Errors
/// As [`fs::rename`].
pub fn rename_whole(unfinished: &Path, place: &Path) -> io::Result<()> {
    between_points(|| fs::rename(unfinished, place))
}

/// The same for a file that would go with its handle.
///
/// # Errors
/// As [`NamedTempFile::persist`].
pub fn persist_whole(unfinished: NamedTempFile, place: &Path) -> io::Result<File> {
    between_points(|| unfinished.persist(place).map_err(|refused| refused.error))
}

/// The same where nothing may stand under that name.
///
/// # Errors
/// As [`NamedTempFile::persist_noclobber`].
pub fn persist_new(unfinished: NamedTempFile, place: &Path) -> io::Result<File> {
    between_points(|| unfinished.persist_noclobber(place).map_err(|refused| refused.error))
}

fn between_points<T>(give_name: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    reached("file-whole");
    let named = give_name()?;
    reached("file-named");
    Ok(named)
}
