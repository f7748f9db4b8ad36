use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{ABSENCE_MINUTES, Absence, SupportRequest};

/// A note that is sent to a service which keeps no id of a submission: whether it arrived is told by its text alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteSubmission {
    /// So many notes of this text were there before it was sent.
    pub before: usize,
    /// When it was sent.
    pub sent: DateTime<Utc>,
    /// The first well-formed answer after that which does not hold it.
    pub absence: Option<Absence>,
}

/// What an answer says of a note that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteStanding {
    /// It is there.
    Arrived,
    /// It is not there, which proves nothing yet. What is known of it from now on.
    Unclear(NoteSubmission),
    /// It never arrived: it may be sent again.
    NeverArrived,
}

impl NoteSubmission {
    /// The submission of a note with this text, as the request is before it.
    #[must_use]
    pub fn begun(request: &SupportRequest, text: &str, sent: DateTime<Utc>) -> Self {
        Self {
            before: notes_of(request, text),
            sent,
            absence: None,
        }
    }

    /// What the request says of it as it is now. `asked` is this answer, should the note be absent from it. That it never
    /// arrived is proved by two such answers as those of an order are, and by none within [`ABSENCE_MINUTES`] of the sending:
    /// it may be on its way.
    #[must_use]
    pub fn standing(&self, request: &SupportRequest, text: &str, asked: Absence) -> NoteStanding {
        if notes_of(request, text) > self.before {
            return NoteStanding::Arrived;
        }
        let is_over = asked.at - self.sent >= TimeDelta::minutes(ABSENCE_MINUTES);
        match &self.absence {
            Some(first) if first.is_proved_by(&asked) && is_over => NoteStanding::NeverArrived,
            // Whoever asked first may have been shown something else.
            Some(first) if first.identity == asked.identity => NoteStanding::Unclear(self.clone()),
            _ => NoteStanding::Unclear(Self {
                absence: Some(asked),
                ..self.clone()
            }),
        }
    }
}

/// How many notes of a request have this text.
fn notes_of(request: &SupportRequest, text: &str) -> usize {
    let text = plain(text);
    request.notes.iter().filter(|note| plain(&note.text) == text).count()
}

/// A text without what a service changes of it: how its lines and spaces are written, and signs that stand for others
/// in a page.
fn plain(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
