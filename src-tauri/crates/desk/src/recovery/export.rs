use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use data_folder::{make_private_folder, open_private_file};
use domain::Phrase;
use engine::view::{SalvageView, SalvagedKindView};
use engine::{Code, Error, refuse_in_data_folder, refuse_unless_plain};
use store::{SalvageKind, SalvageTally, Salvaged, Store};
use words::Words;

use super::{Recovery, labels};

/// The name of the folder that is made where a person chose one that may hold other things.
const FOLDER: &str = "packdesk-records";
/// The name of the file that says what was written and what could not be read.
const REPORT: &str = "report.txt";

impl Recovery {
    /// As [`Recovery::export`], into a new folder below one that is there.
    ///
    /// # Errors
    /// As [`Recovery::export`], and [`Code::FolderNotPlain`].
    pub async fn export_below(&self, folder: &Path, words: &Words) -> Result<SalvageView, Error> {
        refuse_unless_plain(folder)?;
        let mut below = folder.join(FOLDER);
        let mut number = 2;
        while below.symlink_metadata().is_ok() {
            below = folder.join(format!("{FOLDER}-{number}"));
            number += 1;
        }
        self.export(&below, words).await
    }

    /// Writes everything of the ledger that can be read to files in `folder`, each record by itself, and a report of what
    /// could not be read. The ledger stays as it is; a file that is there already is never replaced.
    ///
    /// What is written can be read by anybody who gets the folder: it is made for its owner alone.
    ///
    /// # Errors
    /// [`Code::FilesExist`] where the folder holds something, [`Code::LedgerMissing`], why there is no key, or why a file
    /// cannot be written.
    pub async fn export(&self, folder: &Path, words: &Words) -> Result<SalvageView, Error> {
        refuse_in_data_folder(&self.folder, folder)?;
        let key = self.key().await?;
        let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
        if !is_empty {
            return Err(Error::new(Code::FileExists).with("path", folder.display().to_string()));
        }
        make_private_folder(folder).map_err(|error| {
            Error::new(Code::FolderMissing)
                .with("path", folder.display().to_string())
                .because(error)
        })?;
        let mut files = Files::new(folder);
        let tallies = Store::salvage(self.folder.root(), key.key.bytes(), |record| {
            files.write(&record);
            if files.trouble.is_none() {
                Ok(())
            } else {
                Err(store::Error::Full)
            }
        })
        .await;
        if let Some(trouble) = files.trouble {
            return Err(trouble);
        }
        let view = view(folder, &tallies?, words);
        let mut report: Vec<&str> = vec![&view.label];
        report.extend(view.kinds.iter().map(|kind| kind.label.as_str()));
        write(&folder.join(REPORT), format!("{}\n", report.join("\n")).as_bytes())?;
        Ok(view)
    }
}

fn view(folder: &Path, tallies: &[SalvageTally], words: &Words) -> SalvageView {
    let is_complete = tallies.iter().all(|tally| tally.is_complete);
    let kinds = tallies
        .iter()
        .filter(|tally| tally.read > 0 || !tally.is_complete)
        .map(|tally| {
            let id = if tally.is_complete {
                "recovery-salvaged-all"
            } else {
                "recovery-salvaged-part"
            };
            let counted = labels::counted(tally.kind, tally.read, words);
            SalvagedKindView {
                kind: tally.kind,
                files: u32::try_from(tally.read).unwrap_or(u32::MAX),
                is_complete: tally.is_complete,
                label: words.say(&Phrase::new(id).with("records", counted)),
            }
        })
        .collect();
    let id = if is_complete {
        "recovery-salvage-whole"
    } else {
        "recovery-salvage-damaged"
    };
    let place = folder.display().to_string();
    SalvageView {
        label: words.say(&Phrase::new(id).with("folder", place.clone())),
        folder: place,
        kinds,
        is_complete,
    }
}

/// Gives each record a file of its own.
struct Files<'a> {
    folder: &'a Path,
    taken: HashSet<PathBuf>,
    trouble: Option<Error>,
}

impl<'a> Files<'a> {
    fn new(folder: &'a Path) -> Self {
        Self {
            folder,
            taken: HashSet::new(),
            trouble: None,
        }
    }

    fn write(&mut self, record: &Salvaged) {
        let folder = self.folder.join(plain(&record.account)).join(folder_of(record.kind));
        let name = plain(&record.id);
        let extension = extension(record);
        let mut path = folder.join(format!("{name}.{extension}"));
        let mut number = 2;
        while !self.taken.insert(PathBuf::from(path.to_string_lossy().to_lowercase())) {
            path = folder.join(format!("{name}-{number}.{extension}"));
            number += 1;
        }
        let written = make_private_folder(&folder)
            .map_err(|error| {
                Error::new(Code::CannotWriteFile)
                    .with("path", folder.display().to_string())
                    .because(error)
            })
            .and_then(|()| write(&path, &record.content));
        if let Err(error) = written {
            self.trouble = Some(error);
        }
    }
}

const fn folder_of(kind: SalvageKind) -> &'static str {
    match kind {
        SalvageKind::Order => "orders",
        SalvageKind::Invoice | SalvageKind::Original => "invoices",
        SalvageKind::Proof => "payment-proofs",
        SalvageKind::Profile => "profile",
        SalvageKind::Request => "requests",
        SalvageKind::Outgoing => "requests-not-sent",
        SalvageKind::Bookkeeping => "books",
        SalvageKind::Term => "terms",
        SalvageKind::Lines => "invoice-lines",
        SalvageKind::DiscardedTerm => "terms-discarded",
    }
}

/// What a file holds is told by how it begins; a record is JSON.
fn extension(record: &Salvaged) -> &'static str {
    if !matches!(record.kind, SalvageKind::Original | SalvageKind::Proof) {
        return "json";
    }
    match record.content.as_slice() {
        [b'%', b'P', b'D', b'F', ..] => "pdf",
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, ..] => "jpg",
        _ => "bin",
    }
}

/// A name that every system takes, whatever stood in the record.
fn plain(text: &str) -> String {
    let name: String = text
        .chars()
        .take(80)
        .map(|character| {
            let is_plain = character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
            if is_plain { character } else { '_' }
        })
        .collect();
    if name.is_empty() { "_".to_owned() } else { name }
}

fn write(path: &Path, content: &[u8]) -> Result<(), Error> {
    let not_written = |error: &io::Error| {
        let is_full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        if is_full {
            return Error::new(Code::DiskFull).because(error);
        }
        Error::new(Code::CannotWriteFile)
            .with("path", path.display().to_string())
            .because(error)
    };
    let mut file = open_private_file(path).map_err(|error| {
        Error::new(Code::CannotWriteFile)
            .with("path", path.display().to_string())
            .because(error)
    })?;
    file.write_all(content)
        .and_then(|()| file.sync_all())
        .map_err(|error| not_written(&error))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_from_a_record_never_leads_out_of_the_folder() {
        for (text, name) in [
            ("E0012345", "E0012345"),
            ("../../etc/passwd", "______etc_passwd"),
            ("", "_"),
            ("CON:\u{202e}", "CON__"),
        ] {
            assert_eq!(plain(text), name);
        }
        assert!(plain(&"x".repeat(1_000)).len() < 100);
    }
}
