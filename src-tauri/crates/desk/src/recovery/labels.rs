use std::path::Path;

use domain::{NaiveDate, Phrase};
use store::{Backup, FileState, SalvageKind, Survey};
use vault::{KeyPlace, Unlocked};
use words::Words;

pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

pub(super) fn key_place(unlocked: &Unlocked, words: &Words) -> String {
    match &unlocked.place {
        KeyPlace::KeyFile(path) => {
            words.say(&Phrase::new("recovery-key-file").with("path", path.display().to_string()))
        }
        KeyPlace::Keyring | KeyPlace::Session { .. } => words.text("recovery-key-keyring"),
    }
}

/// How a file stands; `None` where that cannot be told without the key.
pub(super) fn state(state: Option<FileState>, words: &Words) -> String {
    words.text(match state {
        None => "recovery-state-unknown",
        Some(FileState::Whole) => "recovery-state-whole",
        Some(FileState::Damaged) => "recovery-state-damaged",
        Some(FileState::Unreadable) => "recovery-state-unreadable",
        Some(FileState::Newer) => "recovery-state-newer",
        Some(FileState::Missing) => "recovery-state-missing",
    })
}

/// The day a backup was made on: its name says it, or the file's own time.
pub(super) fn made(backup: &Backup) -> Option<NaiveDate> {
    backup.day.or_else(|| {
        let modified = std::fs::metadata(&backup.path).ok()?.modified().ok()?;
        Some(chrono::DateTime::<chrono::Local>::from(modified).date_naive())
    })
}

pub(super) fn made_for(backup: &Backup, made: Option<NaiveDate>, words: &Words) -> String {
    let id = if backup.day.is_some() {
        "recovery-backup-of-day"
    } else {
        "recovery-backup-before-change"
    };
    made.map_or_else(String::new, |day| words.say(&Phrase::new(id).with("day", day)))
}

/// What can be read of a file, in one line; none where nothing can.
pub(super) fn contents(survey: &Survey, words: &Words) -> Option<String> {
    let parts: Vec<String> = survey
        .tallies
        .iter()
        .filter(|tally| tally.records > 0)
        .map(|tally| {
            let counted = counted(tally.kind, tally.records, words);
            match tally.newest {
                None => counted,
                Some(day) => {
                    let dated = Phrase::new("recovery-last-change").with("records", counted);
                    words.say(&dated.with("day", day))
                }
            }
        })
        .collect();
    (!parts.is_empty()).then(|| words.enumeration(&parts))
}

pub(super) fn counted(kind: SalvageKind, records: u64, words: &Words) -> String {
    let id = match kind {
        SalvageKind::Order => "recovery-orders",
        SalvageKind::Invoice => "recovery-invoices",
        SalvageKind::Original => "recovery-originals",
        SalvageKind::Proof => "recovery-proofs",
        SalvageKind::Profile => "recovery-profiles",
        SalvageKind::Request => "recovery-requests",
        SalvageKind::Outgoing => "recovery-outgoing",
        SalvageKind::Bookkeeping => "recovery-bookkeeping",
        SalvageKind::Term => "recovery-terms",
        SalvageKind::Lines => "recovery-lines",
        SalvageKind::DiscardedTerm => "recovery-discarded-terms",
    };
    words.say(&Phrase::new(id).with("count", i64::try_from(records).unwrap_or(i64::MAX)))
}

/// What moves where when a backup is gone back to.
pub(super) fn moves(backup: &Path, ledger: Option<&Survey>, words: &Words) -> String {
    let is_missing = ledger.is_some_and(|survey| survey.state == FileState::Missing);
    let id = if is_missing {
        "recovery-moves-missing"
    } else {
        "recovery-moves"
    };
    words.say(&Phrase::new(id).with("file", file_name(backup)))
}

/// What would be lost by going from the ledger back to a backup, as far as the ledger can be read.
pub(super) fn loss(ledger: &Survey, backup: &Survey, words: &Words) -> String {
    let lost: Vec<String> = ledger
        .not_in(backup)
        .into_iter()
        .map(|(kind, records)| counted(kind, records, words))
        .collect();
    let (nothing, something) = match ledger.state {
        FileState::Whole => ("recovery-loss-nothing", "recovery-loss"),
        FileState::Damaged => ("recovery-loss-nothing-readable", "recovery-loss-at-least"),
        _ => return words.text("recovery-loss-unknown"),
    };
    if lost.is_empty() {
        words.text(nothing)
    } else {
        words.say(&Phrase::new(something).with("records", words.enumeration(&lost)))
    }
}
