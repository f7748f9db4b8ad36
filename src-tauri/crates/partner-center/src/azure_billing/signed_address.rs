use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode, Uri, header};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::address::Base;
use super::budget::Budget;
use super::error::{Asked, BillingError};
use super::exchange::{may_be_asked_again, patiently, rest_of};
use super::list::{json_text, unreadable};
use crate::Transport;
use crate::limits::{AnswerLimit, file_within_limits};
use crate::retry::{is_passing, retry_after, wait_after};

/// The largest PDF that is taken, in bytes.
pub const LARGEST_DOCUMENT: usize = 64 * 1024 * 1024;
/// A large document takes longer than an answer.
const LONGEST_DOCUMENT: Duration = Duration::from_secs(5 * 60);
/// What every PDF begins with.
const BEGINNING: &[u8] = b"%PDF-";

/// The address of a document that whoever knows it may read, for about ten minutes. It is in no log and in no store, and
/// it is wiped when it is let go.
pub(super) struct SignedAddress(Zeroizing<String>);

#[derive(Deserialize)]
struct Link {
    url: String,
}

impl SignedAddress {
    /// The address that an answer names, where a document may be fetched from it.
    pub(super) fn in_answer(body: &[u8], base: &Base) -> Result<Self, BillingError> {
        let Link { url } = serde_json::from_str(&json_text(body)?).map_err(|error| unreadable(&error))?;
        let url = Zeroizing::new(url);
        let is_allowed = url.trim().parse::<Uri>().is_ok_and(|uri| base.may_fetch_from(&uri));
        is_allowed
            .then(|| Self(Zeroizing::new(url.trim().to_owned())))
            .ok_or(BillingError::ForeignAddress)
    }

    /// Fetches the document, without a token.
    pub(super) async fn fetch(
        &self,
        transport: &dyn Transport,
        budget: &Budget,
        patience: Option<Duration>,
    ) -> Result<Bytes, BillingError> {
        let mut attempt = 0;
        loop {
            let sent = transport.send(self.request()?);
            let (error, wait) = match patiently(patience.map(|_| LONGEST_DOCUMENT), sent).await {
                Ok(answer) if answer.status() == StatusCode::OK => match document_in(answer) {
                    Err(error) if may_be_asked_again(&error) => (error, wait_after(attempt, None)),
                    document => return document,
                },
                Ok(answer) if answer.status() == StatusCode::TOO_MANY_REQUESTS => {
                    let wait = rest_of(answer.headers());
                    budget.rest_for(wait);
                    return Err(BillingError::Throttled { retry_after: wait });
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

    fn request(&self) -> Result<Request<Bytes>, BillingError> {
        Request::get(self.0.as_str())
            .extension(AnswerLimit(LARGEST_DOCUMENT))
            .body(Bytes::new())
            .map_err(|_| BillingError::ForeignAddress)
    }
}

/// An address that has died is answered as one that was never allowed, or as nothing.
fn error_of(status: StatusCode) -> BillingError {
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::GONE => {
            BillingError::LinkExpired
        }
        status if status.is_redirection() => BillingError::ForeignAddress,
        status if is_passing(status) || status.is_server_error() => BillingError::ServerTrouble {
            status: status.as_u16(),
            request: None,
        },
        status => BillingError::Refused {
            asked: Asked::Document,
            status: status.as_u16(),
            code: None,
            request: None,
        },
    }
}

fn document_in(answer: Response<Bytes>) -> Result<Bytes, BillingError> {
    let headers = answer.headers();
    let is_packed = headers.contains_key(header::CONTENT_ENCODING);
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    let document = file_within_limits(answer, LARGEST_DOCUMENT).map_err(BillingError::BeyondLimits)?;
    if !document.starts_with(BEGINNING) {
        return Err(BillingError::NotPdf);
    }
    if !is_packed && announced.is_some_and(|announced: usize| announced > document.len()) {
        return Err(BillingError::NoAnswer);
    }
    Ok(document)
}
