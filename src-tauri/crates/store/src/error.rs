use std::io;
use std::path::{Path, PathBuf};

use data_folder::{beside, is_disk_full, try_to_write};
use domain::{InvoiceNumber, OrderState, RequestId};

/// Why the data folder did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The data folder is not there and cannot be made: its drive or parent is missing.
    #[error("the data folder {folder:?} does not exist")]
    FolderMissing {
        /// The folder as given.
        folder: PathBuf,
    },
    /// Something that is no folder stands at the path of the data folder or of a parent.
    #[error("{folder:?} is not a folder")]
    NotAFolder {
        /// The folder as given.
        folder: PathBuf,
    },
    /// The folder or a file in it cannot be written.
    #[error("{path:?} cannot be written")]
    ReadOnly {
        /// The folder or file.
        path: PathBuf,
    },
    /// The data was encrypted with another key. Nothing was touched.
    #[error("the data in {folder:?} was encrypted with another key")]
    WrongKey {
        /// The data folder.
        folder: PathBuf,
    },
    /// The file cannot be read with this key, and the note that would tell a wrong key from damage is missing or
    /// unreadable itself. Nothing was touched.
    #[error("{file:?} was encrypted with another key, or it is damaged")]
    WrongKeyOrDamaged {
        /// The file.
        file: PathBuf,
    },
    /// The key is right and the file is not readable. Nothing was touched; [`crate::Store::backups`] lists what could
    /// take its place.
    #[error("{file:?} is damaged")]
    Damaged {
        /// The file.
        file: PathBuf,
    },
    /// The folder was in use, but its ledger is gone. A new one is not made in its place.
    #[error("{file:?} is missing, although this folder had one")]
    LedgerMissing {
        /// Where the ledger was.
        file: PathBuf,
    },
    /// The ledger is that of another data folder. Nothing was touched.
    #[error("{file:?} is the ledger of another data folder")]
    OtherLedger {
        /// The file.
        file: PathBuf,
    },
    /// A newer version of the program wrote the file. Nothing was touched.
    #[error("{file:?} was written by a newer version of this program")]
    NewerSchema {
        /// The file.
        file: PathBuf,
    },
    /// The disk is full; the change was not made.
    #[error("the disk is full")]
    Full,
    /// Another process holds the data; nothing was changed. Trying again later can work.
    #[error("another process is using the data")]
    Busy,
    /// Another order of the account was already sent under this request id.
    #[error("the request id {request} belongs to another order")]
    RequestTaken {
        /// The request id.
        request: RequestId,
    },
    /// The offer has a draft already.
    #[error("the draft {draft} of the same offer was begun before")]
    DraftExists {
        /// The id of that draft.
        draft: uuid::Uuid,
    },
    /// The stored order is further on than the one that was to replace it: the copy was outdated.
    #[error("an order that is {stored:?} cannot be replaced by one that is {given:?}")]
    OutdatedOrder {
        /// The state on disk, which stays.
        stored: OrderState,
        /// The state of the copy that was refused.
        given: OrderState,
    },
    /// An invoice is not in the archive.
    #[error("invoice {number} is not in the archive")]
    NotArchived {
        /// Its number.
        number: InvoiceNumber,
    },
    /// A record is there but this version cannot read it.
    #[error("{record} cannot be read: {reason}")]
    Unreadable {
        /// What it is.
        record: String,
        /// What the reader said.
        reason: String,
    },
    /// Anything else the database or the file system reported.
    #[error("database: {0}")]
    Database(String),
}

impl Error {
    /// Reads an error of the file system about `path`.
    pub(crate) fn from_io(error: &io::Error, path: &Path) -> Self {
        if is_disk_full(error) {
            return Self::Full;
        }
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path: path.to_owned() }
            }
            io::ErrorKind::NotADirectory => Self::NotAFolder {
                folder: path.to_owned(),
            },
            _ => Self::Database(format!("{}: {error}", path.display())),
        }
    }
}

impl From<data_folder::Error> for Error {
    fn from(error: data_folder::Error) -> Self {
        use data_folder::Error as Source;
        match error {
            Source::Missing { folder } => Self::FolderMissing { folder },
            Source::NotAFolder { folder } => Self::NotAFolder { folder },
            Source::Busy { .. } => Self::Busy,
            Source::File { path, source } => Self::from_io(&source, &path),
            error => Self::Database(error.to_string()),
        }
    }
}

/// An error inside the crate, before it is known which file it concerns.
#[derive(Debug)]
pub(crate) enum Failure {
    /// From the database.
    Sql(sqlx::Error),
    /// Already told.
    Known(Error),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Known(error)
    }
}

