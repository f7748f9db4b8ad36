use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::budget::Budget;
use crate::refusal::{Reason, RefusalCode};

/// Below this the ratio says nothing: a short text of one letter packs well.
const SMALL: u64 = 1 << 20;
const CHUNK: u64 = 1 << 16;

/// Takes an entry's name and content; an error ends it.
type EachEntry<'a> = dyn FnMut(&str, Result<Vec<u8>, Reason>, &mut Budget) -> Result<(), Reason> + 'a;

/// Hands on every file of an archive, or why it cannot be.
pub fn each_entry(bytes: &[u8], budget: &mut Budget, each: &mut EachEntry<'_>) -> Result<(), Reason> {
    let mut archive = open(bytes)?;
    for index in 0..archive.len() {
        let listed = archive.name_for_index(index).unwrap_or_default().to_owned();
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(error) => {
                budget.entry()?;
                each(&listed, Err(why(&error)), budget)?;
                continue;
            }
        };
        if file.is_dir() || is_furniture(file.name()) {
            continue;
        }
        budget.entry()?;
        let name = file.name().to_owned();
        let read = unpack(file, budget);
        let is_over = budget.room_in_all() == 0;
        each(&name, read, budget)?;
        if is_over {
            return Err(RefusalCode::UnpacksTooLarge.into());
        }
    }
    Ok(())
}

/// Unpacks everything into nothing, so that whoever reads the archive next cannot be surprised.
pub fn check_unpacking(bytes: &[u8], largest: u64, budget: &mut Budget) -> Result<(), Reason> {
    let mut archive = open(bytes)?;
    let mut all = 0;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| why(&error))?;
        let mut file = file.take(largest + 1);
        loop {
            let read = std::io::copy(&mut file.by_ref().take(CHUNK), &mut std::io::sink())
                .map_err(|_| Reason::from(RefusalCode::Damaged))?;
            all += read;
            if all > largest.min(budget.room_in_all()) {
                return Err(RefusalCode::UnpacksTooLarge.into());
            }
            budget.on_time()?;
            if read == 0 {
                break;
            }
        }
    }
    budget.unpacked(all)
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Reason> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| why(&error))
}

fn unpack<R: Read>(mut file: ZipFile<'_, R>, budget: &mut Budget) -> Result<Vec<u8>, Reason> {
    if file.size() > budget.limits.file_bytes {
        return Err(Reason::new(RefusalCode::TooLarge, file.size().to_string()));
    }
    let packed = file.compressed_size();
    let room = budget.room();
    let mut bytes = Vec::new();
    loop {
        let read = file
            .by_ref()
            .take(CHUNK)
            .read_to_end(&mut bytes)
            .map_err(|_| Reason::from(RefusalCode::Damaged))?;
        let length = bytes.len() as u64;
        let is_bomb = length > SMALL && length > packed.saturating_mul(budget.limits.packing_ratio);
        if is_bomb || length > room {
            budget.unpacked(length)?;
            return Err(RefusalCode::UnpacksTooLarge.into());
        }
        budget.on_time()?;
        if read == 0 {
            budget.unpacked(length)?;
            return Ok(bytes);
        }
    }
}

/// What systems put beside files.
fn is_furniture(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&last)
}

fn why(error: &ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => {
            RefusalCode::PasswordProtected.into()
        }
        ZipError::UnsupportedArchive(_) => RefusalCode::UnknownKind.into(),
        _ => RefusalCode::Damaged.into(),
    }
}
