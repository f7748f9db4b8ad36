use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use domain::{Argument, Money, Phrase, UnknownChoice};
use words::{Language, Words};

use crate::code::Code;
use crate::view::{ErrorView, TranslatedError};

/// An error with what is needed to tell it: a code, the values of its messages, and a detail for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct Error {
    /// The stable code.
    pub code: Code,
    /// The placeables of its messages.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What a developer wants to know; never shown as the message and free of secrets.
    pub detail: String,
}

impl Error {
    /// An error of a code.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            arguments: Vec::new(),
            detail: String::new(),
        }
    }

    /// The error with a value for its messages.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The error with a detail for the log.
    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = detail.to_string();
        self
    }

    /// What happened, what is safe and what to do, in a language.
    #[must_use]
    pub fn view(&self, words: &Words) -> ErrorView {
        let [message, safe, todo] = self.sentences(words);
        let others = Language::ALL
            .into_iter()
            .filter(|language| *language != words.language());
        let translated = others.map(|language| {
            let [message, safe, todo] = self.sentences(::words::words(language));
            TranslatedError {
                language,
                message,
                safe,
                todo,
            }
        });
        ErrorView {
            code: self.code,
            message,
            safe,
            todo,
            translated: translated.collect(),
        }
    }

    fn sentences(&self, words: &Words) -> [String; 3] {
        self.code.messages().map(|id| {
            words.say(&Phrase {
                id,
                arguments: self.arguments.clone(),
            })
        })
    }
}

impl From<UnknownChoice> for Error {
    fn from(error: UnknownChoice) -> Self {
        Self::new(Code::UnknownChoice).with("text", error.text).with(
            "choices",
            error.choices.iter().map(ToString::to_string).collect::<Vec<_>>(),
        )
    }
}

impl From<partner_center::Error> for Error {
    fn from(error: partner_center::Error) -> Self {
        use partner_center::Error as Source;
        let code = match &error {
            Source::Refused(refusal) => return Self::from(refusal.clone()),
            Source::Unreachable(_) | Source::TimedOut => Code::Unreachable,
            Source::OutcomeUnknown(_) => Code::OutcomeUnknown,
            Source::SignInNeeded => Code::SignInNeeded,
            Source::SecondFactorNeeded => Code::SecondFactorNeeded,
            Source::Forbidden(_) => Code::RoleNotAllowed,
            Source::Throttled { .. } => Code::Throttled,
            Source::NotOffered => Code::NotOffered,
            _ => Code::ServerTrouble,
        };
        Self::new(code).because(error)
    }
}

impl From<partner_center::Refusal> for Error {
    fn from(refusal: partner_center::Refusal) -> Self {
        use partner_center::Refusal;
        match refusal {
            Refusal::CardDeclined => Self::new(Code::CardDeclined),
            Refusal::Card715 => Self::new(Code::CardError715),
            Refusal::UnknownCardToken => Self::new(Code::UnknownCardToken),
            Refusal::InvalidCard => Self::new(Code::InvalidCard),
            Refusal::RealCard => Self::new(Code::RealCard),
            Refusal::TotalChanged { total } => Self::new(Code::TotalChanged).with("total", total),
            Refusal::ProofTooLarge => Self::new(Code::ProofTooLarge),
            Refusal::InvalidProof => Self::new(Code::ProofRefused),
            Refusal::NotEligible(reason) => Self::new(Code::NotEligible).with("reasons", reason),
            Refusal::Other { code, message } => Self::new(Code::Refused)
                .with("reason", message)
                .because(format_args!("refused with code {code}")),
            other => Self::new(Code::Refused).with("reason", format!("{other:?}")),
        }
    }
}

/// The error of a change that is no order: without an answer nobody can say whether it was made.
pub(crate) fn of_change(error: partner_center::Error) -> Error {
    match error {
        partner_center::Error::OutcomeUnknown(detail) => Error::new(Code::ChangeUnknown).because(detail),
        error => error.into(),
    }
}

/// A change was made, and what it made of the records cannot be read.
pub(crate) fn made_unread(error: Error) -> Error {
    Error::new(Code::ChangeUnknown).because(error)
}

/// A total other than the accepted one.
pub(crate) fn total_changed(total: Money, accepted: Money) -> Error {
    Error::new(Code::TotalChanged)
        .with("total", total)
        .because(format_args!("{accepted} was accepted"))
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        use store::Error as Source;
        let with_path = |code: Code, path: &Path| Self::new(code).with("path", path.display().to_string());
        match &error {
            Source::FolderMissing { folder } | Source::NotAFolder { folder } => {
                with_path(Code::DataFolderMissing, folder)
            }
            Source::ReadOnly { path } => with_path(Code::DataFolderReadOnly, path),
            Source::WrongKey { folder } => with_path(Code::WrongKey, folder),
            Source::WrongKeyOrDamaged { file } => with_path(Code::WrongKey, file),
            Source::Damaged { file } => Self::new(Code::DataDamaged)
                .with("path", file.display().to_string())
                .with("backups", backups_beside(file)),
            Source::LedgerMissing { file } => Self::new(Code::LedgerMissing)
                .with("path", file.display().to_string())
                .with("backups", backups_beside(file)),
            Source::OtherLedger { file } => with_path(Code::OtherLedger, file),
            Source::NewerSchema { .. } => Self::new(Code::DataNewer),
            Source::Full => Self::new(Code::DiskFull),
            Source::Busy => Self::new(Code::DataBusy),
            Source::NotArchived { number } => Self::new(Code::InvoiceNotFound).with("number", number.as_str()),
            _ => Self::new(Code::Internal),
        }
        .because(&error)
    }
}

/// How many backups there are of a file in the data folder: of one is only spoken where it is.
fn backups_beside(file: &Path) -> u32 {
    let backups = file.parent().and_then(|folder| store::Store::backups(folder).ok());
    backups.map_or(0, |backups| u32::try_from(backups.len()).unwrap_or(u32::MAX))
}

impl From<data_folder::Error> for Error {
    fn from(error: data_folder::Error) -> Self {
        use data_folder::Error as Source;
        let with_path = |code: Code, path: &Path| Self::new(code).with("path", path.display().to_string());
        match &error {
            Source::NoHome(_) => with_path(Code::DataFolderMissing, Path::new("~")),
            Source::Missing { folder } | Source::NotAFolder { folder } => with_path(Code::DataFolderMissing, folder),
            Source::Busy { .. } => Self::new(Code::DataBusy),
            error if error.is_disk_full() => Self::new(Code::DiskFull),
            Source::File { path, source } => match source.kind() {
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                    with_path(Code::DataFolderReadOnly, path)
                }
                _ => Self::new(Code::Internal),
            },
            _ => Self::new(Code::Internal),
        }
        .because(&error)
    }
}
