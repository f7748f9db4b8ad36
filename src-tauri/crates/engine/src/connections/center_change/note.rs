use domain::{
    Absence, NoteStanding, NoteSubmission, OwnAccount, RequestNote, RequestStatus, SupportRequest, SupportRequestId,
};
use partner_center::center_api::{CenterRequest, ChangeError, ServiceError};
use words::Words;

use super::super::center::{is_about_one, with_what_is_known};
use super::super::reading::Stopped;
use super::OpenCenter;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::support::outbox::{Outgoing, OutgoingNote};
use crate::{Code, Engine, Error};

/// What became of a note that was sent.
enum Delivery {
    /// The request has it.
    Taken(SupportRequest),
    /// Partner Center refused it, for this reason.
    Refused(Error),
    /// It was not sent, for this reason, which may pass.
    NotSent(Error, ServiceError),
    /// It may have arrived.
    Unclear(ServiceError),
}

impl Engine {
    /// Adds a note to a request in the Partner Center of an account of one's own. The request is read before it, so that its
    /// text is known again after an answer that was lost; the note is on disk before it is sent, and is sent once.
    ///
    /// # Errors
    /// [`Code::AttachmentNotTaken`], [`Code::RequestNotFound`], [`Code::RequestClosed`] and everything that keeps Partner Center
    /// from being asked before anything is sent; [`Code::NoteUnknown`] where nobody knows whether it arrived.
    pub(crate) async fn send_note_to_center(
        &self,
        account: &OwnAccount,
        mut note: OutgoingNote,
        words: &Words,
    ) -> Result<SupportRequest, Error> {
        if note.attachment.is_some() {
            return Err(Error::new(Code::AttachmentNotTaken));
        }
        let center = self.center_to_change(account).await?;
        // Whoever settles notes meanwhile must not send this one, too.
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        let waiting = self.waiting_notes(&note.note_to).await?;
        if waiting.iter().any(|waiting| waiting.text == note.text) {
            return Err(Error::new(Code::NoteUnknown).because("the same note waits for its answer"));
        }
        let request = match center.api.request(note.note_to.as_str()).await {
            Ok(CenterRequest(request)) => request,
            Err(ServiceError::NotFound { .. }) => return Err(not_found(&note.note_to)),
            Err(error) => return Err(self.not_done(&center, &error, None, words).await?),
        };
        self.keep_requests(std::slice::from_ref(&request)).await?;
        if request.status == RequestStatus::Closed {
            return Err(closed(&note.note_to));
        }
        match self.deliver_to_center(&center, &mut note, &request, words).await? {
            Delivery::Taken(request) => Ok(request),
            Delivery::Refused(error) | Delivery::NotSent(error, _) => {
                self.forget(&Outgoing::Note(note)).await?;
                Err(error)
            }
            Delivery::Unclear(error) => Err(Error::new(Code::NoteUnknown).because(error)),
        }
    }

