use std::collections::BTreeMap;

use domain::{Phrase, RequestId};
use serde::{Deserialize, Serialize};
use words::{Language, Words, words};

use crate::view::{NoticeTone, NoticeView};
use crate::{Code, Engine, Error};

/// The setting that holds what was refused, as a JSON list.
const REFUSED: &str = "refused-later";
/// How the id of a notice about it begins; the id of the submission follows.
const NOTICE: &str = "refused-";

/// A request or a note that was refused only when it was sent again, after whoever wrote it had gone on. What was written
/// is kept, so that it can be told and copied.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RefusedLater {
    pub request_id: RequestId,
    /// The request that a note was for; none for a request of its own.
    pub note_to: Option<String>,
    /// What a request is about, in one line.
    pub summary: Option<String>,
    pub text: String,
    /// Why, by language.
    pub reason: BTreeMap<String, String>,
}

/// Whether a notice is about something that was refused later.
pub(crate) fn is_about_refused(notice: &str) -> bool {
    notice.starts_with(NOTICE)
}

impl RefusedLater {
    /// What was refused for this reason.
    pub fn new(request_id: RequestId, text: String, error: &Error) -> Self {
        let reason = |language: Language| (language.id().to_owned(), error.view(words(language)).message);
        Self {
            request_id,
            note_to: None,
            summary: None,
            text,
            reason: Language::ALL.into_iter().map(reason).collect(),
        }
    }

    fn notice(&self, words: &Words) -> NoticeView {
        let title = match (&self.note_to, &self.summary) {
            (Some(request), _) => Phrase::new("notice-note-refused").with("request", request.clone()),
            (None, summary) => {
                Phrase::new("notice-request-refused").with("summary", summary.clone().unwrap_or_default())
            }
        };
        let reason = self.reason.get(words.language().id()).cloned().unwrap_or_default();
        let detail = Phrase::new("notice-refused-detail")
            .with("reason", reason)
            .with("text", self.text.clone());
        NoticeView {
            id: format!("{NOTICE}{}", self.request_id),
            tone: NoticeTone::Warn,
            title: words.say(&title),
            detail: words.say(&detail),
            offer: None,
            order: None,
        }
    }
}

impl Engine {
    /// Keeps what was refused, to be told until a person takes it away.
    pub(crate) async fn keep_refused(&self, refused: RefusedLater) -> Result<(), Error> {
        let mut all = self.all_refused().await?;
        all.retain(|other| other.request_id != refused.request_id);
        all.push(refused);
        let json = serde_json::to_string(&all).map_err(|error| Error::new(Code::Internal).because(error))?;
        Ok(self.store().set_setting(Some(self.account()), REFUSED, &json).await?)
    }

    /// What was refused after whoever wrote it had gone on, the latest first.
    pub(crate) async fn refused_notices(&self, words: &Words) -> Result<Vec<NoticeView>, Error> {
        let refused = self.all_refused().await?;
        Ok(refused.iter().rev().map(|refused| refused.notice(words)).collect())
    }

    async fn all_refused(&self) -> Result<Vec<RefusedLater>, Error> {
        let stored = self.store().setting(Some(self.account()), REFUSED).await?;
        Ok(stored
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default())
    }
}