/// The primary result codes of SQLite that tell the caller something (sqlite.org/rescode.html).
mod code {
    pub const BUSY: u32 = 5;
    pub const LOCKED: u32 = 6;
    /// `SQLITE_NOMEM`, which is also what SQLite makes of a page that the cipher refuses (pager.c: `CODEC1` and `CODEC2`
    /// end in it).
    pub const NO_MEMORY: u32 = 7;
    pub const READ_ONLY: u32 = 8;
    pub const INPUT_OUTPUT: u32 = 10;
    pub const CORRUPT: u32 = 11;
    pub const FULL: u32 = 13;
    pub const CANNOT_OPEN: u32 = 14;
    pub const NOT_A_DATABASE: u32 = 26;
    /// `SQLITE_IOERR_SHORT_READ`: the file ends inside a page.
    pub const SHORT_READ: u32 = 522;
    /// `SQLITE_IOERR_CORRUPTFS`.
    pub const CORRUPT_FILE_SYSTEM: u32 = 8458;
}

impl Failure {
    /// What it means for `file`, once the key is known to be right.
    pub fn at(self, file: &Path) -> Error {
        let error = match self {
            Self::Known(error) => return error,
            Self::Sql(error) => error,
        };
        if let sqlx::Error::Io(error) = &error {
            return Error::from_io(error, file);
        }
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Error::Busy;
        }
        let Some(extended) = result_code(&error) else {
            return Error::Database(error.to_string());
        };
        if is_damage(extended) {
            return Error::Damaged { file: file.to_owned() };
        }
        match (extended & 0xff, extended) {
            (code::FULL, _) => Error::Full,
            (code::BUSY | code::LOCKED, _) => Error::Busy,
            (code::READ_ONLY | code::CANNOT_OPEN, _) => {
                cannot_write(file).unwrap_or_else(|| Error::ReadOnly { path: file.to_owned() })
            }
            (code::INPUT_OUTPUT, _) => cannot_write(file)
                .unwrap_or_else(|| Error::Database(format!("{}: {error} ({extended})", file.display()))),
            _ => Error::Database(error.to_string()),
        }
    }

    /// Whether it means that the file is damaged, once the key is known to be right.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Known(error) => matches!(error, Error::Damaged { .. }),
            Self::Sql(error) => result_code(error).is_some_and(is_damage),
        }
    }

    /// Whether the disk of `file` has no room left, however SQLite put it.
    pub fn is_disk_full(&self, file: &Path) -> bool {
        match self {
            Self::Known(error) => *error == Error::Full,
            Self::Sql(error) => match result_code(error).map(|extended| (extended & 0xff, extended)) {
                Some((_, extended)) if is_damage(extended) => false,
                Some((code::FULL, _)) => true,
                Some((code::INPUT_OUTPUT | code::CANNOT_OPEN | code::READ_ONLY, _)) => {
                    cannot_write(file) == Some(Error::Full)
                }
                _ => false,
            },
        }
    }

    /// Whether another process holds the file.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Known(error) => *error == Error::Busy,
            Self::Sql(sqlx::Error::PoolTimedOut) => true,
            Self::Sql(error) => result_code(error).is_some_and(|code| matches!(code & 0xff, code::BUSY | code::LOCKED)),
        }
    }

    /// Whether SQLite saw no database at all: a wrong key or a damaged first page, which it cannot tell apart.
    pub fn is_not_a_database(&self) -> bool {
        matches!(self, Self::Sql(error) if result_code(error).is_some_and(|code| code & 0xff == code::NOT_A_DATABASE))
    }

    /// Whether a `UNIQUE` rule refused the change.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Sql(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}

const fn is_damage(extended: u32) -> bool {
    matches!(extended & 0xff, code::NOT_A_DATABASE | code::CORRUPT | code::NO_MEMORY)
        || matches!(extended, code::SHORT_READ | code::CORRUPT_FILE_SYSTEM)
}

/// Why nothing can be written beside a file; `None` where it can. SQLite does not always say that the disk is full: where it
/// indexes its journal, or where a limit was reached, it says only that it failed.
fn cannot_write(file: &Path) -> Option<Error> {
    let longest = ["", "-wal", "-shm"]
        .into_iter()
        .filter_map(|suffix| std::fs::metadata(beside(file, suffix)).ok())
        .map(|found| found.len())
        .max()
        .unwrap_or(0);
    match try_to_write(file.parent().unwrap_or(Path::new(".")), longest) {
        Ok(()) => None,
        Err(error) => match Error::from(error) {
            error @ (Error::Full | Error::ReadOnly { .. } | Error::FolderMissing { .. }) => Some(error),
            _ => None,
        },
    }
}

/// The extended result code of SQLite, where the error came from it.
fn result_code(error: &sqlx::Error) -> Option<u32> {
    match error {
        sqlx::Error::Database(error) => error.code()?.parse().ok(),
        _ => None,
    }
}
