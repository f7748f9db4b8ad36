use engine::Code;
use engine::view::{RecoveryAction, RecoveryView};
use store::{FileState, Survey};

/// What may help against a reason, the likeliest way out first. Nothing, where the data is as it should be and somebody
/// uses it, or where a folder or the disk has to be put right.
pub(super) const fn helping(reason: Option<Code>) -> &'static [RecoveryAction] {
    use RecoveryAction::{Cache, Export, Key, Restore, Sample};

    match reason {
        Some(
            Code::WindowOpen
            | Code::Locked
            | Code::DataBusy
            | Code::DataFolderMissing
            | Code::DataFolderReadOnly
            | Code::DiskFull,
        ) => &[],
        Some(Code::SampleDamaged) => &[Sample],
        Some(code) if is_about_the_key(code) => &[Key],
        Some(Code::WrongKey) => &[Key, Restore, Export],
        Some(Code::DataDamaged | Code::LedgerMissing | Code::OtherLedger | Code::DataNewer) => {
            &[Restore, Export, Cache]
        }
        _ => &[Key, Restore, Cache, Export],
    }
}

/// Whether the reason is that the key cannot be had.
pub(super) const fn is_about_the_key(reason: Code) -> bool {
    matches!(
        reason,
        Code::KeyringMissing
            | Code::KeyringLocked
            | Code::KeyringFailed
            | Code::KeyMalformed
            | Code::KeyInFile
            | Code::KeyOnOtherComputer
            | Code::KeyWithOtherUser
            | Code::KeyNotInKeyring
            | Code::InstallationMissing
            | Code::InstallationDamaged
            | Code::KeyFileMissing
            | Code::KeyFileUnusable
    )
}

/// What of that can be done, as things stand.
pub(super) fn actions(reason: Option<Code>, view: &RecoveryView, ledger: Option<&Survey>) -> Vec<RecoveryAction> {
    let can_read = ledger.is_some_and(|survey| matches!(survey.state, FileState::Whole | FileState::Damaged));
    helping(reason)
        .iter()
        .copied()
        .filter(|action| match action {
            RecoveryAction::Key => !view.has_key || reason == Some(Code::WrongKey),
            RecoveryAction::Restore => view.backups.iter().any(|backup| backup.is_usable),
            RecoveryAction::Cache => view.has_key,
            RecoveryAction::Export => can_read,
            RecoveryAction::Sample => true,
        })
        .collect()
}
