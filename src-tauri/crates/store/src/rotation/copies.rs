use std::fs;
use std::path::{Path, PathBuf};

use cipher::CipherKey;
use data_folder::{DataFolder, beside, test_point};
use sqlx::Connection;

use crate::error::{Error, Failure};
use crate::file::backup::{check_copy, remove, settle};
use crate::file::connection::enciphered;
use crate::file::inspect::length;

/// What became of the files of a folder.
#[derive(Debug, Default)]
pub(crate) struct Copied {
    /// So many have a copy under the new key.
    pub copies: usize,
    /// These have none, because their present key does not open them.
    pub left: Vec<PathBuf>,
}

/// Makes a copy under the new key of every file that the present one opens, each of them read whole afterwards. The ledger
/// has to be among them. On an error nothing is left.
pub(crate) async fn make(folder: &DataFolder, key: &CipherKey, new: &CipherKey) -> Result<Copied, Error> {
    folder.discard_rekeyed();
    // One of an earlier rotation must not take the place of a file.
    if let Some((path, _)) = folder.rekeyed().pop() {
        return Err(Error::ReadOnly { path });
    }
    let mut copied = Copied::default();
    for file in folder.enciphered() {
        if length(&file)?.unwrap_or(0) == 0 {
            continue;
        }
        match copy(folder, &file, key, new).await {
            Ok(()) => copied.copies += 1,
            Err(failure) if failure.is_damage() && file != folder.ledger() => {
                log::warn!("{} keeps its key: {}", file.display(), failure.at(&file));
                remove(&folder.rekeyed_copy(&file))?;
                // What was fetched is fetched again.
                if file != folder.cache() {
                    copied.left.push(file);
                }
            }
            Err(failure) => {
                folder.discard_rekeyed();
                return Err(failure.at(&file));
            }
        }
        test_point::reached("rotation-copied");
    }
    Ok(copied)
}

async fn copy(folder: &DataFolder, file: &Path, key: &CipherKey, new: &CipherKey) -> Result<(), Failure> {
    bring_over(file, key).await?;
    let copy = folder.rekeyed_copy(file);
    let io = |error: std::io::Error| Error::from_io(&error, &copy);
    let changed = fs::metadata(file).and_then(|found| found.modified()).map_err(io)?;
    fs::copy(file, &copy).map_err(io)?;
    settle(&copy).map_err(io)?;
    enciphered(&copy, key).encipher_anew(new).await?;
    check_copy(&copy, new).await?;
    // A backup and the ledger tell by it when they were changed.
    fs::OpenOptions::new()
        .write(true)
        .open(&copy)
        .and_then(|copy| copy.set_modified(changed).and_then(|()| copy.sync_all()))
        .map_err(io)?;
    Ok(())
}

/// Brings what stands in the journal of a file over into the file, which is then all that there is.
async fn bring_over(file: &Path, key: &CipherKey) -> Result<(), Failure> {
    let mut connection = enciphered(file, key).connect().await?;
    let brought_over = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .execute(&mut connection)
        .await;
    connection.close().await?;
    brought_over?;
    for journal in ["-wal", "-journal"] {
        if length(&beside(file, journal))?.unwrap_or(0) > 0 {
            return Err(Error::Busy.into());
        }
    }
    Ok(())
}
