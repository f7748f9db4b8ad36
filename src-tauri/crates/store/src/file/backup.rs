use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use chrono::NaiveDate;
use cipher::CipherKey;
use data_folder::{DataFolder, Lock, beside, make_private_folder};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use crate::error::{Error, Failure};
use crate::file::connection::{Database, enciphered};
use crate::file::dated_backup::Backup;
use crate::file::inspect::check_pages;
use crate::file::thinning::superfluous;

/// How long a migration waits for another process that makes a backup.
const MAKING: Duration = Duration::from_secs(60);

/// How the day stands in the name of a backup.
const DAY: &str = "%Y-%m-%d";

/// Copies the ledger into the folder of backups, before a migration.
pub(crate) async fn make(ledger: &Database, folder: &DataFolder, schema: i64) -> Result<(), Error> {
    let _making = folder.lock(Lock::Backup, MAKING).await?;
    copy(ledger, folder, schema, None, None).await?;
    thin(folder)
}

/// Copies the ledger into the folder of backups once a day, where it was changed since the newest backup. The copy is
/// opened with the key and every page of it is checked before it counts.
///
/// `false` when nothing was to be done, or when another process is making a backup.
pub(crate) async fn make_for_day(
    ledger: &Database,
    key: &CipherKey,
    folder: &DataFolder,
    schema: i64,
    day: NaiveDate,
) -> Result<bool, Error> {
    if found(folder)?.iter().any(|backup| backup.day == Some(day)) {
        return Ok(false);
    }
    let _making = match folder.lock(Lock::Backup, Duration::ZERO).await {
        Ok(making) => making,
        Err(data_folder::Error::Busy { .. }) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let changed = last_change(ledger).await?;
    let found = found(folder)?;
    if found.iter().any(|backup| backup.day == Some(day))
        || found
            .first()
            .is_some_and(|newest| modified(&newest.path).ok() == Some(changed))
    {
        return Ok(false);
    }
    copy(ledger, folder, schema, Some((day, key)), Some(changed)).await?;
    thin(folder)?;
    Ok(true)
}

/// When the file of the ledger was changed last, after what stands in its journal has been brought over.
async fn last_change(ledger: &Database) -> Result<SystemTime, Error> {
    let brought_over = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)")
        .execute(ledger.writer())
        .await;
    ledger.map_error(brought_over.map_err(Failure::from))?;
    modified(ledger.file()).map_err(|error| Error::from_io(&error, ledger.file()))
}

fn modified(file: &Path) -> io::Result<SystemTime> {
    fs::metadata(file)?.modified()
}

/// Copies the ledger as it stands. The copy gets its name only once it is complete and on disk, so a name always stands for
/// a whole backup; its time is that of the last change in it.
async fn copy(
    ledger: &Database,
    folder: &DataFolder,
    schema: i64,
    daily: Option<(NaiveDate, &CipherKey)>,
    changed: Option<SystemTime>,
) -> Result<(), Error> {
    let backups = folder.backups();
    make_private_folder(&backups)?;
    let number = found(folder)?.first().map_or(0, |newest| newest.number) + 1;
    let unfinished = folder.unfinished_backup();
    discard(&unfinished)?;
    let name = match daily {
        None => format!("ledger-{schema}-{number}.db"),
        Some((day, _)) => format!("ledger-{schema}-{number}-{}.db", day.format(DAY)),
    };
    let named = backups.join(name);
    let copied = async {
        match daily {
            None => ledger.map_error(through_writer(ledger, &unfinished).await)?,
            Some((_, key)) => {
                ledger.map_error(beside_everybody(ledger, key, &unfinished).await)?;
                check_copy(&unfinished, key)
                    .await
                    .map_err(|failure| failure.at(&unfinished))?;
            }
        }
        finish(&unfinished, &named, changed).map_err(|error| Error::from_io(&error, &named))
    };
    let copied = copied.await;
    if copied.is_err() {
        // On a full disk nothing half-made shall take the last room.
        discard(&unfinished)?;
    }
    copied?;
    log::info!("the ledger was backed up to {}", named.display());
    Ok(())
}

/// Nobody may change the ledger meanwhile: a migration follows.
async fn through_writer(ledger: &Database, target: &Path) -> Result<(), Failure> {
    let mut connection = ledger.writer().acquire().await?;
    into_file(&mut connection, target).await
}

/// Through a connection of its own, so that whoever wants to write meanwhile does not wait.
async fn beside_everybody(ledger: &Database, key: &CipherKey, target: &Path) -> Result<(), Failure> {
    let mut connection = enciphered(ledger.file(), key).connect().await?;
    let copied = into_file(&mut connection, target).await;
    connection.close().await?;
    copied
}

async fn into_file(connection: &mut SqliteConnection, target: &Path) -> Result<(), Failure> {
    let Some(text) = target.to_str() else {
        return Err(Error::Database(format!("{} is not Unicode", target.display())).into());
    };
    let statement = format!("VACUUM INTO '{}'", text.replace('\'', "''"));
    sqlx::query(AssertSqlSafe(statement)).execute(connection).await?;
    Ok(())
}

/// Reads and checks every page of a copy that nobody else uses yet, however large.
pub(crate) async fn check_copy(file: &Path, key: &CipherKey) -> Result<(), Failure> {
    let mut connection = enciphered(file, key)
        .with_options(|options| options.read_only(true).pragma("query_only", "on"))
        .connect()
        .await?;
    let checked = check_pages(&mut connection, file).await;
    connection.close().await?;
    checked
}

fn thin(folder: &DataFolder) -> Result<(), Error> {
    let found = found(folder)?;
    superfluous(&found).into_iter().try_for_each(|old| remove(&old.path))
}

fn discard(unfinished: &Path) -> Result<(), Error> {
    remove(unfinished)?;
    ["-journal", "-wal", "-shm"]
        .iter()
        .try_for_each(|suffix| remove(&beside(unfinished, suffix)))
}

fn finish(unfinished: &Path, named: &Path, changed: Option<SystemTime>) -> io::Result<()> {
    settle(unfinished)?;
    if let Some(changed) = changed {
        fs::OpenOptions::new()
            .write(true)
            .open(unfinished)?
            .set_modified(changed)?;
    }
    data_folder::rename_whole(unfinished, named)?;
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
        Ok(()) => {
            data_folder::test_point::reached("file-removed");
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::from_io(&error, file)),
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
        if let Some((schema, number, day)) = entry.file_name().to_str().and_then(parts) {
            found.push(Backup {
                path: entry.path(),
                schema,
                number,
                day,
            });
        }
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    Ok(found)
}

/// The schema version, the count and the day in a backup's file name.
fn parts(name: &str) -> Option<(i64, u32, Option<NaiveDate>)> {
    let mut parts = name.strip_prefix("ledger-")?.strip_suffix(".db")?.splitn(3, '-');
    let (schema, number) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let day = match parts.next() {
        None => None,
        Some(day) => Some(NaiveDate::parse_from_str(day, DAY).ok()?),
    };
    Some((schema, number, day))
}
