use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// What stands in a folder.
///
/// # Errors
/// When it cannot be read.
pub fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let problem = |error| Failure::file(folder, &error);
    fs::read_dir(folder)
        .map_err(problem)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(problem))
        .collect()
}
