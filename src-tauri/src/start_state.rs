use desk::OpeningStep;
use engine::view::ErrorView;
use serde::Serialize;
use specta::Type;
use words::Language;

/// What the opening of the data waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StartStep {
    /// The keyring, which may be asking a person for its password.
    Keyring,
    /// Another process, which opens the same data or brings it to a newer version.
    OtherProcess,
    /// The disk.
    Files,
    /// Everything is being given another key, because a person asked for it.
    NewKey,
}

impl From<OpeningStep> for StartStep {
    fn from(step: OpeningStep) -> Self {
        match step {
            OpeningStep::Keyring => Self::Keyring,
            OpeningStep::OtherProcess => Self::OtherProcess,
            OpeningStep::Files => Self::Files,
        }
    }
}

/// How far the start has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum StartState {
    /// The data is being opened.
    Starting {
        /// What is waited for.
        step: StartStep,
    },
    /// Everything can be read.
    Ready {
        /// What the run before left open is being asked for, or an account that was never synced is being synced. When
        /// this ends, the records may be others.
        checking: bool,
    },
    /// The window has locked itself: the data is closed, and its key is asked for again when the start is begun anew.
    Locked,
    /// The data cannot be opened. Trying again begins anew.
    Recovery {
        /// Why, what is safe and what to do.
        reason: ErrorView,
    },
}

/// The start as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub(crate) struct StartView {
    /// The language of the system, as long as no other one is known.
    pub language: Language,
    /// How far it has come.
    pub start: StartState,
}
