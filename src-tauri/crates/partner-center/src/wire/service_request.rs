use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{
    NewSupportRequest, OfferId, RequestAttachment, RequestId, RequestNote, RequestStatus, SupportRequest,
    SupportRequestId, person_name,
};
use uuid::Uuid;

use super::order::request_of;
use super::party::filled;
use super::{Attributes, Contact, Incomplete, List, Moment, Text, Whole, by_word, plain_word, required};
use crate::{NewAttachment, NewNote};

resources! {
    /// A note on a support request.
    pub struct NoteResource {
        /// Who wrote it.
        created_by_name: Text,
        /// When.
        created_date: Moment,
        /// The text.
        text: Text,
    }

    /// A file attached to a support request, under the documented names of its fields or under ours.
    pub struct FileLinkResource {
        /// The name of the file.
        name: Text,
        /// The name without what follows the last dot.
        file_name_without_extension: Text,
        /// What follows the last dot of the name.
        file_extension: Text,
        /// Its size in bytes.
        #[serde(alias = "fileSize")]
        size: Whole,
    }

    /// `GET /v1/servicerequests/{id}`, with the offer it asks to cancel.
    pub struct ServiceRequest {
        /// The id.
        id: Text,
        /// What it is about, in one line.
        title: Text,
        /// What was sent.
        description: Text,
        /// How bad it is.
        severity: Text,
        /// The type of problem.
        support_topic_name: Text,
        /// Where it stands.
        status: Text,
        /// Whom it answers to.
        primary_contact: Contact,
        /// When it was opened.
        created_date: Moment,
        /// When it last changed.
        last_modified_date: Moment,
        /// When it was closed; year 1 for never.
        last_closed_date: Moment,
        /// The notes.
        notes: List<NoteResource>,
        /// The attached files.
        file_links: List<FileLinkResource>,
        /// The offer whose subscription it asks to cancel.
        offer_id: Text,
        /// The client request id of its submission.
        client_request_id: Text,
        /// Kind.
        attributes: Attributes,
    }

    /// A file to be attached, its content in Base64 (RFC 4648, with padding).
    pub struct NewFileResource {
        /// The name of the file.
        name: Text,
        /// The content.
        content: Text,
    }

    /// `PATCH /v1/servicerequests/{id}`.
    pub struct ServiceRequestPatch {
        /// The note to add.
        new_note: NoteResource,
        /// The file to attach.
        new_file: NewFileResource,
        /// Kind.
        attributes: Attributes,
    }
}

const REQUEST: &str = "service request";

impl From<&NewSupportRequest> for ServiceRequest {
    fn from(request: &NewSupportRequest) -> Self {
        Self {
            title: Some(request.summary.as_str().into()),
            description: Some(request.description.as_str().into()),
            support_topic_name: Some(request.kind.as_str().into()),
            offer_id: request.cancels.as_ref().map(|offer| offer.as_str().into()),
            attributes: Some(Attributes::of("ServiceRequest")),
            ..Self::default()
        }
    }
}

impl ServiceRequest {
    /// The request that a `POST` of this asks for under the id of its submission, which the header names.
    #[must_use]
    pub fn into_new(self, request_id: Uuid) -> NewSupportRequest {
        NewSupportRequest {
            request_id: RequestId(request_id),
            summary: filled(self.title).unwrap_or_default(),
            kind: filled(self.support_topic_name).unwrap_or_default(),
            description: filled(self.description).unwrap_or_default(),
            cancels: filled(self.offer_id).map(OfferId::new),
        }
    }
}

impl From<&SupportRequest> for ServiceRequest {
    fn from(request: &SupportRequest) -> Self {
        Self {
            id: Some(request.id.as_str().into()),
            title: Some(request.summary.as_str().into()),
            description: Some(request.description.as_str().into()),
            severity: Some("unknown".into()),
            support_topic_name: Some(request.kind.as_str().into()),
            status: Some(request.status.id().into()),
            primary_contact: request.contact.as_deref().map(contact_from),
            created_date: Some(request.opened.into()),
            last_modified_date: Some(request.modified.into()),
            last_closed_date: Some(Moment(request.closed)),
            notes: Some(List(request.notes.iter().map(Into::into).collect())),
            file_links: Some(List(
                request
                    .attachments
                    .iter()
                    .map(|file| FileLinkResource {
                        name: Some(file.file_name.as_str().into()),
                        size: i64::try_from(file.size).ok().map(Whole),
                        ..FileLinkResource::default()
                    })
                    .collect(),
            )),
            offer_id: request.cancels.as_ref().map(|offer| offer.as_str().into()),
            client_request_id: request.request_id.map(|id| id.to_string().into()),
            attributes: Some(Attributes::of("ServiceRequest")),
        }
    }
}

impl From<&RequestNote> for NoteResource {
    fn from(note: &RequestNote) -> Self {
        Self {
            created_by_name: Some(note.author.as_str().into()),
            created_date: Some(note.written.into()),
            text: Some(note.text.as_str().into()),
        }
    }
}

