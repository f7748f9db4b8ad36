use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use data_folder::open_private_file;
use sha2::{Digest, Sha256};

use crate::error::Error;

const LABEL: &str = "packdesk-last-change-1";
/// The note stands twice, and the older of the two is written over: one that was cut short leaves the other.
const PLACES: usize = 2;
/// The length of a place, in bytes: longer than the text of a note.
const PLACE_BYTES: usize = 128;
/// Pause between two tries for the note, and how many make a second.
const PAUSE: Duration = Duration::from_millis(10);
const TRIES: u32 = 100;

/// What the note beside the ledger says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noted {
    /// The ledger that was changed.
    pub ledger: String,
    /// The number of its last change.
    pub change: i64,
    /// A person has put a backup in the place of the ledger since.
    pub restored: bool,
}

/// The note of the last change to one ledger. It is written after the change is on disk and before anybody is told that it
/// was made, so it may be behind its ledger and is never ahead of it, unless the ledger lost changes.
#[derive(Debug, Clone)]
pub(crate) struct LastChange {
    file: PathBuf,
    ledger: String,
}

impl Noted {
    /// Reads the note; `None` where there is none, or none that can be read: then it says nothing.
    pub fn read(file: &Path) -> Result<Option<Self>, Error> {
        match fs::read(file) {
            Ok(bytes) => Ok(newest(&places(&bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::from_io(&error, file)),
        }
    }

    /// Writes this in place of all that the note says.
    pub fn write(&self, file: &Path) -> Result<(), Error> {
        let written = open_private_file(file).map_err(Error::from).and_then(|mut opened| {
            opened
                .write_all(&self.place().repeat(PLACES))
                .and_then(|()| opened.sync_data())
                .map_err(|error| Error::from_io(&error, file))
        });
        if written.is_ok() {
            data_folder::test_point::reached("last-change-written");
        }
        written
    }

    /// Notes that a person has put another ledger in the place of the one that is noted. Nothing is noted where there was no
    /// note.
    pub fn restored(file: &Path) -> Result<(), Error> {
        match Self::read(file)? {
            Some(noted) => Self {
                restored: true,
                ..noted
            }
            .write(file),
            None => Ok(()),
        }
    }

    fn place(&self) -> Vec<u8> {
        let kind = if self.restored { "restored" } else { "changed" };
        let line = format!("{LABEL} {} {} {kind}", self.ledger, self.change);
        let mut place = format!("{line} {}", checksum(&line)).into_bytes();
        place.resize(PLACE_BYTES - 1, b' ');
        place.push(b'\n');
        place
    }

    fn of_place(place: &[u8]) -> Option<Self> {
        let (line, sum) = std::str::from_utf8(place).ok()?.trim_end().rsplit_once(' ')?;
        if checksum(line) != sum {
            return None;
        }
        let mut words = line.strip_prefix(LABEL)?.split_whitespace();
        let noted = Self {
            ledger: words.next()?.to_owned(),
            change: words.next()?.parse().ok()?,
            restored: words.next()? == "restored",
        };
        words.next().is_none().then_some(noted)
    }
}

/// What becomes of a note when the power fails right after it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It stays.
    OnDisk,
    /// It may be gone, and the note before it is there: what a reading left behind is read again, so nobody needs to be told
    /// that it is lost.
    BySystem,
}

impl LastChange {
    pub const fn new(file: PathBuf, ledger: String) -> Self {
        Self { file, ledger }
    }

    /// Notes a change that is on disk. A note that cannot be written is behind, which is no harm, and is logged.
    pub async fn advance(&self, change: i64, kept: Kept) {
        let noted = Noted {
            ledger: self.ledger.clone(),
            change,
            restored: false,
        };
        let file = self.file.clone();
        let written = tokio::task::spawn_blocking(move || advance(&file, &noted, kept)).await;
        match written {
            Ok(Ok(())) => {}
            Ok(Err(error)) => log::warn!("the last change is not noted: {error}"),
            Err(error) => log::warn!("the last change is not noted: {error}"),
        }
    }
}

/// Writes a note that is ahead of the one that is there.
fn advance(path: &Path, noted: &Noted, kept: Kept) -> Result<(), Error> {
    let mut file = open_private_file(path)?;
    if !locked(&file) {
        log::warn!("another process holds the note of the last change");
        return Ok(());
    }
    advance_locked(&mut file, noted, kept).map_err(|error| Error::from_io(&error, path))
}

fn advance_locked(file: &mut File, noted: &Noted, kept: Kept) -> io::Result<()> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let places = places(&bytes);
    if newest(&places).is_some_and(|there| there.change >= noted.change || there.ledger != noted.ledger) {
        return Ok(());
    }
    let older = places
        .iter()
        .enumerate()
        .min_by_key(|(_, place)| place.as_ref().map(|there| there.change))
        .map_or(0, |(index, _)| index);
    file.seek(SeekFrom::Start((older * PLACE_BYTES) as u64))?;
    file.write_all(&noted.place())?;
    match kept {
        Kept::OnDisk => file.sync_data(),
        Kept::BySystem => Ok(()),
    }
}

/// The lock goes with the file. A process that was suspended must not keep all others from writing.
fn locked(file: &File) -> bool {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return true,
            Err(fs::TryLockError::WouldBlock) => thread::sleep(PAUSE),
            // Some network drives know no locks.
            Err(fs::TryLockError::Error(_)) => return true,
        }
    }
    false
}

fn places(bytes: &[u8]) -> [Option<Noted>; PLACES] {
    std::array::from_fn(|index| Noted::of_place(bytes.get(index * PLACE_BYTES..(index + 1) * PLACE_BYTES)?))
}

fn newest(places: &[Option<Noted>]) -> Option<Noted> {
    places.iter().flatten().max_by_key(|noted| noted.change).cloned()
}

fn checksum(line: &str) -> String {
    hex::encode(&Sha256::digest(line)[..4])
}
