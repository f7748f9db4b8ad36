use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};
use serde::de::DeserializeOwned;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::answer::{error_of, is_of_service};
use crate::credentials::bearer;
use crate::limits::{AnswerLimit, LARGEST_COLLECTION, LONGEST_COLLECTION, MOST_PAGES, within_limits};
use crate::retry::{is_passing, retry_after, wait_after};
use crate::sign_in::Claims;
use crate::wire::{self, Collection};
use crate::{Credentials, Error, Refusal, Transport, TransportError};

/// Why a request that is sent once has no answer.
pub(crate) enum NotAnswered {
    /// It could not be signed, so it was not sent.
    Unsigned(Error),
    /// The transport failed.
    Transport(TransportError),
}

/// Why a request that may be sent again failed at last.
struct Failed {
    error: Error,
    /// One of the tries may have been carried out.
    maybe_done: bool,
}

/// Single requests: addressed, signed, sent, tried again where that is harmless, read.
pub(crate) struct Exchange<T> {
    pub(crate) transport: T,
    pub(crate) credentials: Arc<dyn Credentials>,
    pub(crate) base: String,
    pub(crate) correlation: Uuid,
    /// The longest wait for one whole answer; none where time stands still.
    pub(crate) patience: Option<Duration>,
}

impl<T: Transport> Exchange<T> {
    /// Reads a resource.
    pub(crate) async fn get<R: DeserializeOwned>(&self, path: &str) -> Result<R, Error> {
        let answer = self.get_answer(path).await?;
        wire::read(answer.body()).map_err(|error| unreadable(&error))
    }

    /// Reads every page of a collection. `identity` tells entries apart, where they can be told apart, so that a page
    /// that comes again ends the reading instead of repeating its entries.
    pub(crate) async fn get_all<R: DeserializeOwned>(
        &self,
        path: &str,
        identity: impl Fn(&R) -> Option<&str>,
    ) -> Result<Vec<R>, Error> {
        let pages = self.get_pages(path, identity);
        match self.patience {
            Some(_) => tokio::time::timeout(LONGEST_COLLECTION, pages)
                .await
                .unwrap_or(Err(Error::TimedOut)),
            None => pages.await,
        }
    }

    async fn get_pages<R: DeserializeOwned>(
        &self,
        path: &str,
        identity: impl Fn(&R) -> Option<&str>,
    ) -> Result<Vec<R>, Error> {
        let mut size = 0;
        let mut entries = Vec::new();
        let mut known = HashSet::new();
        let mut visited = HashSet::new();
        let mut next = Some(path.to_owned());
        while let Some(path) = next.take() {
            let answer = self.get_answer(&path).await?;
            size += answer.body().len();
            if visited.len() >= MOST_PAGES || size > LARGEST_COLLECTION {
                return Err(Error::Unreadable("a collection without an end".into()));
            }
            let page: Collection<R> = wire::read(answer.body()).map_err(|error| unreadable(&error))?;
            visited.insert(path);
            next = page
                .next_uri()
                .map(versioned_path)
                .filter(|next| !visited.contains(next));
            let before = entries.len();
            for entry in page.items.unwrap_or_default().0 {
                let is_new = match identity(&entry) {
                    Some(id) if known.contains(id) => false,
                    Some(id) => known.insert(id.to_owned()),
                    None => true,
                };
                if is_new {
                    entries.push(entry);
                }
            }
            if entries.len() == before {
                break;
            }
        }
        Ok(entries)
    }

    /// Sends a request with a body once.
    pub(crate) async fn post_once(
        &self,
        path: &str,
        body: Bytes,
        request_id: Uuid,
    ) -> Result<Response<Bytes>, NotAnswered> {
        let token = self.credentials.bearer_token().await.map_err(NotAnswered::Unsigned)?;
        let request = self
            .request(Method::POST, path, body, request_id, &token)
            .map_err(NotAnswered::Unsigned)?;
        self.send(request).await.map_err(NotAnswered::Transport)
    }