    /// Asks of each note that was sent without an answer whether it arrived. One that is proved never to have arrived is sent
    /// again, under the same name; one that is refused then is told of.
    pub(in super::super) async fn settle_notes(&self, center: &OpenCenter, words: &Words) -> Result<(), Stopped> {
        if self.outgoing().await.map_err(Stopped::Own)?.is_empty() {
            return Ok(());
        }
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        // Read again: whoever held the lock may have settled them.
        for outgoing in self.outgoing().await.map_err(Stopped::Own)? {
            let Outgoing::Note(note) = outgoing else { continue };
            match center.api.request(note.note_to.as_str()).await {
                Ok(CenterRequest(request)) => self.settle_note(center, note, &request, words).await?,
                Err(error) if is_about_one(&error) => {
                    log::warn!("a note waits, for its request is not told: {error}");
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    async fn settle_note(
        &self,
        center: &OpenCenter,
        mut note: OutgoingNote,
        request: &SupportRequest,
        words: &Words,
    ) -> Result<(), Stopped> {
        match self.standing_of(center, &note, request) {
            NoteStanding::Arrived => self.note_taken(&note, request).await.map_err(Stopped::Own),
            NoteStanding::Unclear(submission) => {
                note.submission = Some(submission);
                self.write_down(&Outgoing::Note(note)).await.map_err(Stopped::Own)
            }
            NoteStanding::NeverArrived => {
                let delivery = if request.status == RequestStatus::Closed {
                    Delivery::Refused(closed(&note.note_to))
                } else {
                    let delivery = self.deliver_to_center(center, &mut note, request, words).await;
                    delivery.map_err(Stopped::Own)?
                };
                match delivery {
                    Delivery::Taken(_) => Ok(()),
                    Delivery::Refused(error) => self.refused_later(note, &error).await.map_err(Stopped::Own),
                    Delivery::NotSent(_, error) => Err(error.into()),
                    Delivery::Unclear(error) => {
                        log::warn!("a note was sent again without an answer: {error}");
                        Ok(())
                    }
                }
            }
        }
    }

    /// Writes a note down, sends it, and says what became of it. What was taken is not written down any more.
    async fn deliver_to_center(
        &self,
        center: &OpenCenter,
        note: &mut OutgoingNote,
        before: &SupportRequest,
        words: &Words,
    ) -> Result<Delivery, Error> {
        note.submission = Some(NoteSubmission::begun(before, &note.text, self.clock().now()));
        self.write_down(&Outgoing::Note(note.clone())).await?;
        self.crash_point("request-written");
        let id = note.note_to.as_str();
        let answered = center.api.add_note(id, &note.text, note.request_id).await;
        self.crash_point("request-answered");
        match answered {
            Ok(CenterRequest(answered)) => {
                // An answer may leave out what was there before.
                let read = center.api.request(id).await.map(|CenterRequest(read)| read);
                let noted = noted(answered, read.unwrap_or_else(|_| before.clone()));
                self.note_taken(note, &noted).await?;
                Ok(Delivery::Taken(noted))
            }
            Err(ChangeError::NotMade(error)) => {
                let told = self.not_done(center, &error, None, words).await?;
                Ok(Delivery::NotSent(told, error))
            }
            Err(ChangeError::Refused {
                error: ServiceError::NotFound { .. },
                ..
            }) => Ok(Delivery::Refused(not_found(&note.note_to))),
            Err(ChangeError::Refused { error, said }) => Ok(Delivery::Refused(
                self.not_done(center, &error, said.as_ref(), words).await?,
            )),
            Err(ChangeError::Unclear(error)) => match center.api.request(id).await {
                Ok(CenterRequest(read)) => match self.standing_of(center, note, &read) {
                    NoteStanding::Arrived => {
                        self.note_taken(note, &read).await?;
                        Ok(Delivery::Taken(read))
                    }
                    NoteStanding::Unclear(submission) => {
                        note.submission = Some(submission);
                        self.write_down(&Outgoing::Note(note.clone())).await?;
                        Ok(Delivery::Unclear(error))
                    }
                    NoteStanding::NeverArrived => Ok(Delivery::Unclear(error)),
                },
                Err(_) => Ok(Delivery::Unclear(error)),
            },
        }
    }

    /// What a request says of a note that was sent to it.
    fn standing_of(&self, center: &OpenCenter, note: &OutgoingNote, request: &SupportRequest) -> NoteStanding {
        let now = self.clock().now();
        let submission = note.submission.clone().unwrap_or(NoteSubmission {
            before: 0,
            sent: now,
            absence: None,
        });
        let asked = Absence {
            at: now,
            start: self.start(),
            identity: center.identity.clone(),
        };
        submission.standing(request, &note.text, asked)
    }

    /// Keeps a request that has the note, and forgets that it waits.
    async fn note_taken(&self, note: &OutgoingNote, request: &SupportRequest) -> Result<(), Error> {
        self.keep_requests(std::slice::from_ref(request)).await?;
        self.forget(&Outgoing::Note(note.clone())).await
    }

    async fn refused_later(&self, note: OutgoingNote, error: &Error) -> Result<(), Error> {
        let outgoing = Outgoing::Note(note);
        // Kept before it is forgotten: told twice is better than not at all.
        self.keep_refused(outgoing.refused_later(error)).await?;
        self.forget(&outgoing).await
    }
}

/// What the answer to a note says of its request, with what else is known of it.
fn noted(answered: SupportRequest, known: SupportRequest) -> SupportRequest {
    let mut notes: Vec<RequestNote> = known.notes.clone();
    notes.extend(
        answered
            .notes
            .iter()
            .filter(|note| !known.notes.contains(note))
            .cloned(),
    );
    notes.sort_by_key(|note| note.written);
    SupportRequest {
        notes,
        ..with_what_is_known(answered, Some(known))
    }
}

fn not_found(request: &SupportRequestId) -> Error {
    Error::new(Code::RequestNotFound).with("request", request.as_str())
}

fn closed(request: &SupportRequestId) -> Error {
    Error::new(Code::RequestClosed).with("request", request.as_str())
}
