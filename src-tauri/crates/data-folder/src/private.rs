use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use crate::Error;

/// Makes a folder and its missing parents; on Unix nobody but the owner may enter what was made.
///
/// # Errors
/// [`Error::Missing`], [`Error::NotAFolder`] or [`Error::File`].
pub fn make_private_folder(folder: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::Missing {
            folder: folder.to_owned(),
        },
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Error::NotAFolder {
            folder: folder.to_owned(),
        },
        _ => Error::file(folder, error),
    })
}

/// Makes an empty file that only its owner can read; one that is there already is left alone, and above all not opened.
///
/// Whoever opens a database file beside SQLite and closes it again takes every lock from it that this process holds
/// (sqlite.org, "How To Corrupt An SQLite Database File", 2.2): another process then takes itself for the last one and
/// removes the journal that is written here.
///
/// # Errors
/// [`Error::ReadOnly`], [`Error::DiskFull`] or what else keeps the file from being made.
pub fn make_private_file(file: &Path) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(Error::file(file, error)),
        _ => Ok(()),
    }
}

/// Opens a file for reading and writing and makes it where it is missing; on Unix nobody but the owner may read or write
/// a new one.
///
/// SQLite gives its journal files the mode of the database, so making the database file first covers them all.
///
/// # Errors
/// [`Error::File`].
pub fn open_private_file(file: &Path) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(|error| Error::file(file, error))
}
