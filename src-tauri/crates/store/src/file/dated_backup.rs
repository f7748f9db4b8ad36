use std::path::PathBuf;

use chrono::NaiveDate;

/// A copy of the ledger, encrypted with the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// The version of the ledger's schema.
    pub schema: i64,
    /// Counts up over all versions: the highest is the newest.
    pub number: u32,
    /// The day it was made on; none for one that was made before a migration.
    pub day: Option<NaiveDate>,
}
