use domain::{
    Activity, NewSupportRequest, NoteSubmission, Offer, OfferId, RequestId, SupportRequest, SupportRequestId,
};
use partner_center::{Error as CenterError, NewAttachment, NewNote, Refusal};
use serde::{Deserialize, Serialize};
use words::Words;

use crate::account::roles::refuse_unless_allowed;
use crate::error::of_change;
use crate::support::input::too_long;
use crate::support::refused_later::RefusedLater;
use crate::{Code, Engine, Error};

/// What is on the disk before it is sent, and stays there until the connection takes or refuses it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Outgoing {
    Note(OutgoingNote),
    /// Without a sign of its own: the first versions wrote nothing but requests.
    Request(NewSupportRequest),
}

/// A note, and the request it belongs to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct OutgoingNote {
    pub note_to: SupportRequestId,
    /// The one id of this submission: a repeated one adds no second note.
    pub request_id: RequestId,
    pub text: String,
    pub attachment: Option<OutgoingFile>,
    /// What is known of a sending to a service that keeps no ids of submissions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<NoteSubmission>,
}

/// A file that goes with a note.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct OutgoingFile {
    pub file_name: String,
    /// The content, base64.
    pub content: String,
}

impl Outgoing {
    const fn request_id(&self) -> RequestId {
        match self {
            Self::Note(note) => note.request_id,
            Self::Request(request) => request.request_id,
        }
    }

    pub(crate) fn refused_later(&self, error: &Error) -> RefusedLater {
        match self {
            Self::Note(note) => RefusedLater {
                note_to: Some(note.note_to.to_string()),
                ..RefusedLater::new(note.request_id, note.text.clone(), error)
            },
            Self::Request(request) => RefusedLater {
                summary: Some(request.summary.clone()),
                ..RefusedLater::new(request.request_id, request.description.clone(), error)
            },
        }
    }

    /// Nobody knows whether it arrived.
    const fn unknown(&self) -> Code {
        match self {
            Self::Note(_) => Code::NoteUnknown,
            Self::Request(_) => Code::RequestUnknown,
        }
    }
}

impl Engine {
    /// Sends a request. Sent without an answer it stays on the disk, and is sent again with the same id at the next sync:
    /// the connection makes one request of both.
    pub(crate) async fn send_request(
        &self,
        request: NewSupportRequest,
        words: &Words,
    ) -> Result<SupportRequest, Error> {
        self.refuse_unless_kept()?;
        let records = self.records_for_change().await?;
        refuse_unless_allowed(records.session.role, Activity::MakeRequest, words)?;
        self.send_kept(Outgoing::Request(request)).await
    }

    /// Sends a note, as a request is sent.
    pub(crate) async fn send_note(&self, note: OutgoingNote) -> Result<SupportRequest, Error> {
        self.refuse_unless_kept()?;
        self.send_kept(Outgoing::Note(note)).await
    }

    fn refuse_unless_kept(&self) -> Result<(), Error> {
        if !self.center().capabilities().requests {
            return Err(Error::new(Code::NotOffered));
        }
        if !self.parts().key.keeps_data() {
            return Err(Error::new(Code::NothingKept));
        }
        Ok(())
    }

    /// Writes something down and sends it.
    async fn send_kept(&self, outgoing: Outgoing) -> Result<SupportRequest, Error> {
        self.write_down(&outgoing).await?;
        self.crash_point("request-written");
        match self.deliver(&outgoing).await {
            Ok(taken) => Ok(taken),
            Err(error @ (CenterError::OutcomeUnknown(_) | CenterError::Unreadable(_))) => {
                Err(Error::new(outgoing.unknown()).because(error))
            }
            Err(error) => {
                self.forget(&outgoing).await?;
                Err(self.refused(error, &outgoing))
            }
        }
    }

    /// Writes something down that is about to be sent, or what is known of it since then.
    pub(crate) async fn write_down(&self, outgoing: &Outgoing) -> Result<(), Error> {
        let json = serde_json::to_string(outgoing).map_err(|error| Error::new(Code::Internal).because(error))?;
        Ok(self
            .store()
            .put_outgoing_request(self.account(), outgoing.request_id(), &json, self.clock().now())
            .await?)
    }

    async fn deliver(&self, outgoing: &Outgoing) -> Result<SupportRequest, CenterError> {
        let answered = match outgoing {
            Outgoing::Note(note) => match note.readable() {
                Ok(readable) => self.center().add_note(&note.note_to, &readable).await,
                Err(error) => Err(error),
            },
            Outgoing::Request(request) => self.center().make_support_request(request).await,
        };
        self.crash_point("request-answered");
        let taken = answered?;
        let kept = async {
            self.keep_requests(std::slice::from_ref(&taken)).await?;
            self.forget(outgoing).await
        };
        if let Err(error) = kept.await {
            log::error!("a request that was taken is not stored yet: {error}");
        }
        Ok(taken)
    }

