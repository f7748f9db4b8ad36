use bytes::Bytes;
use domain::{RequestId, SupportRequest};
use http::Method;
use serde_json::value::RawValue;

use super::address::place;
use super::base::CenterApi;
use super::collection::CenterResource;
use super::pages::{CenterPages, CenterPosition};
use crate::NewNote;
use crate::Transport;
use crate::service::{Asked, ChangeError, Content, Question, ServiceError, Unfit, json_text, unreadable};
use crate::wire::{Document, ServiceRequest, ServiceRequestPatch};

/// A service request as Partner Center said it. A list leaves the text and the notes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CenterRequest(pub SupportRequest);

impl CenterResource for CenterRequest {
    fn read(raw: &RawValue) -> Result<Self, Unfit> {
        let unfit = |_| Unfit::new("entry", "service request");
        let document: Document = serde_json::from_str(raw.get()).map_err(unfit)?;
        let request: ServiceRequest = document.read().map_err(unfit)?;
        let request = SupportRequest::try_from(request).map_err(|incomplete| Unfit::new(incomplete.field, "value"))?;
        Ok(Self(request))
    }

    fn identity(&self) -> &str {
        self.0.id.as_str()
    }
}

impl<T: Transport> CenterApi<T> {
    /// The service requests, page by page. Those of Azure and Microsoft 365 are not among them.
    pub fn request_pages(&self) -> CenterPages<'_, T, CenterRequest> {
        CenterPages::from(self, "servicerequests", Asked::Requests, CenterPosition::default())
    }

    /// One service request with its text and its notes.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], or any other.
    pub async fn request(&self, id: &str) -> Result<CenterRequest, ServiceError> {
        let place = place(["servicerequests", id], &[])?;
        let answer = self.read(&place, Asked::Request).await?;
        request_in(answer.body(), id)
    }

    /// Adds a note to a service request, and names nothing else of it: what the service has there stays. The note is sent
    /// once, under the name of its submission. The answer is the request as it is then, or a part of it.
    ///
    /// # Errors
    /// [`ChangeError`]. A status of success with anything but this request is [`ChangeError::Unclear`].
    pub async fn add_note(&self, id: &str, text: &str, submission: RequestId) -> Result<CenterRequest, ChangeError> {
        let not_made = ChangeError::NotMade;
        let place = place(["servicerequests", id], &[]).map_err(not_made)?;
        let patch = ServiceRequestPatch::from(&NewNote {
            request_id: submission,
            text: text.to_owned(),
            attachment: None,
        });
        let json = serde_json::to_vec(&patch).map_err(|error| not_made(unreadable(&error)))?;
        let content = Content {
            json: Bytes::from(json),
            name: submission.0,
            version: None,
        };
        let question = Question::sending(Method::PATCH, &place, Asked::Request, content);
        let answer = self.exchange.change(&question).await?;
        request_in(answer.body(), id).map_err(ChangeError::Unclear)
    }
}

fn request_in(body: &[u8], id: &str) -> Result<CenterRequest, ServiceError> {
    let text = json_text(body)?;
    let raw: &RawValue = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    let request = CenterRequest::read(raw).map_err(|unfit| ServiceError::Unreadable(unfit.to_string()))?;
    if request.identity() != id {
        return Err(ServiceError::Unreadable("the answer about another request".into()));
    }
    Ok(request)
}
