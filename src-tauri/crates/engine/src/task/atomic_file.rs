//! Files that stand under their final name whole, or not at all.

use std::io::{self, Write};
use std::path::Path;

use data_folder::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX};
use tempfile::NamedTempFile;

use crate::{Code, Error};

/// A file that is being written beside its final name.
pub(crate) fn begin(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX).suffix(TEMPORARY_SUFFIX);
    // A document is the user's own file, with the rights that any file of theirs gets.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Gives a file its final name once all of it is on the disk. `replace` is whether a file of that name may go.
pub(crate) fn finish(mut file: NamedTempFile, path: &Path, replace: bool) -> io::Result<()> {
    file.flush()?;
    file.as_file().sync_all()?;
    let named = if replace {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    named.map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file whole.
pub(crate) fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = begin(folder)?;
    file.write_all(bytes)?;
    finish(file, path, replace)
}

/// What kept a file from being written, named by what a person can do about it.
pub(crate) fn not_written(error: &io::Error, path: &Path) -> Error {
    let folder = path.parent().unwrap_or(path).display().to_string();
    let file = path.display().to_string();
    let named = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::new(Code::FolderFull).with("path", folder),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::new(Code::FolderMissing).with("path", folder),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Error::new(Code::FolderReadOnly).with("path", folder)
        }
        io::ErrorKind::AlreadyExists => Error::new(Code::FileExists).with("path", file),
        _ => Error::new(Code::CannotWriteFile).with("path", file),
    };
    named.because(error)
}
