use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use data_folder::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX, close_to_others};
use zeroize::Zeroizing;

use crate::{Error, Key};

/// Keeps keys from files apart from any other use of the same secret.
const LABEL: &str = "packdesk key file 1";
/// More than this is not a key file; a path like a device could go on forever.
const LONGEST_BYTES: u64 = 1024 * 1024;

/// The key of a file: any content that is not blank. White space around it does not count.
///
/// A file that others may read is closed to them, where it is this user's. One that does not exist is made with a new random key, but only while there is no data that needs the old one.
pub(crate) fn read_or_make(path: &Path, data_exists: bool) -> Result<Key, Error> {
    match File::open(path) {
        Ok(file) => {
            close_to_others(path);
            read(path, file)
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unreadable(path, &error)),
        Err(_) if data_exists => Err(Error::KeyFileMissing { path: path.to_owned() }),
        Err(_) => make(path),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::KeyFileUnreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

fn read(path: &Path, file: File) -> Result<Key, Error> {
    let mut content = Zeroizing::new(Vec::new());
    file.take(LONGEST_BYTES + 1)
        .read_to_end(&mut content)
        .map_err(|error| unreadable(path, &error))?;
    if content.len() as u64 > LONGEST_BYTES {
        return Err(Error::KeyFileUnreadable {
            path: path.to_owned(),
            reason: "it is longer than a key file can be".to_owned(),
        });
    }
    let secret = content.trim_ascii();
    if secret.is_empty() {
        return Err(Error::KeyFileEmpty { path: path.to_owned() });
    }
    Ok(Key::derived(LABEL, secret))
}

/// The file gets its name only when it is complete, and never takes the place of one that another process just made.
fn make(path: &Path) -> Result<Key, Error> {
    let unwritable = |error: &io::Error| Error::KeyFileUnwritable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let content = Key::random()?.to_text();
    let mut unfinished = tempfile::Builder::new()
        .prefix(TEMPORARY_PREFIX)
        .suffix(TEMPORARY_SUFFIX)
        .tempfile_in(folder)
        .map_err(|error| unwritable(&error))?;
    unfinished
        .write_all(content.as_bytes())
        .and_then(|()| unfinished.write_all(b"\n"))
        .and_then(|()| unfinished.as_file().sync_all())
        .map_err(|error| unwritable(&error))?;
    match unfinished.persist_noclobber(path) {
        Ok(_) => {}
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(refused) => return Err(unwritable(&refused.error)),
    }
    read(path, File::open(path).map_err(|error| unreadable(path, &error))?)
}
