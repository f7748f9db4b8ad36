use bytes::Bytes;
use http::request::Builder;
use http::{HeaderMap, Method, Response, StatusCode, header};
use uuid::Uuid;

use crate::service::{Asked, Dialect, Question, ServiceError};
use crate::sign_in::Claims;
use crate::wire::Problem;

/// The codes that may be said on. The service's list is open, and a code of somebody else's making may say anything.
const KNOWN_CODES: [&str; 20] = [
    "AccessDenied",
    "AuthenticationFailed",
    "AuthorizationFailed",
    "BadRequest",
    "BillingAccountNotFound",
    "Conflict",
    "DisallowedProvider",
    "ExpiredAuthenticationToken",
    "Forbidden",
    "InsufficientPermissions",
    "InvalidApiVersionParameter",
    "InvalidAuthenticationToken",
    "InvalidAuthenticationTokenTenant",
    "InvalidParameter",
    "NoRegisteredProviderFound",
    "NotFound",
    "RequestDisallowedByPolicy",
    "ResourceNotFound",
    "Unauthorized",
    "UnsupportedApiVersion",
];
/// The code by which a person is refused who may not see this, however fresh the sign-in is.
const UNAUTHORIZED: &str = "Unauthorized";
/// How the service says that it has never heard of a person.
const UNKNOWN_PERSON: &str = "no claims present for the caller";

/// How Azure Billing is asked.
pub(super) struct Billing;

impl Dialect for Billing {
    fn told(&self, builder: Builder, question: &Question<'_>, request: Uuid) -> Builder {
        let builder = builder.header("x-ms-client-request-id", request.to_string());
        if question.method == Method::GET {
            builder
        } else {
            builder.header(header::CONTENT_LENGTH, "0")
        }
    }

    fn is_about_the_token(&self, answer: &Response<Bytes>) -> bool {
        answer.status() == StatusCode::UNAUTHORIZED && !is_of_unknown_person(answer)
    }

    fn is_passing(&self, status: StatusCode) -> bool {
        is_passing(status)
    }

    fn error_of(&self, answer: &Response<Bytes>, asked: Asked, is_renewed: bool) -> ServiceError {
        error_of(answer, asked, is_renewed)
    }
}

/// What an answer without success means. After a token was renewed, a refusal is about the person and not about it.
fn error_of(answer: &Response<Bytes>, asked: Asked, is_renewed: bool) -> ServiceError {
    let status = answer.status();
    let request = request_of(answer.headers());
    let code = || known_code(answer);
    match status {
        StatusCode::UNAUTHORIZED => match Claims::challenged(answer.headers()) {
            Some(claims) => ServiceError::ConfirmationNeeded { claims: Some(claims) },
            None if is_of_unknown_person(answer) => ServiceError::UnknownPerson,
            None if is_renewed && code() == Some(UNAUTHORIZED) => ServiceError::Forbidden {
                asked,
                code: code(),
                request,
            },
            None => ServiceError::SignInNeeded,
        },
        StatusCode::FORBIDDEN => ServiceError::Forbidden {
            asked,
            code: code(),
            request,
        },
        StatusCode::NOT_FOUND | StatusCode::GONE => ServiceError::NotFound { asked },
        status if status.is_redirection() => ServiceError::ForeignAddress,
        status if is_passing(status) => ServiceError::ServerTrouble {
            status: status.as_u16(),
            request,
        },
        status if status.is_client_error() => ServiceError::Refused {
            asked,
            status: status.as_u16(),
            code: code(),
            request,
        },
        status if status.is_server_error() => ServiceError::ServerTrouble {
            status: status.as_u16(),
            request,
        },
        status => ServiceError::Unreadable(format!("unexpected status {}", status.as_u16())),
    }
}

/// Whether another try may be answered differently. Nobody documents a conflict of a reading request, so it passes too.
pub(super) fn is_passing(status: StatusCode) -> bool {
    status == StatusCode::CONFLICT || crate::retry::is_passing(status)
}

/// Whether no token of this person will ever be taken.
fn is_of_unknown_person(answer: &Response<Bytes>) -> bool {
    let message = Problem::read(answer.body()).message.unwrap_or_default();
    message.to_ascii_lowercase().contains(UNKNOWN_PERSON)
}

fn known_code(answer: &Response<Bytes>) -> Option<&'static str> {
    let problem = Problem::read(answer.body());
    KNOWN_CODES.into_iter().find(|code| problem.has_code(code))
}

/// The service's name of a request, where it looks like one.
fn request_of(headers: &HeaderMap) -> Option<Uuid> {
    let text = headers.get("x-ms-request-id")?.to_str().ok()?;
    Uuid::parse_str(text.trim()).ok()
}
