use std::time::Duration;

use bytes::Bytes;
use http::{Request, StatusCode, Uri};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::Transport;
use crate::limits::AnswerLimit;
use crate::retry::{is_passing, retry_after, wait_after};
use crate::service::{
    Asked, Base, Budget, LARGEST_DOCUMENT, LONGEST_FILE, ServiceError, json_text, may_be_asked_again, patiently,
    pdf_in, rest_of, unreadable,
};

/// The address of a document that whoever knows it may read, for about ten minutes. It is in no log and in no store, and
/// it is wiped when it is let go.
pub(super) struct SignedAddress(Zeroizing<String>);

#[derive(Deserialize)]
struct Link {
    url: String,
}

impl SignedAddress {
    /// The address that an answer names, where a document may be fetched from it.
    pub(super) fn in_answer(body: &[u8], base: &Base) -> Result<Self, ServiceError> {
        let Link { url } = serde_json::from_str(&json_text(body)?).map_err(|error| unreadable(&error))?;
        let url = Zeroizing::new(url);
        let is_allowed = url.trim().parse::<Uri>().is_ok_and(|uri| base.may_fetch_from(&uri));
        is_allowed
            .then(|| Self(Zeroizing::new(url.trim().to_owned())))
            .ok_or(ServiceError::ForeignAddress)
    }

    /// Fetches the document, without a token.
    pub(super) async fn fetch(
        &self,
        transport: &dyn Transport,
        budget: &Budget,
        patience: Option<Duration>,
    ) -> Result<Bytes, ServiceError> {
        let mut attempt = 0;
        loop {
            let sent = transport.send(self.request()?);
            let (error, wait) = match patiently(patience.map(|_| LONGEST_FILE), sent).await {
                Ok(answer) if answer.status() == StatusCode::OK => match pdf_in(answer) {
                    Err(error) if may_be_asked_again(&error) => (error, wait_after(attempt, None)),
                    document => return document,
                },
                Ok(answer) if answer.status() == StatusCode::TOO_MANY_REQUESTS => {
                    let wait = rest_of(answer.headers());
                    budget.rest_for(wait);
                    return Err(ServiceError::Throttled { retry_after: wait });
                }
                Ok(answer) => {
                    let wait = is_passing(answer.status()).then(|| wait_after(attempt, retry_after(answer.headers())));
                    (error_of(answer.status()), wait.flatten())
                }
                Err(error) => {
                    let wait = may_be_asked_again(&error).then(|| wait_after(attempt, None));
                    (error, wait.flatten())
                }
            };
            let Some(wait) = wait else {
                return Err(error);
            };
            log::info!("fetching a document again in {wait:?}: {error}");
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    fn request(&self) -> Result<Request<Bytes>, ServiceError> {
        Request::get(self.0.as_str())
            .extension(AnswerLimit(LARGEST_DOCUMENT))
            .body(Bytes::new())
            .map_err(|_| ServiceError::ForeignAddress)
    }
}

/// An address that has died is answered as one that was never allowed, or as nothing.
fn error_of(status: StatusCode) -> ServiceError {
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::GONE => {
            ServiceError::LinkExpired
        }
        status if status.is_redirection() => ServiceError::ForeignAddress,
        status if is_passing(status) || status.is_server_error() => ServiceError::ServerTrouble {
            status: status.as_u16(),
            request: None,
        },
        status => ServiceError::Refused {
            asked: Asked::Document,
            status: status.as_u16(),
            code: None,
            request: None,
        },
    }
}
