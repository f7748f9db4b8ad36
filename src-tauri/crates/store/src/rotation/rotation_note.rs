use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use data_folder::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX, open_private_file, rename_whole};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::file::backup::remove;
use crate::file::key_check::fingerprint;

const LABEL: &str = "packdesk-key-rotation-1";
/// What the note is called until it is whole.
const UNFINISHED: &str = "rotation";

/// What is written down once every file has a copy under the new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RotationNote {
    former: String,
    new: String,
    copies: usize,
}

/// Which of the two keys of a rotation a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Former,
    New,
    Neither,
}

impl RotationNote {
    pub fn new(former: &[u8; 32], new: &[u8; 32], copies: usize) -> Self {
        Self {
            former: fingerprint(former),
            new: fingerprint(new),
            copies,
        }
    }

    /// Which of the two a key is.
    pub fn side(&self, key: &[u8; 32]) -> Side {
        let print = fingerprint(key);
        if print == self.new {
            Side::New
        } else if print == self.former {
            Side::Former
        } else {
            Side::Neither
        }
    }

    /// How many copies were made.
    pub const fn copies(&self) -> usize {
        self.copies
    }

    /// Reads the note; `None` where there is none.
    pub fn read(file: &Path) -> Result<Option<Self>, Error> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(Error::Damaged { file: file.to_owned() });
            }
            Err(error) => return Err(Error::from_io(&error, file)),
        };
        let note = Self::of_text(&text);
        note.map(Some).ok_or_else(|| Error::Damaged { file: file.to_owned() })
    }

    /// Writes the note. It is there as a whole, or not at all.
    pub fn write(&self, file: &Path) -> Result<(), Error> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let unfinished = folder.join(format!("{TEMPORARY_PREFIX}{UNFINISHED}{TEMPORARY_SUFFIX}"));
        remove(&unfinished)?;
        open_private_file(&unfinished)?
            .write_all(self.text().as_bytes())
            .and_then(|()| File::open(&unfinished)?.sync_all())
            .and_then(|()| rename_whole(&unfinished, file))
            .map_err(|error| Error::from_io(&error, file))?;
        bring_names_to_disk(folder)
    }

    fn text(&self) -> String {
        let line = format!("{LABEL} {} {} {}", self.former, self.new, self.copies);
        format!("{line} {}\n", checksum(&line))
    }

    fn of_text(text: &str) -> Option<Self> {
        let (line, sum) = text.trim_end().rsplit_once(' ')?;
        if checksum(line) != sum {
            return None;
        }
        let mut words = line.strip_prefix(LABEL)?.split_whitespace();
        let note = Self {
            former: words.next()?.to_owned(),
            new: words.next()?.to_owned(),
            copies: words.next()?.parse().ok()?,
        };
        words.next().is_none().then_some(note)
    }
}

/// Waits until what was renamed or removed in a folder is on disk.
pub(crate) fn bring_names_to_disk(folder: &Path) -> Result<(), Error> {
    #[cfg(unix)]
    if folder.exists() {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| Error::from_io(&error, folder))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

fn checksum(line: &str) -> String {
    hex::encode(&Sha256::digest(line)[..4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_as_it_was_written_and_a_damaged_one_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("key-rotation");
        assert_eq!(RotationNote::read(&file), Ok(None));
        let note = RotationNote::new(&[1; 32], &[2; 32], 7);
        note.write(&file).expect("written");
        assert_eq!(RotationNote::read(&file), Ok(Some(note.clone())));
        let sides = [[1; 32], [2; 32], [3; 32]].map(|key| note.side(&key));
        assert_eq!(sides, [Side::Former, Side::New, Side::Neither]);
        let whole = fs::read(&file).expect("the note");
        for place in 0..whole.len() - 1 {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            fs::write(&file, damaged).expect("damaged");
            assert_eq!(
                RotationNote::read(&file),
                Err(Error::Damaged { file: file.clone() }),
                "{place}"
            );
        }
    }
}
