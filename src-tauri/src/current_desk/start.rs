use engine::view::ErrorView;
use engine::{Code, Error};
use words::{Language, words};

use super::open_desk::OpenDesk;
use crate::display::system_language;
use crate::start_state::{StartState, StartStep, StartView};

/// How far the start has come.
#[derive(Clone)]
pub(super) enum Start {
    Starting(StartStep),
    Ready { desk: OpenDesk, checking: bool },
    Locked(Language),
    Recovery(ErrorView),
}

impl Start {
    /// What is asked gets this desk or this error; `None` lets it wait.
    pub fn answer(&self) -> Option<Result<OpenDesk, ErrorView>> {
        match self {
            Self::Starting(_) => None,
            Self::Ready { desk, .. } => Some(Ok(desk.clone())),
            Self::Locked(language) => Some(Err(Error::new(Code::Locked).view(words(*language)))),
            Self::Recovery(reason) => Some(Err(reason.clone())),
        }
    }

    /// The start as the page shows it.
    pub fn view(&self) -> StartView {
        StartView {
            language: match self {
                Self::Locked(language) => *language,
                _ => system_language(),
            },
            start: match self {
                Self::Starting(step) => StartState::Starting { step: *step },
                Self::Ready { checking, .. } => StartState::Ready { checking: *checking },
                Self::Locked(_) => StartState::Locked,
                Self::Recovery(reason) => StartState::Recovery { reason: reason.clone() },
            },
        }
    }
}