    pub(crate) async fn forget(&self, outgoing: &Outgoing) -> Result<(), Error> {
        Ok(self
            .store()
            .remove_outgoing_request(self.account(), outgoing.request_id())
            .await?)
    }

    fn refused(&self, error: CenterError, outgoing: &Outgoing) -> Error {
        match outgoing {
            Outgoing::Note(note) => match error {
                CenterError::NotFound(_) => Error::new(Code::RequestNotFound).with("request", note.note_to.as_str()),
                CenterError::Refused(Refusal::NotOpen) => {
                    Error::new(Code::RequestClosed).with("request", note.note_to.as_str())
                }
                error => of_change(error),
            },
            Outgoing::Request(request) => {
                let offer = request.cancels.as_ref().and_then(|offer| self.catalogue().offer(offer));
                match (error, offer) {
                    (CenterError::Refused(Refusal::CancellationOpen(id)), _) => {
                        Error::new(Code::CancellationOpen).with("request", id.as_str())
                    }
                    (CenterError::Refused(Refusal::NothingToCancel), Some(offer)) => nothing_to_cancel(offer),
                    (CenterError::Refused(Refusal::InvalidNote), _) => too_long(request.description.chars().count()),
                    (error, _) => error.into(),
                }
            }
        }
    }

    /// Sends what an earlier run wrote down and had no answer for, each with its own id: the connection makes one of both.
    /// Only a refusal by the connection's own rules ends that, and is told with what was written. Whatever else comes back,
    /// "no such resource" too, says nothing about the first sending, so it stays written down.
    pub(crate) async fn send_outgoing_requests(&self) -> Result<(), Error> {
        self.send_outgoing_telling(&mut Vec::new()).await
    }

    /// As [`Engine::send_outgoing_requests`], and adds what was taken, also where something after it was not.
    pub(crate) async fn send_outgoing_telling(&self, taken: &mut Vec<SupportRequest>) -> Result<(), Error> {
        if !self.center().capabilities().requests {
            return Ok(());
        }
        for outgoing in self.outgoing().await? {
            match self.deliver(&outgoing).await {
                Ok(request) => taken.push(request),
                Err(CenterError::Refused(refusal)) if !matches!(refusal, Refusal::Other { .. }) => {
                    log::warn!("what an earlier run sent was refused: {refusal:?}");
                    let error = self.refused(CenterError::Refused(refusal), &outgoing);
                    // Kept before it is forgotten: told twice is better than not at all.
                    self.keep_refused(outgoing.refused_later(&error)).await?;
                    self.forget(&outgoing).await?;
                }
                // Another role may send it later, and whoever stands in the way may be gone then.
                Err(
                    error @ (CenterError::Forbidden(_)
                    | CenterError::NotFound(_)
                    | CenterError::Refused(_)
                    | CenterError::Unreadable(_)),
                ) => log::warn!("what an earlier run sent waits: {error}"),
                Err(CenterError::OutcomeUnknown(detail)) => {
                    return Err(Error::new(outgoing.unknown()).because(detail));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    pub(crate) async fn outgoing(&self) -> Result<Vec<Outgoing>, Error> {
        let documents = self.store().outgoing_requests(self.account()).await?;
        Ok(documents
            .iter()
            .filter_map(|json| match serde_json::from_str(json) {
                Ok(outgoing) => Some(outgoing),
                Err(error) => {
                    log::error!("a request that was to be sent cannot be read: {error}");
                    None
                }
            })
            .collect())
    }

    /// Whether a request to cancel an offer's subscription was sent and waits for its answer: a second one is another request.
    pub(crate) async fn waits_to_cancel(&self, offer: &OfferId) -> Result<bool, Error> {
        let outgoing = self.outgoing().await?;
        Ok(outgoing.iter().any(|outgoing| match outgoing {
            Outgoing::Request(request) => request.cancels.as_ref() == Some(offer),
            Outgoing::Note(_) => false,
        }))
    }

    /// The notes to a request that wait for their answer, the earliest first.
    pub(crate) async fn waiting_notes(&self, request: &SupportRequestId) -> Result<Vec<OutgoingNote>, Error> {
        let outgoing = self.outgoing().await?;
        Ok(outgoing
            .into_iter()
            .filter_map(|outgoing| match outgoing {
                Outgoing::Note(note) if note.note_to == *request => Some(note),
                _ => None,
            })
            .collect())
    }
}

impl OutgoingNote {
    fn readable(&self) -> Result<NewNote, CenterError> {
        use base64::Engine as _;

        let attachment = match &self.attachment {
            None => None,
            Some(file) => Some(NewAttachment {
                file_name: file.file_name.clone(),
                content: base64::engine::general_purpose::STANDARD
                    .decode(&file.content)
                    .map_err(|error| CenterError::Unreadable(error.to_string()))?,
            }),
        };
        Ok(NewNote {
            request_id: self.request_id,
            text: self.text.clone(),
            attachment,
        })
    }
}

pub(crate) fn nothing_to_cancel(offer: &Offer) -> Error {
    Error::new(Code::NothingToCancel).with("offer", offer.name.clone())
}
