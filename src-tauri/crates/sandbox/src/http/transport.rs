use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use partner_center::faults::Faulty;
use partner_center::{LARGEST_ANSWER, Transport, TransportError};
use tower::ServiceExt;

use crate::http::fault_queue::StoredFaults;

/// Marks an answer that never arrives, although what was asked is done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NeverAnswered;

/// The way to a sandbox within the process, with the faults that wait in its file.
pub type SandboxTransport = Faulty<InProcess, StoredFaults>;

/// Calls the routes without a network.
pub struct InProcess(pub(crate) Router);

#[async_trait]
impl Transport for InProcess {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let request = request.map(Body::from);
        let answer = match self.0.clone().oneshot(request).await {
            Ok(answer) => answer,
            Err(never) => match never {},
        };
        if answer.extensions().get::<NeverAnswered>().is_some() {
            return Err(TransportError::NoAnswer("timed out".into()));
        }
        let (head, body) = answer.into_parts();
        let body = Limited::new(body, LARGEST_ANSWER).collect().await.map_err(|error| {
            match error.downcast::<LengthLimitError>() {
                Ok(beyond) => TransportError::BeyondLimits(beyond.to_string()),
                Err(error) => TransportError::NoAnswer(error.to_string()),
            }
        })?;
        Ok(Response::from_parts(head, body.to_bytes()))
    }
}

/// On a network, an answer that never arrives is a connection that ends without one.
pub(crate) async fn break_off(answer: Response<Body>) -> Response<Body> {
    if answer.extensions().get::<NeverAnswered>().is_none() {
        return answer;
    }
    answer.map(|_| Body::new(BrokenOff))
}

/// A body that fails instead of beginning.
struct BrokenOff;

impl HttpBody for BrokenOff {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }
}
