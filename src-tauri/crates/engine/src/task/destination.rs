use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// So many links one after the other are followed, as Linux does.
const LINKS: usize = 40;

/// What becomes of a path that something is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A file is put there whole, in the place of one that may stand there.
    Replaced(PathBuf),
    /// A device, a pipe, or a descriptor of this process: it stays, and what is written goes into it.
    WrittenInto(PathBuf),
}

/// Where writing to a path leads. A link is followed; where it leads to nothing, the file is made there.
pub(crate) fn destination(path: &Path) -> io::Result<Destination> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if is_descriptor(&path) {
            return Ok(Destination::WrittenInto(path));
        }
        let found = match fs::symlink_metadata(&path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Destination::Replaced(path)),
            Err(error) => return Err(error),
        };
        if found.is_symlink() {
            let target = fs::read_link(&path)?;
            path = folder_of(&path).join(target);
        } else if found.is_file() || found.is_dir() {
            return Ok(Destination::Replaced(path));
        } else {
            return Ok(Destination::WrittenInto(path));
        }
    }
    Err(io::Error::other("links lead in a circle"))
}

/// The folder that a file stands in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Whether a path names a descriptor of a process: what looks like a link there leads to what is open, whatever its name.
fn is_descriptor(path: &Path) -> bool {
    let folder = folder_of(path);
    cfg!(unix)
        && folder.ends_with("fd")
        && fs::canonicalize(folder).is_ok_and(|folder| folder.starts_with("/proc") || folder == Path::new("/dev/fd"))
}
