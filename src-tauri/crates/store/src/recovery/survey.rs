use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use cipher::CipherKey;
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::file::backup::check_copy;
use crate::file::inspect::length;
use crate::file::schema;
use crate::recovery::damaged_reader::DamagedReader;
use crate::recovery::kinds::{SalvageKind, TABLES};
use crate::recovery::traces::Traces;
use crate::store::Store;

/// How a ledger or a copy of one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// Every page can be read.
    Whole,
    /// Some of it can be read.
    Damaged,
    /// Nothing of it can be read: it has another key, or its beginning is damaged.
    Unreadable,
    /// A newer version of the program wrote it.
    Newer,
    /// There is no file.
    Missing,
}

/// What there is of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurveyTally {
    /// What it is.
    pub kind: SalvageKind,
    /// So many can be read.
    pub records: u64,
    /// Whether these are all.
    pub is_complete: bool,
    /// The day of the last change, where the records tell it.
    pub newest: Option<NaiveDate>,
}

/// What can be read of a ledger or of a copy of one.
#[derive(Debug, Clone)]
pub struct Survey {
    /// How the file stands.
    pub state: FileState,
    /// What there is of each kind.
    pub tallies: Vec<SurveyTally>,
    records: HashMap<(SalvageKind, String, String), [u8; 8]>,
}

impl Survey {
    fn without_records(state: FileState) -> Self {
        Self {
            state,
            tallies: Vec::new(),
            records: HashMap::new(),
        }
    }

    /// How many records of each kind stand here and not, or not with the same content, in `other`: what would be lost by
    /// going back to it.
    #[must_use]
    pub fn not_in(&self, other: &Self) -> Vec<(SalvageKind, u64)> {
        SalvageKind::ALL
            .into_iter()
            .map(|kind| {
                let lost = self
                    .records
                    .iter()
                    .filter(|((of, _, _), _)| *of == kind)
                    .filter(|(record, content)| other.records.get(*record) != Some(*content));
                (kind, lost.count() as u64)
            })
            .filter(|(_, lost)| *lost > 0)
            .collect()
    }
}

impl Store {
    /// Reads as much as can be read of a ledger or a copy of one. Nothing is changed.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::ReadOnly`] or [`Error::Database`]; damage is none.
    pub async fn survey(file: &Path, key: &[u8; 32]) -> Result<Survey, Error> {
        if length(file)?.unwrap_or(0) == 0 {
            return Ok(Survey::without_records(FileState::Missing));
        }
        let traces = Traces::before_reading(file);
        let surveyed = Self::survey_of(file, &CipherKey::new(key)).await;
        traces.remove().await;
        surveyed
    }

    async fn survey_of(file: &Path, key: &CipherKey) -> Result<Survey, Error> {
        let mut reader = DamagedReader::new(file, key);
        let Some(version) = reader.schema().await? else {
            reader.close().await;
            return Ok(Survey::without_records(FileState::Unreadable));
        };
        if version > schema::newest(&schema::LEDGER) {
            reader.close().await;
            return Ok(Survey::without_records(FileState::Newer));
        }
        let mut survey = Survey::without_records(FileState::Whole);
        for table in &TABLES {
            let mut newest = None;
            let mut read = 0;
            let is_complete = reader
                .read(table, &mut |record| {
                    read += 1;
                    newest = newest.max(record.changed.and_then(|day| day.parse().ok()));
                    let hash = Sha256::digest(&record.content);
                    let mut short = [0; 8];
                    short.copy_from_slice(&hash[..8]);
                    survey.records.insert((table.kind, record.account, record.id), short);
                    Ok(())
                })
                .await?;
            match survey.tallies.iter_mut().find(|tally| tally.kind == table.kind) {
                // Records of one kind may stand in two tables.
                Some(tally) => {
                    tally.records += read;
                    tally.is_complete &= is_complete;
                    tally.newest = tally.newest.max(newest);
                }
                None => survey.tallies.push(SurveyTally {
                    kind: table.kind,
                    records: read,
                    is_complete,
                    newest,
                }),
            }
        }
        reader.close().await;
        let is_whole = survey.tallies.iter().all(|tally| tally.is_complete) && check_copy(file, key).await.is_ok();
        if !is_whole {
            survey.state = FileState::Damaged;
        }
        Ok(survey)
    }
}
