use bytes::Bytes;
use http::{Response, StatusCode, header};

use crate::retry::retry_after;
use crate::wire::Problem;
use crate::{Error, Refusal};

/// The code of an answer that asks for the second factor.
const SECOND_FACTOR_CODE: &str = "900421";

/// What an answer without success means.
pub(crate) fn error_of(answer: &Response<Bytes>) -> Error {
    meaning(answer, Problem::refusal)
}

/// What an answer without success to a changed profile means.
pub(crate) fn profile_error_of(answer: &Response<Bytes>) -> Error {
    meaning(answer, Problem::profile_refusal)
}

/// Whether an answer without success is the service's own: it names a code, says something in one of the service's shapes,
/// or is bare as its refusals may be. The page of somebody on the way is none of these.
pub(crate) fn is_of_service(answer: &Response<Bytes>) -> bool {
    let problem = Problem::read(answer.body());
    let is_silent = answer.body().iter().all(u8::is_ascii_whitespace);
    // What was too large to be read was not carried out, whoever says so.
    answer.status() == StatusCode::PAYLOAD_TOO_LARGE || problem.code.is_some() || problem.message.is_some() || is_silent
}

fn meaning(answer: &Response<Bytes>, refusal: fn(Problem, u16) -> Refusal) -> Error {
    let status = answer.status();
    let problem = Problem::read(answer.body());
    // The words of an answer are not logged: a gateway may repeat a card in them.
    log::debug!("answer with status {status}");
    match status {
        StatusCode::UNAUTHORIZED if problem.has_code(SECOND_FACTOR_CODE) || asks_for_claims(answer) => {
            Error::SecondFactorNeeded
        }
        StatusCode::UNAUTHORIZED => Error::SignInNeeded,
        StatusCode::FORBIDDEN => Error::Forbidden(problem.message.unwrap_or_default()),
        StatusCode::NOT_FOUND => Error::NotFound(problem.message.unwrap_or_default()),
        StatusCode::REQUEST_TIMEOUT => Error::TimedOut,
        StatusCode::TOO_MANY_REQUESTS => Error::Throttled {
            retry_after: retry_after(answer.headers()),
        },
        status if status.is_client_error() => Error::Refused(refusal(problem, status.as_u16())),
        status if status.is_server_error() => Error::ServerTrouble(status.as_u16()),
        status => Error::Unreadable(format!("unexpected status {}", status.as_u16())),
    }
}

/// Whether the sign-in is asked to prove more than it did, as a claims challenge does.
fn asks_for_claims(answer: &Response<Bytes>) -> bool {
    answer
        .headers()
        .get_all(header::WWW_AUTHENTICATE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|challenge| challenge.contains("insufficient_claims") || challenge.contains("claims="))
}
