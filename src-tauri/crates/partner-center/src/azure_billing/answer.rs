use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use uuid::Uuid;

use super::error::{Asked, BillingError};
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

/// What an answer without success means. After a token was renewed, a refusal is about the person and not about it.
pub(super) fn error_of(answer: &Response<Bytes>, asked: Asked, is_renewed: bool) -> BillingError {
    let status = answer.status();
    let request = request_of(answer.headers());
    let code = || known_code(answer);
    match status {
        StatusCode::UNAUTHORIZED => match Claims::challenged(answer.headers()) {
            Some(claims) => BillingError::ConfirmationNeeded { claims: Some(claims) },
            None if is_of_unknown_person(answer) => BillingError::UnknownPerson,
            None if is_renewed && code() == Some(UNAUTHORIZED) => BillingError::Forbidden {
                asked,
                code: code(),
                request,
            },
            None => BillingError::SignInNeeded,
        },
        StatusCode::FORBIDDEN => BillingError::Forbidden {
            asked,
            code: code(),
            request,
        },
        StatusCode::NOT_FOUND | StatusCode::GONE => BillingError::NotFound { asked },
        status if status.is_redirection() => BillingError::ForeignAddress,
        status if is_passing(status) => BillingError::ServerTrouble {
            status: status.as_u16(),
            request,
        },
        status if status.is_client_error() => BillingError::Refused {
            asked,
            status: status.as_u16(),
            code: code(),
            request,
        },
        status if status.is_server_error() => BillingError::ServerTrouble {
            status: status.as_u16(),
            request,
        },
        status => BillingError::Unreadable(format!("unexpected status {}", status.as_u16())),
    }
}

/// Whether another try may be answered differently. Nobody documents a conflict of a reading request, so it passes too.
pub(super) fn is_passing(status: StatusCode) -> bool {
    status == StatusCode::CONFLICT || crate::retry::is_passing(status)
}

/// Whether no token of this person will ever be taken.
pub(super) fn is_of_unknown_person(answer: &Response<Bytes>) -> bool {
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
