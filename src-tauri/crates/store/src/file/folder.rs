use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The files of a data folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn ledger(&self) -> PathBuf {
        self.root.join("ledger.db")
    }

    pub fn cache(&self) -> PathBuf {
        self.root.join("cache.db")
    }

    pub fn key_check(&self) -> PathBuf {
        self.root.join("key-check")
    }

    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    pub fn order_lock(&self) -> PathBuf {
        self.root.join("orders.lock")
    }

    pub fn opening_lock(&self) -> PathBuf {
        self.root.join("opening.lock")
    }

    /// Makes the folder where it is missing, for its owner alone.
    pub fn prepare(&self) -> Result<(), Error> {
        match fs::metadata(&self.root) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => Err(Error::NotAFolder {
                folder: self.root.clone(),
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => make_private_folder(&self.root),
            Err(error) => Err(Error::from_io(&error, &self.root)),
        }
    }
}

/// Makes a folder and its missing parents; on Unix nobody but the owner may enter.
pub(crate) fn make_private_folder(folder: &Path) -> Result<(), Error> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::FolderMissing {
            folder: folder.to_owned(),
        },
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Error::NotAFolder {
            folder: folder.to_owned(),
        },
        _ => Error::from_io(&error, folder),
    })
}

/// Opens a file for writing and makes it where it is missing; on Unix nobody but the owner may read or write a new one.
///
/// SQLite gives its journal files the mode of the database, so making the database file first covers them all.
pub(crate) fn open_private_file(file: &Path) -> Result<fs::File, Error> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(file).map_err(|error| Error::from_io(&error, file))
}

/// The length of a file in bytes, `None` where there is none.
pub(crate) fn length(file: &Path) -> Result<Option<u64>, Error> {
    match fs::metadata(file) {
        Ok(found) => Ok(Some(found.len())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::from_io(&error, file)),
    }
}

/// The path of a file that SQLite keeps beside `database`.
pub(crate) fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}
