use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

/// Why no answer came back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// No connection was made: the request was not carried out.
    #[error("no connection: {0}")]
    NotSent(String),
    /// The connection ended without a whole answer: the request may have been carried out.
    #[error("no whole answer: {0}")]
    NoAnswer(String),
    /// The answer is larger, deeper or packed tighter than any that is meant: the request may have been carried out.
    #[error("an answer beyond the limits: {0}")]
    BeyondLimits(String),
}

/// Carries one request to whoever answers: the network, or a Router in the same process.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends a request and waits for the whole answer.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError>;
}

#[async_trait]
impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request).await
    }
}
