use std::fmt;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entry::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX};
use crate::naming::persist_whole;
use crate::{DataFolder, Error, Surroundings};

const LABEL: &str = "packdesk-installation-1";
/// What stands for a mark that the system gave nothing for.
const NO_MARK: &str = "-";
/// The file is one short line; another one of this name could be anything.
const LONGEST_BYTES: u64 = 4096;

/// The random number that a data folder was given once. It stays when the folder is moved or renamed, and a copy of the
/// folder has the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InstallationId(Uuid);

impl InstallationId {
    /// A new one, which no other folder has.
    #[must_use]
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }

    /// Reads what [`InstallationId`] writes as text.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl fmt::Display for InstallationId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.simple())
    }
}

/// Where the key of the data was when it last opened the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyHome {
    /// In a keyring.
    Keyring,
    /// In a key file.
    KeyFile,
}

impl KeyHome {
    const fn text(self) -> &'static str {
        match self {
            Self::Keyring => "keyring",
            Self::KeyFile => "file",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        [Self::Keyring, Self::KeyFile]
            .into_iter()
            .find(|home| home.text() == text)
    }
}

/// What a data folder knows of itself without its key: which one it is, and where its key was. Users and computers are
/// kept as marks, which can be compared and say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// Which folder it is.
    pub id: InstallationId,
    /// Where its key was.
    pub key: KeyHome,
    user: Option<String>,
    computer: Option<String>,
}

impl Installation {
    /// The folder `id`, whose key is at home where this program runs.
    #[must_use]
    pub fn new(id: InstallationId, key: KeyHome, surroundings: &Surroundings) -> Self {
        Self {
            id,
            key,
            user: mark(id, "user", surroundings.user.as_deref()),
            computer: mark(id, "computer", surroundings.computer.as_deref()),
        }
    }

    /// Whether the key was at home with another user than this one; `false` where nobody knows.
    #[must_use]
    pub fn is_of_other_user(&self, surroundings: &Surroundings) -> bool {
        differ(&self.user, &mark(self.id, "user", surroundings.user.as_deref()))
    }

    /// Whether the key was at home on another computer than this one; `false` where nobody knows.
    #[must_use]
    pub fn is_of_other_computer(&self, surroundings: &Surroundings) -> bool {
        differ(
            &self.computer,
            &mark(self.id, "computer", surroundings.computer.as_deref()),
        )
    }

    fn text(&self) -> String {
        let line = format!(
            "{LABEL} {} {} {} {}",
            self.id,
            self.key.text(),
            self.user.as_deref().unwrap_or(NO_MARK),
            self.computer.as_deref().unwrap_or(NO_MARK),
        );
        let checksum = checksum(&line);
        format!("{line} {checksum}\n")
    }

    fn from_text(text: &str) -> Option<Self> {
        let (line, sum) = text.trim_end().rsplit_once(' ')?;
        let words: Vec<&str> = line.split(' ').collect();
        let [LABEL, id, key, user, computer] = words[..] else {
            return None;
        };
        let mark = |text: &str| (text != NO_MARK).then(|| text.to_owned());
        (checksum(line) == sum).then_some(Self {
            id: InstallationId::from_text(id)?,
            key: KeyHome::from_text(key)?,
            user: mark(user),
            computer: mark(computer),
        })
    }
}

fn differ(kept: &Option<String>, found: &Option<String>) -> bool {
    matches!((kept, found), (Some(kept), Some(found)) if kept != found)
}

/// Half of a hash that no other folder has for the same user: enough to compare, too little to tell who it was.
fn mark(id: InstallationId, what: &str, value: Option<&str>) -> Option<String> {
    let hash = Sha256::new()
        .chain_update(LABEL)
        .chain_update(id.0.as_bytes())
        .chain_update(what)
        .chain_update([0])
        .chain_update(value?)
        .finalize();
    Some(hex::encode(&hash[..8]))
}

fn checksum(line: &str) -> String {
    hex::encode(&Sha256::digest(line)[..4])
}

/// What the file of a data folder says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InstallationNote {
    /// Which folder it is.
    Known(Installation),
    /// There is none: the folder is new, of an older version, or lost it.
    Missing,
    /// It is there and cannot be believed.
    Damaged,
}

impl InstallationNote {
    /// The id, where it is known.
    #[must_use]
    pub fn id(&self) -> Option<InstallationId> {
        match self {
            Self::Known(installation) => Some(installation.id),
            Self::Missing | Self::Damaged => None,
        }
    }
}

