use std::path::Path;

use cipher::CipherKey;
use data_folder::DataFolder;

use crate::error::Error;
use crate::recovery::damaged_reader::DamagedReader;
use crate::recovery::kinds::{SalvageKind, TABLES};
use crate::recovery::traces::Traces;
use crate::store::Store;

/// A record that was read from a ledger, as it stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// What it is.
    pub kind: SalvageKind,
    /// The account's name.
    pub account: String,
    /// What it is known by within its kind and account: an id or a number.
    pub id: String,
    /// Its document as JSON, or the file itself.
    pub content: Vec<u8>,
}

/// How much of a kind was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SalvageTally {
    /// What it is.
    pub kind: SalvageKind,
    /// So many were handed over.
    pub read: u64,
    /// Whether that was all of them.
    pub is_complete: bool,
}

impl Store {
    /// Hands over everything of the ledger that can be read, page by page around those that cannot. Nothing is changed.
    ///
    /// # Errors
    /// What `on_record` answers, [`Error::LedgerMissing`], [`Error::WrongKey`], [`Error::Busy`] or [`Error::Database`].
    /// Damage is no error: the tallies tell it.
    pub async fn salvage(
        folder: &Path,
        key: &[u8; 32],
        on_record: impl FnMut(Salvaged) -> Result<(), Error> + Send,
    ) -> Result<Vec<SalvageTally>, Error> {
        let folder_path = folder;
        let folder = DataFolder::at(folder);
        let file = folder.ledger();
        if !file.exists() {
            return Err(Error::LedgerMissing { file });
        }
        if !Self::may_fit(folder_path, key) {
            return Err(Error::WrongKey {
                folder: folder_path.to_owned(),
            });
        }
        let traces = Traces::before_reading(&file);
        let salvaged = Self::salvage_from(&file, &CipherKey::new(key), on_record).await;
        traces.remove().await;
        salvaged
    }

    async fn salvage_from(
        file: &Path,
        key: &CipherKey,
        mut on_record: impl FnMut(Salvaged) -> Result<(), Error> + Send,
    ) -> Result<Vec<SalvageTally>, Error> {
        let mut reader = DamagedReader::new(file, key);
        let mut tallies = Vec::new();
        for table in &TABLES {
            let mut read = 0;
            let is_complete = reader
                .read(table, &mut |record| {
                    read += 1;
                    on_record(Salvaged {
                        kind: table.kind,
                        account: record.account,
                        id: record.id,
                        content: record.content,
                    })
                })
                .await?;
            match tallies
                .iter_mut()
                .find(|tally: &&mut SalvageTally| tally.kind == table.kind)
            {
                // Records of one kind may stand in two tables.
                Some(tally) => {
                    tally.read += read;
                    tally.is_complete &= is_complete;
                }
                None => tallies.push(SalvageTally {
                    kind: table.kind,
                    read,
                    is_complete,
                }),
            }
        }
        reader.close().await;
        Ok(tallies)
    }
}
