use domain::{NewSupportRequest, SupportRequest, SupportRequestId};
use http::Method;

use super::base::Client;
use super::reading::{body, converted, encoded, id, incomplete, unknown_outcome};
use crate::wire::{ServiceRequest, ServiceRequestPatch};
use crate::{Error, NewNote, Transport};

/// The locale of the documented address; it decides nothing, because the text is the person's own.
const MAKE: &str = "/v1/servicerequests/en-US";

impl<T: Transport> Client<T> {
    pub(super) async fn read_requests(&self) -> Result<Vec<SupportRequest>, Error> {
        let path = "/v1/servicerequests?size=100";
        let requests = self
            .exchange
            .get_all(path, |request: &ServiceRequest| id(request.id.as_ref()))
            .await?;
        converted(requests)
    }

    pub(super) async fn read_request(&self, id: &SupportRequestId) -> Result<SupportRequest, Error> {
        let request: ServiceRequest = self.exchange.get(&path_of(id)).await?;
        request.try_into().map_err(incomplete)
    }

    pub(super) async fn make_request(&self, request: &NewSupportRequest) -> Result<SupportRequest, Error> {
        let body = body(&ServiceRequest::from(request))?;
        let made: ServiceRequest = self
            .exchange
            .change(Method::POST, MAKE, &body, request.request_id.0)
            .await?;
        let made = SupportRequest::try_from(made).map_err(unknown_outcome)?;
        if made.request_id.is_some_and(|answered| answered != request.request_id) {
            return Err(Error::OutcomeUnknown("the answer to another submission".into()));
        }
        Ok(made)
    }

    pub(super) async fn patch_request(&self, id: &SupportRequestId, note: &NewNote) -> Result<SupportRequest, Error> {
        let body = body(&ServiceRequestPatch::from(note))?;
        let noted: ServiceRequest = self
            .exchange
            .change(Method::PATCH, &path_of(id), &body, note.request_id.0)
            .await?;
        let noted = SupportRequest::try_from(noted).map_err(unknown_outcome)?;
        if noted.id != *id {
            return Err(Error::OutcomeUnknown("the answer about another request".into()));
        }
        Ok(noted)
    }
}

fn path_of(id: &SupportRequestId) -> String {
    format!("/v1/servicerequests/{}", encoded(id.as_str()))
}
