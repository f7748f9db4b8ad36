use engine::Code;

/// How what an error advises is done here; its own sentences are those of the window, too.
pub(crate) const fn hint(code: Code) -> Option<&'static str> {
    match code {
        Code::DataDamaged | Code::LedgerMissing => Some("terminal-hint-recover"),
        Code::BackupNotFound => Some("terminal-hint-backups"),
        Code::SampleDamaged => Some("terminal-hint-sample"),
        Code::KeyOnOtherComputer => Some("terminal-hint-code"),
        Code::KeyInFile
        | Code::KeyWithOtherUser
        | Code::KeyNotInKeyring
        | Code::InstallationMissing
        | Code::InstallationDamaged
        | Code::KeyFileMissing => Some("terminal-hint-key"),
        Code::DataFolderMissing | Code::OtherLedger => Some("terminal-hint-folder"),
        Code::TermNotFound | Code::ProposedTermNotFound => Some("terminal-hint-terms"),
        Code::ImportNotFound => Some("terminal-hint-imports"),
        Code::TermsFileWrong => Some("terminal-hint-terms-template"),
        Code::UnknownOffer => Some("terminal-hint-offers"),
        _ => None,
    }
}
