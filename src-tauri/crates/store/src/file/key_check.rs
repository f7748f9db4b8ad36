use std::fs;
use std::io::{self, Write};
use std::path::Path;

use cipher::on_wiped_stack;
use data_folder::open_private_file;
use sha2::{Digest, Sha256};

use crate::error::Error;

const LABEL: &str = "packdesk-key-check-1";

/// What the note in the data folder says about a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyCheck {
    /// The data was encrypted with this key.
    Fits,
    /// The data was encrypted with another key.
    Other,
    /// There is no note: the folder is new, or was never completely set up.
    Missing,
    /// The note itself is damaged and says nothing.
    Damaged,
}

/// Eight bytes of a one-way hash of a random 256-bit key: enough to recognise it, useless for finding it.
pub(crate) fn fingerprint(key: &[u8; 32]) -> String {
    on_wiped_stack(|| {
        let hash = Sha256::new().chain_update(LABEL).chain_update(key).finalize();
        hex::encode(&hash[..8])
    })
}

/// The note with a checksum of its own, so that a damaged note is not taken for another key.
fn note(key: &[u8; 32]) -> String {
    let line = format!("{LABEL} {}", fingerprint(key));
    let checksum = checksum(&line);
    format!("{line} {checksum}\n")
}

fn checksum(line: &str) -> String {
    hex::encode(&Sha256::digest(line)[..4])
}

impl KeyCheck {
    /// Compares the note in `file` with `key`.
    pub fn read(file: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        let found = match fs::read(file) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Missing),
            Err(error) => return Err(Error::from_io(&error, file)),
        };
        let Ok(text) = String::from_utf8(found) else {
            return Ok(Self::Damaged);
        };
        let Some((line, sum)) = text.trim_end().rsplit_once(' ') else {
            return Ok(Self::Damaged);
        };
        if checksum(line) != sum {
            return Ok(Self::Damaged);
        }
        Ok(if text.trim_end() == note(key).trim_end() {
            Self::Fits
        } else {
            Self::Other
        })
    }

    /// Writes the note for `key`.
    pub fn write(file: &Path, key: &[u8; 32]) -> Result<(), Error> {
        let mut opened = open_private_file(file)?;
        opened
            .set_len(0)
            .and_then(|()| opened.write_all(note(key).as_bytes()))
            .and_then(|()| opened.sync_all())
            .map_err(|error| Error::from_io(&error, file))
    }
}
