//! What can be done when the data cannot be opened, and the key on paper.

use std::fmt;

use domain::closed_set;
use serde::Serialize;
use store::SalvageKind;

use crate::view::ErrorView;

closed_set! {
    /// What can be done for data that cannot be opened.
    pub enum RecoveryAction {
        /// Give the program the key.
        Key = "key",
        /// Go back to a backup.
        Restore = "restore",
        /// Make the file of fetched answers anew.
        Cache = "cache",
        /// Write what can be read to files.
        Export = "export",
        /// Set a sample account up afresh.
        Sample = "sample",
    }
}

views! {
    shown
    /// How a file of the data folder stands.
    pub struct DataFileView {
        /// Its name.
        file: String,
        /// How it stands.
        state_label: String,
        /// What can be read of it.
        contents_label: Option<String>,
    }

    /// A copy of the ledger.
    pub struct BackupView {
        /// Its name in the folder of backups.
        file: String,
        /// The day it was made on, `YYYY-MM-DD`.
        made: String,
        /// When and for what it was made.
        made_label: String,
        /// Whether it can be gone back to.
        is_usable: bool,
        /// How it stands, where it is not usable.
        state_label: Option<String>,
        /// What it holds.
        contents_label: Option<String>,
        /// What moves where when it is gone back to.
        moves_label: String,
        /// What would be lost by going back to it.
        loss_label: Option<String>,
    }

    /// What stands in the way of the data and what can be done.
    pub struct RecoveryView {
        /// The data folder.
        folder: String,
        /// Why the data cannot be opened; none where it can.
        reason: Option<ErrorView>,
        /// Whether the key is there.
        has_key: bool,
        /// How the key stands.
        key_label: String,
        /// The files.
        files: Vec<DataFileView>,
        /// The backups, newest first.
        backups: Vec<BackupView>,
        /// What can be done, the likeliest way out first.
        actions: Vec<RecoveryAction>,
    }

    /// A backup took the place of the ledger.
    pub struct RestoredView {
        /// The name of the backup.
        file: String,
        /// Where the replaced ledger is kept.
        replaced: Option<String>,
        /// The same in words, and what to do next.
        label: String,
    }

    /// How much of a kind was written to files.
    pub struct SalvagedKindView {
        /// The kind.
        kind: SalvageKind,
        /// So many files.
        files: u32,
        /// Whether all of it could be read.
        is_complete: bool,
        /// The same in words.
        label: String,
    }

    /// What was written to files of what can be read.
    pub struct SalvageView {
        /// The folder.
        folder: String,
        /// What was written of each kind.
        kinds: Vec<SalvagedKindView>,
        /// Whether everything could be read.
        is_complete: bool,
        /// The same in words.
        label: String,
    }

    /// The key was found and is where the next start looks for it.
    pub struct KeyTakenView {
        /// The key file it was written to; none for the keyring.
        key_file: Option<String>,
        /// The same in words.
        label: String,
    }

    /// Everything has a new key.
    pub struct KeyRotatedView {
        /// So many files have it.
        files: u32,
        /// The names of those that keep their key, because the former one did not open them.
        left: Vec<String>,
        /// The key file that it stands in; none for the keyring.
        key_file: Option<String>,
        /// The same in words, and what the former recovery code is worth now.
        label: String,
    }

    /// The key was written to a file.
    pub struct KeyExportedView {
        /// The file.
        path: String,
        /// The same in words, and who can open the data with it.
        label: String,
    }
}

/// The words that open the data on another computer. They are shown to whoever asked for them, and nowhere else.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct RecoveryCodeView {
    /// The words, in their order.
    pub words: Vec<String>,
}

impl fmt::Debug for RecoveryCodeView {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCodeView(not shown)")
    }
}
