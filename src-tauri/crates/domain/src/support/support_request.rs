use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{OfferId, RequestId};

/// The longest text of a note or a description, in characters.
pub const LONGEST_NOTE: usize = 10_000;
/// The longest summary of a request, in characters.
pub const LONGEST_SUMMARY: usize = 200;

/// The id of a support request as Partner Center shows it. Screenshots show 16 digits that begin with the date of
/// opening; an older example has 15, so nothing is inferred from it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SupportRequestId(String);

impl SupportRequestId {
    /// The id as given.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SupportRequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::closed_set! {
    /// Where a support request stands (service-request-resources, 2020).
    pub enum RequestStatus {
        /// Support works on it.
        Open = "open",
        /// Support waits for an answer.
        AttentionNeeded = "attention_needed",
        /// Done.
        Closed = "closed",
        /// A status this version does not know.
        Unknown = "unknown",
    }
}

/// A note on a support request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestNote {
    /// Who wrote it.
    pub author: String,
    /// When.
    pub written: DateTime<Utc>,
    /// The text.
    pub text: String,
}

/// A file attached to a support request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestAttachment {
    /// The name of the file.
    pub file_name: String,
    /// Its size in bytes.
    pub size: u64,
}

/// A support request as the connection knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportRequest {
    /// The id.
    pub id: SupportRequestId,
    /// The client request id of its submission, where the connection kept it.
    pub request_id: Option<RequestId>,
    /// What it is about, in one line.
    pub summary: String,
    /// The type of problem as it was chosen in Partner Center.
    pub kind: String,
    /// The text that was sent.
    pub description: String,
    /// The subscription it asks to cancel, where it does.
    #[serde(default)]
    pub cancels: Option<OfferId>,
    /// Where it stands.
    pub status: RequestStatus,
    /// When it was opened.
    pub opened: DateTime<Utc>,
    /// When it last changed.
    pub modified: DateTime<Utc>,
    /// When it was closed.
    pub closed: Option<DateTime<Utc>>,
    /// Name and e-mail address of the person it answers to.
    pub contact: Option<String>,
    /// The notes, the earliest first.
    pub notes: Vec<RequestNote>,
    /// The attached files.
    pub attachments: Vec<RequestAttachment>,
}

/// A support request to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSupportRequest {
    /// The one id of this submission: a repeated one makes no second request.
    pub request_id: RequestId,
    /// What it is about, in one line; at most [`LONGEST_SUMMARY`] characters.
    pub summary: String,
    /// The type of problem, as the portal labels it.
    pub kind: String,
    /// The text; at most [`LONGEST_NOTE`] characters.
    pub description: String,
    /// The subscription it asks to cancel, where it does.
    pub cancels: Option<OfferId>,
}

/// Why a text cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteProblem {
    /// Nothing but white space.
    Empty,
    /// Longer than [`LONGEST_NOTE`] characters.
    TooLong {
        /// Its length in characters.
        length: usize,
    },
}

/// What is wrong with the text of a note or a description.
#[must_use]
pub fn note_problem(text: &str) -> Option<NoteProblem> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        Some(NoteProblem::Empty)
    } else if length > LONGEST_NOTE {
        Some(NoteProblem::TooLong { length })
    } else {
        None
    }
}
