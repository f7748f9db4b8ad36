use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use data_folder::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX, clear_unfinished, close_to_others};
use tempfile::NamedTempFile;
use zeroize::Zeroizing;

use crate::{Error, Key};

/// Keeps keys from files apart from any other use of the same secret.
const LABEL: &str = "packdesk key file 1";
/// More than this is not a key file; a path like a device could go on forever.
const LONGEST_BYTES: u64 = 1024 * 1024;
/// With so much room left, the end of a file is looked for in the buffer itself and not beside it.
const SPARE_BYTES: usize = 64;

/// How a file begins that holds a key itself, and not a secret that a key is made from.
const EXPORTED: &str = "packdesk-key-1";

/// The key of a file: an exported key, or any other content that is not blank. White space around it does not count.
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
    // Room for all of it at once: what grows leaves copies behind.
    let length = file.metadata().map_or(0, |file| file.len()).min(LONGEST_BYTES);
    let mut content = Zeroizing::new(Vec::with_capacity(usize::try_from(length).unwrap_or(0) + SPARE_BYTES));
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
    if secret.starts_with(EXPORTED.as_bytes()) {
        // Read as any other secret, a damaged one would become a key that opens nothing.
        return exported(secret).ok_or_else(|| Error::KeyFileUnreadable {
            path: path.to_owned(),
            reason: "the exported key is damaged".to_owned(),
        });
    }
    Ok(Key::derived(LABEL, secret))
}

fn exported(content: &[u8]) -> Option<Key> {
    let text = str::from_utf8(content).ok()?;
    let mut words = text.split_ascii_whitespace();
    let (EXPORTED, key, sum, None) = (words.next()?, words.next()?, words.next()?, words.next()) else {
        return None;
    };
    let key = Key::from_text(key)?;
    (checksum(&key) == sum).then_some(key)
}

fn checksum(key: &Key) -> String {
    hex::encode(&Key::derived(EXPORTED, key.bytes()).bytes()[..4])
}

/// Writes a key to a new file, for its owner alone. A file that is there stays as it is.
///
/// # Errors
/// [`Error::KeyFileExists`], [`Error::KeyFileUnwritable`].
pub fn export_key(key: &Key, path: &Path) -> Result<(), Error> {
    match write_new(path, line_of(key).as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Error::KeyFileExists { path: path.to_owned() })
        }
        written => written.map_err(|error| unwritable(path, &error)),
    }
}

fn line_of(key: &Key) -> Zeroizing<String> {
    Zeroizing::new(format!("{EXPORTED} {} {}\n", key.to_text().as_str(), checksum(key)))
}

/// Puts a key in the place of the one that a key file holds: whole, or not at all. A link is followed.
pub(crate) fn replace_key_file(path: &Path, key: &Key) -> Result<(), Error> {
    let replaced = || {
        let place = regular_file(path)?;
        let unfinished = unfinished(&place, line_of(key).as_bytes())?;
        data_folder::persist_whole(unfinished, &place)?;
        #[cfg(unix)]
        File::open(folder_of(&place))?.sync_all()?;
        Ok(())
    };
    replaced().map_err(|error| unwritable(path, &error))
}

/// Whether another key can be put in the place of the one that a key file holds: a file can be made beside it. What somebody
/// who was ended left there goes.
pub(crate) fn check_replaceable(path: &Path) -> Result<(), Error> {
    let tried = regular_file(path).and_then(|place| {
        clear_unfinished(folder_of(&place));
        unfinished(&place, b"\n")
    });
    tried.map(drop).map_err(|error| unwritable(path, &error))
}

/// Where a path leads to. A pipe or a device gives a key and keeps none.
fn regular_file(path: &Path) -> io::Result<PathBuf> {
    let place = fs::canonicalize(path)?;
    if fs::metadata(&place)?.is_file() {
        Ok(place)
    } else {
        Err(io::Error::other("it is no regular file"))
    }
}

/// The key of a key file that is there.
///
/// # Errors
/// [`Error::KeyFileMissing`], [`Error::KeyFileEmpty`], [`Error::KeyFileUnreadable`].
pub fn read_key_file(path: &Path) -> Result<Key, Error> {
    read_or_make(path, true)
}

fn unwritable(path: &Path, error: &io::Error) -> Error {
    Error::KeyFileUnwritable {
        path: path.to_owned(),
        kind: error.kind(),
        reason: error.to_string(),
    }
}

/// A file that another process just made is taken as it is.
fn make(path: &Path) -> Result<Key, Error> {
    let content = Zeroizing::new(format!("{}\n", Key::random()?.to_text().as_str()));
    match write_new(path, content.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(unwritable(path, &error)),
        _ => {}
    }
    read(path, File::open(path).map_err(|error| unreadable(path, &error))?)
}

/// The file gets its name only when it is complete, and never takes the place of another one.
fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let unfinished = unfinished(path, content)?;
    data_folder::persist_new(unfinished, path)?;
    Ok(())
}

/// A file beside its final name, with its content on the disk.
fn unfinished(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let mut unfinished = tempfile::Builder::new()
        .prefix(TEMPORARY_PREFIX)
        .suffix(TEMPORARY_SUFFIX)
        .tempfile_in(folder_of(path))?;
    // Whoever clears such files away leaves one that is locked.
    let _ = unfinished.as_file().try_lock();
    unfinished.write_all(content)?;
    unfinished.as_file().sync_all()?;
    Ok(unfinished)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
