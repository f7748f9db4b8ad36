use cipher::CipherKey;
use data_folder::{DataFolder, make_private_file};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteSynchronous;

use crate::error::{Error, Failure};
use crate::file::backup;
use crate::file::connection::Database;
use crate::file::inspect::{Inspected, examine, length};
use crate::file::key_check::KeyCheck;
use crate::file::last_change::{LastChange, Noted};
use crate::file::ledger_state::{self, LostBy};
use crate::file::schema::{self, Standing};
use crate::ledger::order_texts;
use crate::search::invoice_index;

/// SQLCipher's page size (zetetic.net, `cipher_page_size`).
const PAGE_BYTES: u64 = 4096;

/// A ledger that was opened.
pub(crate) struct OpenedLedger {
    pub database: Database,
    /// The name that it shares with its copies.
    pub name: String,
    /// Changes are missing in it, and the disk had no room to write that down.
    pub loss: Option<LostBy>,
}

/// Opens the ledger. Until it is known to be whole, of this folder and not newer than this program, nothing in it is
/// changed. `alone` says that no other process has it open.
pub(crate) async fn open(
    folder: &DataFolder,
    key: &CipherKey,
    note: KeyCheck,
    migrations: &Migrator,
    alone: bool,
) -> Result<OpenedLedger, Error> {
    let file = folder.ledger();
    let noted = Noted::read(&folder.last_change())?;
    let mut found = Inspected::nothing();
    match (length(&file)?, note) {
        (None | Some(0), _) if !had_one(folder) => make_private_file(&file)?,
        (None, _) => return Err(Error::LedgerMissing { file }),
        (Some(0), _) => return Err(Error::Damaged { file }),
        (Some(length), _) => {
            found = match examine(&file, key, migrations, alone).await {
                Ok(found) => found,
                Err(failure) if failure.is_disk_full(&file) => {
                    return without_room(folder, key, migrations, noted).await;
                }
                Err(failure) if failure.is_not_a_database() && note != KeyCheck::Fits => {
                    return Err(Error::WrongKeyOrDamaged { file });
                }
                Err(failure) => return Err(failure.at(&file)),
            };
            // SQLite takes a file that is shorter than a page for a new one and would write over it.
            match (found.standing, note) {
                (Standing::Empty, KeyCheck::Missing) if length >= PAGE_BYTES => {}
                (Standing::Empty, KeyCheck::Missing) => return Err(Error::WrongKeyOrDamaged { file }),
                (Standing::Empty | Standing::Foreign, _) => return Err(Error::Damaged { file }),
                _ => {}
            }
        }
    }
    if found.standing == Standing::Newer {
        return Err(Error::NewerSchema { file });
    }
    refuse_other_ledger(folder, &found, noted.as_ref())?;
    // A version that knows only the older schema may be at work on it.
    if matches!(found.standing, Standing::Older(_)) && !alone {
        return Err(Error::Busy);
    }
    let mut database = match Database::open(&file, key, SqliteSynchronous::Full).await {
        Ok(database) => database,
        Err(failure) if failure.is_disk_full(&file) => return without_room(folder, key, migrations, noted).await,
        Err(failure) => return Err(failure.at(&file)),
    };
    let prepared = async {
        bring_up_to_date(&database, folder, found.standing, migrations).await?;
        begin_to_count(&mut database, folder, noted).await
    };
    match prepared.await.map_err(|failure: Failure| failure.at(&file)) {
        Ok((name, loss)) => Ok(OpenedLedger { database, name, loss }),
        Err(error) => {
            database.close().await;
            Err(error)
        }
    }
}

/// Whether the folder had a ledger with something in it, whatever became of the file: the notes beside it or its backups are
/// there.
pub(crate) fn had_one(folder: &DataFolder) -> bool {
    folder.key_check().exists()
        || folder.last_change().exists()
        || backup::found(folder).map_or(true, |found| !found.is_empty())
}

/// Opens the ledger on a full disk, to be read.
async fn without_room(
    folder: &DataFolder,
    key: &CipherKey,
    migrations: &Migrator,
    noted: Option<Noted>,
) -> Result<OpenedLedger, Error> {
    let file = folder.ledger();
    let mut database = Database::open_without_room(&file, key, SqliteSynchronous::Full)
        .await
        .map_err(|failure| failure.at(&file))?;
    let prepared = async {
        let mut connection = database.readers().acquire().await?;
        let standing = schema::standing(&mut connection, migrations).await?;
        let state = ledger_state::read(&mut connection).await?;
        drop(connection);
        match standing {
            Standing::Current => {}
            Standing::Newer => return Err(Error::NewerSchema { file: file.clone() }.into()),
            Standing::Foreign => return Err(Error::Damaged { file: file.clone() }.into()),
            // There is no room to bring it up to date.
            Standing::Empty | Standing::Older(_) => return Err(Error::Full.into()),
        }
        refuse_other_ledger(folder, &Inspected { standing, state }, noted.as_ref())?;
        begin_to_count(&mut database, folder, noted).await
    };
    match prepared.await.map_err(|failure: Failure| failure.at(&file)) {
        Ok((name, loss)) => {
            log::warn!("the disk is full: the ledger is open for reading, and for this process alone");
            Ok(OpenedLedger { database, name, loss })
        }
        Err(error) => {
            database.close().await;
            Err(error)
        }
    }
}