    /// Sends a request and takes its answer, as far as it is within the limits.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let most = AnswerLimit::of(request.extensions());
        let sent = self.transport.send(request);
        let answer = match self.patience {
            Some(patience) => tokio::time::timeout(patience, sent)
                .await
                .map_err(|_| TransportError::NoAnswer(format!("not within {patience:?}")))?,
            None => sent.await,
        }?;
        within_limits(answer, most).map_err(TransportError::BeyondLimits)
    }

    /// Reads a resource as it was answered, with status and headers.
    pub(crate) async fn get_answer(&self, path: &str) -> Result<Response<Bytes>, Error> {
        self.ask(Method::GET, path, &Bytes::new(), Uuid::new_v4(), error_of)
            .await
            .map_err(|failed| failed.error)
    }

    /// Changes a resource in a way that may be sent again: the service carries one request id out once.
    pub(crate) async fn change<R: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: &Bytes,
        request_id: Uuid,
    ) -> Result<R, Error> {
        self.change_or(method, path, body, request_id, error_of).await
    }

    /// As [`Exchange::change`], with what an answer without success means.
    pub(crate) async fn change_or<R: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: &Bytes,
        request_id: Uuid,
        error_of: fn(&Response<Bytes>) -> Error,
    ) -> Result<R, Error> {
        match self.ask(method, path, body, request_id, error_of).await {
            Ok(answer) => {
                wire::read(answer.body()).map_err(|error| Error::OutcomeUnknown(unreadable(&error).to_string()))
            }
            Err(Failed {
                error,
                maybe_done: true,
            }) if !is_decided(&error) => Err(Error::OutcomeUnknown(error.to_string())),
            Err(Failed { error, .. }) => Err(error),
        }
    }

    /// Asks until there is an answer, with the same request id each time.
    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: &Bytes,
        request_id: Uuid,
        error_of: fn(&Response<Bytes>) -> Error,
    ) -> Result<Response<Bytes>, Failed> {
        let mut attempt = 0;
        let mut maybe_done = false;
        let mut renewed = None;
        loop {
            let token = match &renewed {
                Some(token) => Zeroizing::clone(token),
                None => self
                    .credentials
                    .bearer_token()
                    .await
                    .map_err(|error| Failed { error, maybe_done })?,
            };
            let request = self
                .request(method.clone(), path, body.clone(), request_id, &token)
                .map_err(|error| Failed { error, maybe_done })?;
            let (error, wait) = match self.send(request).await {
                Ok(answer) if answer.status().is_success() => return Ok(answer),
                Ok(answer) if answer.status() == StatusCode::UNAUTHORIZED && renewed.is_none() => {
                    maybe_done |= !is_of_service(&answer);
                    let error = error_of(&answer);
                    match self.renewed(&token, &answer, error).await {
                        Ok(token) => renewed = Some(token),
                        Err(error) => return Err(Failed { error, maybe_done }),
                    }
                    continue;
                }
                Ok(answer) => {
                    maybe_done |= !(is_harmless(answer.status()) && is_of_service(&answer));
                    let wait = is_passing(answer.status()).then(|| wait_after(attempt, retry_after(answer.headers())));
                    (error_of(&answer), wait.flatten())
                }
                Err(TransportError::NotSent(detail)) => (Error::Unreachable(detail), wait_after(attempt, None)),
                Err(TransportError::NoAnswer(_)) => {
                    maybe_done = true;
                    (Error::TimedOut, wait_after(attempt, None))
                }
                // It would be no better the next time.
                Err(TransportError::BeyondLimits(detail)) => {
                    maybe_done = true;
                    (Error::Unreadable(detail), None)
                }
            };
            let Some(wait) = wait else {
                return Err(Failed { error, maybe_done });
            };
            log::info!("trying again in {wait:?}: {error}");
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    /// Another token instead of one that was refused with this error: a token may end long before its time. Whoever has
    /// no other is told the service's own reason.
    async fn renewed(&self, refused: &str, answer: &Response<Bytes>, error: Error) -> Result<Zeroizing<String>, Error> {
        let claims = Claims::challenged(answer.headers()).map(|claims| claims.to_json());
        // Another token of the same sign-in lacks the second factor as this one does.
        if error == Error::SecondFactorNeeded && claims.is_none() {
            return Err(error);
        }
        match self.credentials.renewed_token(refused, claims.as_deref()).await {
            Err(Error::SignInNeeded) => Err(error),
            renewed => renewed,
        }
    }

    fn request(
        &self,
        method: Method,
        path: &str,
        body: Bytes,
        request_id: Uuid,
        token: &str,
    ) -> Result<Request<Bytes>, Error> {
        let authorization = bearer(token)?;
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(header::AUTHORIZATION, authorization)
            .header(header::ACCEPT, "application/json")
            .header("MS-RequestId", request_id.to_string())
            .header("MS-CorrelationId", self.correlation.to_string());
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        request
            .body(body)
            .map_err(|_| Error::Unreadable("an address that is none".into()))
    }
}

/// Whether an answer without success says by its status that nothing was done. Whoever failed in the middle or ran out of
/// time proves nothing, even with a well-formed error.
pub(crate) fn is_harmless(status: StatusCode) -> bool {
    status.is_client_error() && status != StatusCode::REQUEST_TIMEOUT
}

/// Whether the service itself decided about a change: that holds for every try that bore the same request id.
fn is_decided(error: &Error) -> bool {
    match error {
        Error::Refused(refusal) => !matches!(refusal, Refusal::Other { .. }),
        _ => false,
    }
}

/// What is said about an answer that cannot be read: where it stops, not what stands there.
pub(crate) fn unreadable(error: &serde_json::Error) -> Error {
    Error::Unreadable(format!("no such JSON, line {} column {}", error.line(), error.column()))
}

/// The path of a link on the own host: links come with or without the version, sometimes with a host, and a token must
/// not be sent to a host that only an answer names.
fn versioned_path(uri: &str) -> String {
    let path = match uri.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |start| &rest[start..]),
        None => uri,
    };
    let path = path.trim_start_matches('/');
    if path.starts_with("v1/") {
        format!("/{path}")
    } else {
        format!("/v1/{path}")
    }
}