/// The parts of a contact's line: an address stands after the last comma.
fn contact_from(line: &str) -> Contact {
    let (name, email) = match line.rsplit_once(", ") {
        Some((name, email)) if email.contains('@') => (name, Some(email)),
        _ => (line, None),
    };
    Contact {
        first_name: Some(name.into()),
        email: email.map(Into::into),
        ..Contact::default()
    }
}

/// The status of a word; by number where the service writes enumerations so.
fn status_of(word: &Text) -> RequestStatus {
    match plain_word(&word.0).as_str() {
        "1" => RequestStatus::Open,
        "2" => RequestStatus::Closed,
        "3" => RequestStatus::AttentionNeeded,
        _ => by_word(&word.0, &RequestStatus::ALL, RequestStatus::id).unwrap_or(RequestStatus::Unknown),
    }
}

impl FileLinkResource {
    fn into_attachment(self) -> Option<RequestAttachment> {
        let documented = || {
            let name = filled(self.file_name_without_extension)?;
            Some(match filled(self.file_extension) {
                Some(extension) => format!("{name}.{}", extension.trim_start_matches('.')),
                None => name,
            })
        };
        Some(RequestAttachment {
            file_name: filled(self.name).or_else(documented)?,
            size: self
                .size
                .and_then(|size| u64::try_from(size.0).ok())
                .unwrap_or_default(),
        })
    }
}

/// The contact as one line: the name, and the e-mail address where there is one.
fn contact_of(contact: Contact) -> Option<String> {
    let name = match (filled(contact.first_name), filled(contact.last_name)) {
        (Some(given), Some(family)) => Some(person_name(&given, &family, None)),
        (given, family) => given.or(family),
    };
    let parts: Vec<String> = [name, filled(contact.email)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A status this version does not know is unknown. A note without a time is as old as the request; a note without a text
/// and a file without a name are none.
impl TryFrom<ServiceRequest> for SupportRequest {
    type Error = Incomplete;

    fn try_from(resource: ServiceRequest) -> Result<Self, Incomplete> {
        let moment = |moment: Option<Moment>| moment.and_then(|moment| moment.0);
        let opened = required(moment(resource.created_date), REQUEST, "createdDate")?;
        let note = |note: NoteResource| {
            Some(RequestNote {
                text: filled(note.text)?,
                author: filled(note.created_by_name).unwrap_or_default(),
                written: moment(note.created_date).unwrap_or(opened),
            })
        };
        let notes = resource.notes.unwrap_or_default().0;
        let mut notes: Vec<RequestNote> = notes.into_iter().filter_map(note).collect();
        notes.sort_by_key(|note| note.written);
        let files = resource.file_links.unwrap_or_default().0;
        Ok(Self {
            id: SupportRequestId::new(required(filled(resource.id), REQUEST, "id")?),
            request_id: request_of(resource.client_request_id),
            summary: filled(resource.title).unwrap_or_default(),
            kind: filled(resource.support_topic_name).unwrap_or_default(),
            description: filled(resource.description).unwrap_or_default(),
            cancels: filled(resource.offer_id).map(OfferId::new),
            status: resource.status.as_ref().map_or(RequestStatus::Unknown, status_of),
            opened,
            modified: moment(resource.last_modified_date).unwrap_or(opened),
            closed: moment(resource.last_closed_date),
            contact: resource.primary_contact.and_then(contact_of),
            notes,
            attachments: files
                .into_iter()
                .filter_map(FileLinkResource::into_attachment)
                .collect(),
        })
    }
}

impl From<&NewNote> for ServiceRequestPatch {
    fn from(note: &NewNote) -> Self {
        Self {
            new_note: Some(NoteResource {
                text: Some(note.text.as_str().into()),
                ..NoteResource::default()
            }),
            new_file: note.attachment.as_ref().map(|file| NewFileResource {
                name: Some(file.file_name.as_str().into()),
                content: Some(STANDARD.encode(&file.content).into()),
            }),
            attributes: Some(Attributes::of("ServiceRequest")),
        }
    }
}

impl ServiceRequestPatch {
    /// The note that is to be added under the id of its submission.
    ///
    /// # Errors
    /// [`Incomplete`] for a file that is no Base64.
    pub fn into_note(self, request_id: Uuid) -> Result<NewNote, Incomplete> {
        let attachment = match self.new_file {
            None => None,
            Some(file) => Some(NewAttachment {
                file_name: required(filled(file.name), REQUEST, "name")?,
                content: required(
                    STANDARD.decode(file.content.unwrap_or_default().0).ok(),
                    REQUEST,
                    "content",
                )?,
            }),
        };
        Ok(NewNote {
            request_id: RequestId(request_id),
            text: self.new_note.and_then(|note| filled(note.text)).unwrap_or_default(),
            attachment,
        })
    }
}
