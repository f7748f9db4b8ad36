use domain::{
    LONGEST_NOTE, NewSupportRequest, Offer, Phrase, RequestId, RequestStatus, SupportRequest, SupportRequestId,
    TextField,
};
use store::RequestFilter;
use uuid::Uuid;
use words::{Language, Words};

use crate::account::portal_links::{label, route};
use crate::support::input::{checked_note, checked_summary};
use crate::support::outbox::{OutgoingFile, OutgoingNote};
use crate::view::{
    NewRequestInput, NoteInput, RequestDetailsView, RequestNoteView, RequestQuery, RequestView, RequestsPage,
};
use crate::words::input::{checked, searched};
use crate::words::labels::{fact, iso, size};
use crate::{Code, Engine, Error};

/// The way to the list of requests in Partner Center.
const ROUTE: [&str; 3] = ["support", "partner_center_requests", "open"];
/// The types of problem that a membership has to do with, by their labels' keys.
const KINDS: [&str; 3] = ["problem_invoice", "problem_profile", "problem_benefits"];
/// The largest file that can be attached, in bytes.
pub const LARGEST_ATTACHMENT_BYTES: usize = 5 * 1024 * 1024;

impl Engine {
    /// The stored requests that match, the one that changed last first. Read without any connection.
    ///
    /// # Errors
    /// The store's error.
    pub async fn requests(&self, query: &RequestQuery, words: &Words) -> Result<RequestsPage, Error> {
        let filter = RequestFilter {
            status: query.status,
            query: Some(searched(&query.text)?),
            limit: u32::MAX,
            offset: 0,
        };
        let page = self.store().support_requests(self.account(), &filter).await?;
        let summary = Phrase::new("requests-summary")
            .with("count", i64::from(page.all))
            .with("open", i64::from(page.unfinished()));
        Ok(RequestsPage {
            rows: page.rows.iter().map(|request| request_view(words, request)).collect(),
            all: page.all,
            open: page.unfinished(),
            summary: words.say(&summary),
            route: route(words, &ROUTE),
            can_make: self.center().capabilities().requests,
            kind_label: label(words, "type_of_problem").label,
            kinds: KINDS.into_iter().map(|key| label(words, key).label).collect(),
        })
    }

    /// One request with its notes, as it was last fetched.
    ///
    /// # Errors
    /// [`Code::RequestNotFound`], or the store's error.
    pub async fn request(&self, id: &str, words: &Words) -> Result<RequestDetailsView, Error> {
        let request = self
            .store()
            .support_request(self.account(), &SupportRequestId::new(id.trim()))
            .await?
            .ok_or_else(|| Error::new(Code::RequestNotFound).with("request", id.trim()))?;
        self.request_details(words, &request).await
    }

    /// Makes a request.
    ///
    /// # Errors
    /// [`Code::SummaryMissing`], [`Code::SummaryTooLong`], [`Code::NoteEmpty`], [`Code::NoteTooLong`], and
    /// [`Code::WrongUsage`] for a type of problem that is none, before anything is sent; [`Code::RequestUnknown`], or the
    /// connection's error.
    pub async fn make_request(&self, input: &NewRequestInput, words: &Words) -> Result<RequestDetailsView, Error> {
        let request = NewSupportRequest {
            request_id: RequestId(Uuid::new_v4()),
            summary: checked_summary(&input.summary)?,
            kind: checked_kind(&input.kind, words)?,
            description: checked_note(&input.description)?,
            cancels: None,
        };
        let made = self.send_request(request, words).await?;
        self.request_details(words, &made).await
    }

    /// Adds a note, with a file or without.
    ///
    /// # Errors
    /// [`Code::NoteEmpty`], [`Code::NoteTooLong`], [`Code::AttachmentTooLarge`], [`Code::RequestNotFound`] before anything is
    /// sent;
    /// [`Code::AttachmentNotTaken`], [`Code::RequestClosed`], [`Code::NoteUnknown`], or the connection's error.
    pub async fn add_note(&self, input: &NoteInput, words: &Words) -> Result<RequestDetailsView, Error> {
        use base64::Engine as _;

        let text = checked_note(&input.text)?;
        let attachment = if input.file_name.is_empty() {
            None
        } else {
            let too_large = || Error::new(Code::AttachmentTooLarge).with("name", input.file_name.clone());
            // As many characters as the largest file has; a longer text is not even decoded.
            if input.content.len() > LARGEST_ATTACHMENT_BYTES.div_ceil(3) * 4 {
                return Err(too_large());
            }
            let content = base64::engine::general_purpose::STANDARD
                .decode(&input.content)
                .map_err(|error| Error::new(Code::Internal).because(error))?;
            if content.len() > LARGEST_ATTACHMENT_BYTES {
                return Err(too_large());
            }
            Some(OutgoingFile {
                file_name: checked(TextField::FileName, &input.file_name)?,
                content: input.content.clone(),
            })
        };
        let note = OutgoingNote {
            note_to: SupportRequestId::new(input.request.trim()),
            request_id: RequestId(Uuid::new_v4()),
            text,
            attachment,
            submission: None,
        };
        let noted = match self.center_account().await? {
            Some(account) => self.send_note_to_center(&account, note, words).await?,
            None => {
                self.refuse_unless_known(&note.note_to).await?;
                self.send_note(note).await?
            }
        };
        self.request_details(words, &noted).await
    }