impl DataFolder {
    /// Which folder this is. Nothing is made for the answer.
    ///
    /// # Errors
    /// [`Error::File`] when the file is there and cannot be read.
    pub fn installation(&self) -> Result<InstallationNote, Error> {
        let path = self.installation_file();
        let mut text = Vec::new();
        match fs::File::open(&path).and_then(|file| file.take(LONGEST_BYTES).read_to_end(&mut text)) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(InstallationNote::Missing),
            Err(error) => return Err(Error::file(&path, error)),
        }
        let installation = String::from_utf8(text)
            .ok()
            .and_then(|text| Installation::from_text(&text));
        Ok(installation.map_or(InstallationNote::Damaged, InstallationNote::Known))
    }

    /// Writes down which folder this is, in place of what stood there: whole or not at all, for the owner alone.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn keep_installation(&self, installation: &Installation) -> Result<(), Error> {
        let path = self.installation_file();
        write_whole(self.root(), &path, installation.text().as_bytes()).map_err(|error| Error::file(&path, error))
    }
}

fn write_whole(folder: &Path, path: &Path, content: &[u8]) -> io::Result<()> {
    let mut unfinished = tempfile::Builder::new()
        .prefix(TEMPORARY_PREFIX)
        .suffix(TEMPORARY_SUFFIX)
        .tempfile_in(folder)?;
    unfinished.write_all(content)?;
    unfinished.as_file().sync_all()?;
    persist_whole(unfinished, path)?;
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(user: &str, computer: &str) -> Surroundings {
        Surroundings {
            user: Some(user.to_owned()),
            computer: Some(computer.to_owned()),
        }
    }

    fn kept(installation: &Installation) -> (tempfile::TempDir, DataFolder) {
        let parent = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::at(parent.path());
        folder.keep_installation(installation).expect("kept");
        (parent, folder)
    }

    #[test]
    fn what_was_kept_is_read_and_every_flipped_bit_is_noticed() {
        let installation = Installation::new(InstallationId::random(), KeyHome::KeyFile, &person("1000", "a"));
        let (_parent, folder) = kept(&installation);
        assert_eq!(
            folder.installation().expect("read"),
            InstallationNote::Known(installation)
        );
        let whole = fs::read(folder.installation_file()).expect("read");
        // The last one is the end of the line, which says nothing.
        for bit in 0..(whole.len() - 1) * 8 {
            let mut damaged = whole.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            fs::write(folder.installation_file(), &damaged).expect("written");
            assert_eq!(
                folder.installation().expect("read"),
                InstallationNote::Damaged,
                "bit {bit}"
            );
        }
        for length in 0..whole.len() - 1 {
            fs::write(folder.installation_file(), &whole[..length]).expect("written");
            assert_eq!(
                folder.installation().expect("read"),
                InstallationNote::Damaged,
                "{length} bytes"
            );
        }
        fs::remove_file(folder.installation_file()).expect("removed");
        assert_eq!(folder.installation().expect("read"), InstallationNote::Missing);
    }

    #[test]
    fn another_user_and_another_computer_are_told_apart_and_not_named() {
        let installation = Installation::new(InstallationId::random(), KeyHome::Keyring, &person("mary", "desk-7"));
        let told = |surroundings: &Surroundings| {
            (
                installation.is_of_other_user(surroundings),
                installation.is_of_other_computer(surroundings),
            )
        };
        assert_eq!(told(&person("mary", "desk-7")), (false, false));
        assert_eq!(told(&person("paul", "desk-7")), (true, false));
        assert_eq!(told(&person("mary", "desk-8")), (false, true));
        let unknown = Surroundings {
            user: None,
            computer: None,
        };
        assert_eq!(told(&unknown), (false, false));
        let (_parent, folder) = kept(&installation);
        let text = fs::read_to_string(folder.installation_file()).expect("read");
        assert!(!text.contains("mary") && !text.contains("desk-7"), "{text}");
        let of_other_folder = Installation::new(InstallationId::random(), KeyHome::Keyring, &person("mary", "desk-7"));
        assert_ne!(
            installation.user, of_other_folder.user,
            "marks of two folders tell nothing"
        );
    }

    #[test]
    fn this_process_runs_somewhere() {
        let here = Surroundings::here();
        assert_eq!(here, Surroundings::here());
        assert!(!cfg!(unix) || here.user.is_some());
    }
}
