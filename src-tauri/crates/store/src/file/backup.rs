use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use data_folder::{DataFolder, make_private_folder};
use sqlx::AssertSqlSafe;

use crate::error::{Error, Failure};
use crate::file::connection::Database;

/// So many backups of each schema version are kept.
const KEPT: usize = 5;

/// A copy of the ledger, encrypted with the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// The version of the ledger's schema.
    pub schema: i64,
    /// Counts up over all versions: the highest is the newest.
    pub number: u32,
}

/// Copies the ledger as it stands into the folder of backups.
///
/// The copy gets its name only once it is complete and on disk, so a name always stands for a whole backup.
pub(crate) async fn make(ledger: &Database, folder: &DataFolder, schema: i64) -> Result<(), Error> {
    let backups = folder.backups();
    make_private_folder(&backups)?;
    let number = found(folder)?.first().map_or(0, |newest| newest.number) + 1;
    let unfinished = folder.unfinished_backup();
    remove(&unfinished)?;
    let Some(target) = unfinished.to_str() else {
        return Err(Error::Database(format!("{} is not Unicode", unfinished.display())));
    };
    let copied = async {
        let mut connection = ledger.writer().acquire().await?;
        let statement = format!("VACUUM INTO '{}'", target.replace('\'', "''"));
        sqlx::query(AssertSqlSafe(statement)).execute(&mut *connection).await?;
        Ok::<(), Failure>(())
    };
    ledger.map_error(copied.await)?;
    let named = backups.join(format!("ledger-{schema}-{number}.db"));
    finish(&unfinished, &named).map_err(|error| Error::from_io(&error, &named))?;
    log::info!("the ledger was backed up to {}", named.display());
    for old in found(folder)?
        .iter()
        .filter(|backup| backup.schema == schema)
        .skip(KEPT)
    {
        remove(&old.path)?;
    }
    Ok(())
}

fn finish(unfinished: &Path, named: &Path) -> io::Result<()> {
    settle(unfinished)?;
    fs::rename(unfinished, named)?;
    #[cfg(unix)]
    if let Some(folder) = named.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Makes a copy readable for its owner alone and waits until it is on disk.
pub(crate) fn settle(file: &Path) -> io::Result<()> {
    let file = fs::OpenOptions::new().write(true).open(file)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
    }
    file.sync_all()
}

/// Removes a file; none is no error.
pub(crate) fn remove(file: &Path) -> Result<(), Error> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::from_io(&error, file)),
        _ => Ok(()),
    }
}

/// The backups of a folder, newest first.
pub(crate) fn found(folder: &DataFolder) -> Result<Vec<Backup>, Error> {
    let backups = folder.backups();
    let entries = match fs::read_dir(&backups) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::from_io(&error, &backups)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Error::from_io(&error, &backups))?;
        if let Some((schema, number)) = entry.file_name().to_str().and_then(numbers) {
            found.push(Backup {
                path: entry.path(),
                schema,
                number,
            });
        }
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    Ok(found)
}

/// The schema version and the count in a backup's file name.
fn numbers(name: &str) -> Option<(i64, u32)> {
    let (schema, number) = name.strip_prefix("ledger-")?.strip_suffix(".db")?.split_once('-')?;
    Some((schema.parse().ok()?, number.parse().ok()?))
}