    /// A note to a request that nobody has heard of would wait for it for ever, if its answer were lost.
    async fn refuse_unless_known(&self, request: &SupportRequestId) -> Result<(), Error> {
        if self.store().support_request(self.account(), request).await?.is_some() {
            return Ok(());
        }
        if self.center().capabilities().requests {
            self.fetch_requests().await?;
        }
        match self.store().support_request(self.account(), request).await? {
            Some(_) => Ok(()),
            None => Err(Error::new(Code::RequestNotFound).with("request", request.as_str())),
        }
    }

    /// Fetches every request.
    pub(crate) async fn fetch_requests(&self) -> Result<(), Error> {
        let requests = self.center().support_requests().await?;
        self.keep_requests(&requests).await
    }

    pub(crate) async fn keep_requests(&self, requests: &[SupportRequest]) -> Result<(), Error> {
        Ok(self.store().put_support_requests(self.account(), requests).await?)
    }

    /// The request that asks to cancel an offer's subscription and is not closed.
    pub(crate) async fn open_cancellation(&self, offer: &Offer) -> Result<Option<String>, Error> {
        let filter = RequestFilter {
            limit: u32::MAX,
            ..RequestFilter::default()
        };
        let page = self.store().support_requests(self.account(), &filter).await?;
        Ok(page
            .rows
            .into_iter()
            .find(|request| request.cancels.as_ref() == Some(&offer.id) && request.status != RequestStatus::Closed)
            .map(|request| request.id.to_string()))
    }

    pub(crate) async fn request_details(
        &self,
        words: &Words,
        request: &SupportRequest,
    ) -> Result<RequestDetailsView, Error> {
        let view = request_view(words, request);
        let mut facts = vec![
            fact(words, "request-id", view.request.clone()),
            fact(words, "request-status", view.status_label.clone()),
            fact(words, "request-opened", view.opened_label.clone()),
            fact(words, "request-modified", view.modified_label.clone()),
            fact(words, "request-type", view.kind.clone()),
        ];
        if let Some(contact) = &request.contact {
            facts.push(fact(words, "request-contact", contact_line(words, contact)));
        }
        if let Some(offer) = &request.cancels {
            facts.push(fact(words, "request-cancels", self.short_name(words, offer)));
        }
        let sender = match request.contact.clone() {
            Some(contact) => Some(contact),
            None => self.stored_records().await?.map(|records| records.0.session.person),
        };
        let waiting = self
            .waiting_notes(&request.id)
            .await?
            .into_iter()
            .map(|note| RequestNoteView {
                author: sender.clone().unwrap_or_default(),
                written: words.text("request-note-waiting"),
                text: note.text,
            });
        // Partner Center's interface has no place for a file; the page says where it goes instead.
        let takes_files = self.center().capabilities().requests;
        let takes_notes = takes_files || self.center_account().await?.is_some();
        let visibility = match &sender {
            Some(person) => words.say(&Phrase::new("request-visible-to").with("person", person.clone())),
            None => words.text("request-visible"),
        };
        Ok(RequestDetailsView {
            facts,
            description: request.description.clone(),
            notes: request
                .notes
                .iter()
                .map(|note| RequestNoteView {
                    author: note.author.clone(),
                    written: words.date(note.written.date_naive()),
                    text: note.text.clone(),
                })
                .chain(waiting)
                .collect(),
            attachments: request
                .attachments
                .iter()
                .map(|file| crate::view::FactView {
                    label: file.file_name.clone(),
                    value: size(words, file.size),
                    transfer_mark: false,
                    copy: String::new(),
                })
                .collect(),
            advice: words.text(&format!("request-advice-{}", request.status.id().replace('_', "-"))),
            offer: request.cancels.as_ref().map(ToString::to_string),
            can_add_note: request.status != RequestStatus::Closed && takes_notes,
            takes_files,
            route: route(words, &ROUTE),
            visibility,
            longest_note: u32::try_from(LONGEST_NOTE).unwrap_or(u32::MAX),
            request: view,
        })
    }
}

pub(crate) fn request_view(words: &Words, request: &SupportRequest) -> RequestView {
    let (opened, modified) = (request.opened.date_naive(), request.modified.date_naive());
    RequestView {
        request: request.id.to_string(),
        summary: request.summary.clone(),
        kind: request.kind.clone(),
        status: request.status,
        opened: iso(opened),
        modified: iso(modified),
        status_label: words.text(&format!("request-status-{}", request.status.id().replace('_', "-"))),
        opened_label: words.date(opened),
        modified_label: words.date(modified),
    }
}

/// Name and e-mail address of a contact, with the comma of the language between them.
fn contact_line(words: &Words, contact: &str) -> String {
    match contact.rsplit_once(", ") {
        Some((name, email)) if email.contains('@') => words.side_by_side(&[name, email]),
        _ => contact.to_owned(),
    }
}

/// The type of problem as it is sent: a label of Partner Center in either language. Without one, that of invoices and
/// payments.
fn checked_kind(kind: &str, words: &Words) -> Result<String, Error> {
    let known = |kind: &str| {
        Language::ALL.into_iter().any(|language| {
            KINDS
                .into_iter()
                .any(|key| label(words::words(language), key).label == kind)
        })
    };
    match kind.trim() {
        "" => Ok(label(words, KINDS[0]).label),
        kind if known(kind) => Ok(kind.to_owned()),
        kind => {
            let kinds: Vec<String> = KINDS.into_iter().map(|key| label(words, key).label).collect();
            let reason = Phrase::new("request-type-unknown")
                .with("type", kind)
                .with("types", kinds);
            Err(Error::new(Code::WrongUsage).with("reason", words.say(&reason)))
        }
    }
}
