use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, Days, TimeDelta};
use http::{HeaderValue, Request, Response, StatusCode, header};

use super::{Fault, FaultSpec};
use crate::{Transport, TransportError};

/// How late a slow answer is.
const SLOW: Duration = Duration::from_secs(3);
/// The wait that a throttled answer asks for.
const RETRY_AFTER_SECONDS: i64 = 1;
/// The date of answers that never came from anywhere.
const DATE: &str = "Mon, 28 Jun 2021 09:00:00 GMT";

/// Says whether the next request is to fail.
#[async_trait]
pub trait FaultSource: Send + Sync {
    /// The fault for a request, taken off the queue.
    async fn next_fault(&self, method: &str, path: &str) -> Option<Fault>;
}

/// Faults waiting in memory.
#[derive(Debug, Default)]
pub struct FaultQueue(Mutex<VecDeque<FaultSpec>>);

impl FaultQueue {
    /// Puts a fault at the end of the queue.
    pub fn add(&self, spec: impl Into<FaultSpec>) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(spec.into());
    }
}

#[async_trait]
impl FaultSource for FaultQueue {
    async fn next_fault(&self, method: &str, path: &str) -> Option<Fault> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let position = queue.iter().position(|spec| spec.meets(method, path))?;
        let spec = queue.get_mut(position)?;
        let fault = spec.fault;
        if spec.count > 1 {
            spec.count -= 1;
        } else {
            queue.remove(position);
        }
        Some(fault)
    }
}

#[async_trait]
impl<S: FaultSource + ?Sized> FaultSource for Arc<S> {
    async fn next_fault(&self, method: &str, path: &str) -> Option<Fault> {
        (**self).next_fault(method, path).await
    }
}

/// A transport on which the faults of a source happen.
pub struct Faulty<T, S> {
    inner: T,
    source: S,
}

impl<T: Transport, S: FaultSource> Faulty<T, S> {
    /// The faults of `source` on the way to `inner`.
    #[must_use]
    pub const fn new(inner: T, source: S) -> Self {
        Self { inner, source }
    }
}

#[async_trait]
impl<T: Transport, S: FaultSource> Transport for Faulty<T, S> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let path = request.uri().path_and_query().map_or("", |path| path.as_str());
        let Some(fault) = self.source.next_fault(request.method().as_str(), path).await else {
            return self.inner.send(request).await;
        };
        log::info!("fault {fault} on {} {}", request.method(), request.uri().path());
        match fault {
            Fault::Refuse => Err(TransportError::NotSent("connection refused".into())),
            Fault::TimeoutBefore => Err(no_answer("timed out")),
            Fault::TimeoutAfter => {
                self.inner.send(request).await?;
                Err(no_answer("timed out"))
            }
            Fault::Reset => {
                self.inner.send(request).await?;
                Err(no_answer("connection reset by peer"))
            }
            Fault::Truncated => {
                let mut answer = self.inner.send(request).await?;
                let half = answer.body().len() / 2;
                answer.body_mut().truncate(half);
                Ok(answer)
            }
            Fault::WrongContentType => {
                let mut answer = self.inner.send(request).await?;
                answer.headers_mut().insert(
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/html; charset=utf-8"),
                );
                *answer.body_mut() = Bytes::from_static(b"<!DOCTYPE html><title>Welcome to the airport</title>");
                Ok(answer)
            }
            Fault::Slow => {
                tokio::time::sleep(SLOW).await;
                self.inner.send(request).await
            }
            Fault::ClockSkew => {
                let mut answer = self.inner.send(request).await?;
                let date = answer.headers().get(header::DATE).and_then(|date| date.to_str().ok());
                let ahead = DateTime::parse_from_rfc2822(date.unwrap_or(DATE))
                    .ok()
                    .and_then(|date| date.checked_add_days(Days::new(1)))
                    .and_then(|date| HeaderValue::from_str(&http_date(&date)).ok());
                if let Some(ahead) = ahead {
                    answer.headers_mut().insert(header::DATE, ahead);
                }
                Ok(answer)
            }
            Fault::Unauthorized => Ok(answer(StatusCode::UNAUTHORIZED, "")),
            Fault::SecondFactor => {
                let body = r#"{"code":900421,"description":"MFA required.","data":[],"source":"PartnerFD"}"#;
                let mut answer = answer(StatusCode::UNAUTHORIZED, body);
                answer.headers_mut().insert(
                    header::WWW_AUTHENTICATE,
                    HeaderValue::from_static(r#"Bearer realm="", error="insufficient_claims", claims="eyJ9""#),
                );
                Ok(answer)
            }
            Fault::Forbidden => Ok(answer(
                StatusCode::FORBIDDEN,
                r#"{"code":900308,"description":"Role check failed.","data":[],"source":"PartnerFD"}"#,
            )),
            Fault::NotFound => Ok(answer(
                StatusCode::NOT_FOUND,
                r#"{"code":1000,"description":"There is no such resource.","data":[],"source":"PartnerFD"}"#,
            )),
            Fault::Conflict => Ok(answer(
                StatusCode::CONFLICT,
                r#"{"code":2055,"description":"Etag is no longer valid.","data":[],"source":"PartnerFD"}"#,
            )),
            Fault::TooManyRequests => Ok(throttled(RETRY_AFTER_SECONDS.to_string())),
            Fault::TooManyRequestsDate => Ok(throttled(
                DateTime::parse_from_rfc2822(DATE)
                    .map(|date| http_date(&(date + TimeDelta::seconds(RETRY_AFTER_SECONDS))))
                    .unwrap_or_default(),
            )),
            Fault::InternalError => Ok(answer(
                StatusCode::INTERNAL_SERVER_ERROR,
                r#"{"code":800003,"description":"Internal server error.","data":[],"source":"PartnerFD"}"#,
            )),
            Fault::Unavailable => Ok(answer(StatusCode::SERVICE_UNAVAILABLE, "")),
        }
    }
}

fn no_answer(why: &str) -> TransportError {
    TransportError::NoAnswer(why.to_owned())
}

fn http_date(date: &DateTime<chrono::FixedOffset>) -> String {
    date.to_utc().format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn answer(status: StatusCode, body: &'static str) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::from_static(body.as_bytes()));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::DATE, HeaderValue::from_static(DATE));
    if !body.is_empty() {
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json; charset=utf-8"),
        );
    }
    answer
}

fn throttled(retry_after: String) -> Response<Bytes> {
    let body = r#"{"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 seconds."}"#;
    let mut answer = answer(StatusCode::TOO_MANY_REQUESTS, body);
    if let Ok(value) = HeaderValue::from_str(&retry_after) {
        answer.headers_mut().insert(header::RETRY_AFTER, value);
    }
    answer
}
