use bytes::Bytes;
use http::request::Builder;
use http::{HeaderMap, Response, StatusCode};
use uuid::Uuid;

use crate::retry;
use crate::service::{Asked, Dialect, Question, ServiceError};
use crate::sign_in::Claims;
use crate::wire::Problem;

/// The codes by which the second factor is missed, the newer one first.
const SECOND_FACTOR_CODES: [&str; 2] = ["900421", "10001"];
/// How the older answers say the same.
const SECOND_FACTOR: &str = "mfa required";
/// The codes that may be said on. The service's list is open, and a code of somebody else's making may say anything.
const KNOWN_CODES: [&str; 13] = [
    "1000", "2000", "2007", "2032", "2055", "3000", "20003", "800002", "900150", "900308", "900309", "900329", "900420",
];

/// How Partner Center is asked: with a name of each request, and one of all requests of a reading.
pub(super) struct Center {
    pub(super) correlation: Uuid,
}

impl Dialect for Center {
    fn told(&self, builder: Builder, question: &Question<'_>, request: Uuid) -> Builder {
        let builder = builder
            .header("MS-RequestId", request.to_string())
            .header("MS-CorrelationId", self.correlation.to_string())
            .header("MS-Contract-Version", "v1");
        match question.continuation {
            Some(token) => builder.header("MS-ContinuationToken", token),
            None => builder,
        }
    }

    fn is_about_the_token(&self, answer: &Response<Bytes>) -> bool {
        // Another token of the same sign-in lacks the second factor as this one does, unless claims say how to get it.
        match answer.status() {
            StatusCode::UNAUTHORIZED => demanded(answer).is_some() || !misses_second_factor(answer),
            StatusCode::FORBIDDEN => demanded(answer).is_some(),
            _ => false,
        }
    }

    fn is_passing(&self, status: StatusCode) -> bool {
        retry::is_passing(status)
    }

    fn error_of(&self, answer: &Response<Bytes>, asked: Asked, is_renewed: bool) -> ServiceError {
        let status = answer.status();
        let request = request_of(answer.headers());
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN if demanded(answer).is_some() => {
                ServiceError::ConfirmationNeeded {
                    claims: demanded(answer),
                }
            }
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN if misses_second_factor(answer) => {
                ServiceError::ConfirmationNeeded { claims: None }
            }
            // The documented refusal of a sign-in without a second factor has no body at all.
            StatusCode::UNAUTHORIZED if is_renewed && answer.body().iter().all(u8::is_ascii_whitespace) => {
                ServiceError::ConfirmationNeeded { claims: None }
            }
            StatusCode::UNAUTHORIZED => ServiceError::SignInNeeded,
            StatusCode::FORBIDDEN => ServiceError::Forbidden {
                asked,
                code: known_code(answer),
                request,
            },
            StatusCode::NOT_FOUND | StatusCode::GONE => ServiceError::NotFound { asked },
            status if status.is_redirection() => ServiceError::ForeignAddress,
            status if status.is_server_error() || retry::is_passing(status) => ServiceError::ServerTrouble {
                status: status.as_u16(),
                request,
            },
            status if status.is_client_error() => ServiceError::Refused {
                asked,
                status: status.as_u16(),
                code: known_code(answer),
                request,
            },
            status => ServiceError::Unreadable(format!("unexpected status {}", status.as_u16())),
        }
    }
}

fn demanded(answer: &Response<Bytes>) -> Option<Claims> {
    Claims::challenged(answer.headers())
}

fn misses_second_factor(answer: &Response<Bytes>) -> bool {
    let problem = Problem::read(answer.body());
    let says_so = |text: &str| text.to_ascii_lowercase().contains(SECOND_FACTOR);
    SECOND_FACTOR_CODES.iter().any(|code| problem.has_code(code)) || problem.message.as_deref().is_some_and(says_so)
}

fn known_code(answer: &Response<Bytes>) -> Option<&'static str> {
    let problem = Problem::read(answer.body());
    KNOWN_CODES.into_iter().find(|code| problem.has_code(code))
}

/// The service's name of a request, where it looks like one. Some answers carry it twice.
fn request_of(headers: &HeaderMap) -> Option<Uuid> {
    let text = headers.get("MS-RequestId")?.to_str().ok()?;
    Uuid::parse_str(text.split(',').next()?.trim()).ok()
}
