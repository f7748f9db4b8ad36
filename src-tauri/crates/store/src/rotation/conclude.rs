use data_folder::{DataFolder, beside, rename_whole, test_point};

use crate::error::Error;
use crate::file::backup::remove;
use crate::file::key_check::KeyCheck;
use crate::rotation::rotation_note::{RotationNote, Side, bring_names_to_disk};

/// Whether a rotation was begun and is not concluded.
pub(crate) fn is_under_way(folder: &DataFolder) -> bool {
    folder.key_rotation().exists()
}

/// Which key the files are going to have, as far as a rotation says it: `Some(true)` for the new one, and for the former
/// one as long as no copy was put in place.
pub(crate) fn fits(folder: &DataFolder, key: &[u8; 32]) -> Option<bool> {
    let note = RotationNote::read(&folder.key_rotation()).ok()??;
    Some(match note.side(key) {
        Side::New => true,
        Side::Former => is_untouched(folder, &note),
        Side::Neither => false,
    })
}

/// Brings a rotation to its end with the key that was found: with the new one the copies are put in place, with the former
/// one they are thrown away. The caller has the databases alone. Ended at any moment, it is brought to its end by the next.
pub(crate) fn conclude(folder: &DataFolder, key: &[u8; 32]) -> Result<(), Error> {
    let Some(note) = RotationNote::read(&folder.key_rotation())? else {
        return Ok(());
    };
    match note.side(key) {
        Side::New => put_in_place(folder, key),
        Side::Former if is_untouched(folder, &note) => give_up(folder),
        Side::Former | Side::Neither => Err(Error::WrongKey {
            folder: folder.root().to_owned(),
        }),
    }
}

/// Throws the copies away. The note goes first: copies without one are left over.
pub(crate) fn give_up(folder: &DataFolder) -> Result<(), Error> {
    remove(&folder.key_rotation())?;
    bring_names_to_disk(folder.root())?;
    test_point::reached("rotation-given-up");
    folder.discard_rekeyed();
    log::info!("the files keep their key");
    Ok(())
}

fn put_in_place(folder: &DataFolder, key: &[u8; 32]) -> Result<(), Error> {
    for (copy, database) in folder.rekeyed() {
        // A journal of one file must never be read with another. All that stood in it was brought over.
        for journal in ["-wal", "-shm", "-journal"] {
            remove(&beside(&database, journal))?;
        }
        rename_whole(&copy, &database).map_err(|error| Error::from_io(&error, &database))?;
        test_point::reached("rotation-file-put");
    }
    bring_names_to_disk(&folder.backups())?;
    bring_names_to_disk(folder.root())?;
    test_point::reached("rotation-files-put");
    KeyCheck::write(&folder.key_check(), key)?;
    test_point::reached("rotation-key-noted");
    remove(&folder.key_rotation())?;
    bring_names_to_disk(folder.root())?;
    log::info!("every file has its new key");
    Ok(())
}

/// Whether all copies are still beside their files.
fn is_untouched(folder: &DataFolder, note: &RotationNote) -> bool {
    folder.rekeyed().len() == note.copies()
}
