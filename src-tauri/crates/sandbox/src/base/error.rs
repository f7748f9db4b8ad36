use std::path::Path;

/// SQLite's codes that mean something to whoever opens the file (sqlite.org/rescode.html).
mod sqlite {
    pub const PERMISSION: i32 = 3;
    /// `SQLITE_NOMEM`, which is also what SQLite makes of a page that the cipher refuses.
    pub const NO_MEMORY: i32 = 7;
    pub const BUSY: i32 = 5;
    pub const LOCKED: i32 = 6;
    pub const READ_ONLY: i32 = 8;
    pub const CORRUPT: i32 = 11;
    pub const FULL: i32 = 13;
    pub const CANNOT_OPEN: i32 = 14;
    pub const NOT_A_DATABASE: i32 = 26;
}

/// Why the sandbox cannot be opened or asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The key does not fit, or the file is no database of this program: a cipher cannot tell the two apart.
    #[error("the key does not open the sandbox file, or the file is damaged")]
    WrongKeyOrDamaged,
    /// The key fits and the content is damaged.
    #[error("the sandbox file is damaged")]
    Damaged,
    /// The file or its folder cannot be written.
    #[error("the sandbox file cannot be written")]
    ReadOnly,
    /// The folder of the file does not exist.
    #[error("the folder of the sandbox file does not exist")]
    FolderMissing,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Another process keeps the file to itself for longer than a few seconds.
    #[error("the sandbox file is in use")]
    Busy,
    /// The file was written by a newer version.
    #[error("the sandbox file has version {0}, newer than this program")]
    Newer(i64),
    /// The file belongs to another sample partner.
    #[error("the sandbox file belongs to the partner {0:?}")]
    OtherPartner(String),
    /// The calendar does not go there: only years of four digits are written as dates everywhere.
    #[error("the calendar does not reach {0}")]
    BeyondCalendar(domain::NaiveDate),
    /// The port cannot be served.
    #[error("the port cannot be served: {0}")]
    Port(#[from] std::io::Error),
    /// Anything else that SQLite says.
    #[error("the sandbox file cannot be used: {0}")]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = error
            .as_database_error()
            .and_then(|error| error.code())
            .and_then(|code| code.parse::<i32>().ok())
            // The low byte is the code, the rest says more about it.
            .map(|code| code & 0xff);
        match code {
            Some(sqlite::NOT_A_DATABASE) => Self::WrongKeyOrDamaged,
            Some(sqlite::CORRUPT | sqlite::NO_MEMORY) => Self::Damaged,
            Some(sqlite::READ_ONLY | sqlite::PERMISSION | sqlite::CANNOT_OPEN) => Self::ReadOnly,
            Some(sqlite::FULL) => Self::DiskFull,
            Some(sqlite::BUSY | sqlite::LOCKED) => Self::Busy,
            _ => match error {
                sqlx::Error::PoolTimedOut => Self::Busy,
                sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Damaged,
                error => Self::Database(error),
            },
        }
    }
}

/// Whether there is a folder for the file to be in.
pub(crate) fn folder_exists(file: &Path) -> bool {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.is_dir(),
        _ => true,
    }
}
