//! How answers are written: each is JSON, also one that says why not.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use partner_center::wire::{ProblemBody, refusal_code};
use serde::Serialize;

use crate::base::problem::Problem;
use crate::base::refused::Refused;

/// An answer in JSON.
pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => (
            status,
            [(header::CONTENT_TYPE, "application/json; charset=utf-8")],
            body,
        )
            .into_response(),
        Err(error) => {
            log::error!("an answer cannot be written: {error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The answer to a successful reading request.
pub(crate) fn ok(value: &impl Serialize) -> Response {
    json(StatusCode::OK, value)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, body) = match self {
            // Documented to come with an empty body.
            Self::NotSignedIn => return StatusCode::UNAUTHORIZED.into_response(),
            Self::NoSuch(what) => (
                StatusCode::NOT_FOUND,
                ProblemBody::new("1000", format!("There is no such {what}.")),
            ),
            Self::Invalid(why) => (StatusCode::BAD_REQUEST, ProblemBody::new("2000", why)),
            Self::InvalidCard => (
                StatusCode::BAD_REQUEST,
                ProblemBody::new(refusal_code::INVALID_CARD, "The fields make no card."),
            ),
            Self::RealCard => (
                StatusCode::BAD_REQUEST,
                ProblemBody::new(refusal_code::REAL_CARD, "The card is none of the test cards."),
            ),
            Self::Refused(refused) => refusal(refused),
            Self::Storage(error) => {
                log::error!("the sandbox file: {error}");
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    ProblemBody::new("800003", "Internal server error."),
                )
            }
        };
        json(status, &body)
    }
}

fn refusal(refused: Refused) -> (StatusCode, ProblemBody) {
    let (code, description) = match refused {
        Refused::Role(role) => {
            let body = ProblemBody::new("900308", format!("The role {role} may not do this."));
            return (StatusCode::FORBIDDEN, body);
        }
        Refused::TotalChanged(total) => return (StatusCode::CONFLICT, ProblemBody::total_changed(total)),
        Refused::NotEligible(checks) => (refusal_code::NOT_ELIGIBLE, checks.join(", ")),
        Refused::UnknownCardToken => (
            refusal_code::UNKNOWN_CARD_TOKEN,
            "There is no card with this token.".to_owned(),
        ),
        Refused::NotFree => ("not_free", "There is something to be paid.".to_owned()),
        Refused::InvalidContact => ("invalid_contact", "The contact is not complete.".to_owned()),
        Refused::NotOpen => {
            let body = ProblemBody::new(refusal_code::NOT_OPEN, "The order does not wait for its money.");
            return (StatusCode::CONFLICT, body);
        }
        Refused::InvalidProof(why) => (refusal_code::INVALID_PROOF, why),
        Refused::InvalidProofDate(why) => (refusal_code::INVALID_PROOF_DATE, why),
        Refused::ProfileOutdated => return (StatusCode::BAD_REQUEST, ProblemBody::profile_outdated()),
        Refused::InvalidProfile(fields) => return (StatusCode::BAD_REQUEST, ProblemBody::invalid_profile(fields)),
        Refused::CancellationOpen(id) => return (StatusCode::BAD_REQUEST, ProblemBody::cancellation_open(&id)),
        Refused::NothingToCancel => (refusal_code::NOTHING_TO_CANCEL, "No term of the offer runs.".to_owned()),
        Refused::InvalidNote(why) => (refusal_code::INVALID_NOTE, why.to_owned()),
        Refused::RequestClosed => {
            let body = ProblemBody::new(refusal_code::NOT_OPEN, "The request is closed.");
            return (StatusCode::CONFLICT, body);
        }
        Refused::Declined(code) => (code, "The card was not charged.".to_owned()),
    };
    (StatusCode::BAD_REQUEST, ProblemBody::new(code, description))
}