/// The note beside the ledger knows which one belongs here, unless a person has put a backup in its place.
fn refuse_other_ledger(folder: &DataFolder, found: &Inspected, noted: Option<&Noted>) -> Result<(), Error> {
    match (&found.state, noted) {
        (Some(state), Some(noted)) if !noted.restored && noted.ledger != state.ledger => {
            Err(Error::OtherLedger { file: folder.ledger() })
        }
        _ => Ok(()),
    }
}

/// Brings an open ledger to the newest schema, after a backup, and what is derived from it to the rules of today.
async fn bring_up_to_date(
    ledger: &Database,
    folder: &DataFolder,
    standing: Standing,
    migrations: &Migrator,
) -> Result<(), Failure> {
    if let Standing::Older(version) = standing {
        backup::make(ledger, folder, version).await?;
    }
    if standing != Standing::Current {
        schema::migrate(ledger.writer(), migrations).await?;
    }
    derive(ledger).await
}

/// Brings what is derived from the documents to the rules of today.
pub(crate) async fn derive(ledger: &Database) -> Result<(), Failure> {
    invoice_index::bring_up_to_date(ledger).await?;
    order_texts::bring_up_to_date(ledger).await
}

/// Compares the ledger with the note beside it, and notes every change from now on. The answer is the name of the ledger
/// and, where that could not be written down, that it lost changes.
async fn begin_to_count(
    ledger: &mut Database,
    folder: &DataFolder,
    noted: Option<Noted>,
) -> Result<(String, Option<LostBy>), Failure> {
    let mut connection = ledger.readers().acquire().await?;
    let state = ledger_state::read(&mut connection).await?;
    drop(connection);
    let Some(mut state) = state else {
        let file = ledger.file().to_owned();
        return Err(Error::Damaged { file }.into());
    };
    let place = folder.last_change();
    let loss = noted.as_ref().and_then(|noted| {
        let is_behind = noted.change > state.last_change;
        match noted.restored {
            true => (is_behind || noted.ledger != state.ledger).then_some(LostBy::Restore),
            false => is_behind.then_some(LostBy::File),
        }
    });
    // A ledger of an earlier version, made anew or copied here by hand, goes on under the name that is noted.
    let renamed = noted
        .as_ref()
        .filter(|noted| !noted.restored && noted.ledger != state.ledger)
        .map(|noted| noted.ledger.clone());
    if let Some(name) = &renamed {
        state.ledger.clone_from(name);
    }
    ledger.note_changes(LastChange::new(place.clone(), state.ledger.clone()));
    if loss.is_none() && renamed.is_none() {
        if noted.is_none_or(|noted| noted.restored) {
            tell(note(&state, &place));
        }
        return Ok((state.ledger, None));
    }
    let last = noted.map_or(0, |noted| noted.change);
    let written = async {
        let mut change = ledger.begin().await?;
        if renamed.is_some() {
            ledger_state::rename(&mut change, &state.ledger).await?;
        }
        if let Some(lost_by) = loss {
            log::warn!("the ledger lacks changes up to number {last}");
            ledger_state::note_loss(&mut change, last, lost_by).await?;
        }
        change.commit().await?;
        let mut connection = ledger.readers().acquire().await?;
        ledger_state::read(&mut connection).await
    };
    match written.await {
        Ok(Some(now)) => {
            tell(note(&now, &place));
            Ok((now.ledger, None))
        }
        Ok(None) => Ok((state.ledger, None)),
        Err(failure) => match failure.at(ledger.file()) {
            Error::Full | Error::ReadOnly { .. } => Ok((state.ledger, loss)),
            error => Err(error.into()),
        },
    }
}

fn note(state: &ledger_state::LedgerState, place: &std::path::Path) -> Result<(), Error> {
    let noted = Noted {
        ledger: state.ledger.clone(),
        change: state.last_change,
        restored: false,
    };
    noted.write(place)
}

/// A note that is missing or behind does no harm.
fn tell(noted: Result<(), Error>) {
    if let Err(error) = noted {
        log::warn!("the last change is not noted: {error}");
    }
}
