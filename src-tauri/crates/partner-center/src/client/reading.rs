use bytes::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::wire::{Incomplete, Text};
use crate::{Error, Refusal, RemoteOrder};

/// A change was taken, and what came back does not say what became of it.
pub(super) fn unknown_outcome(error: Incomplete) -> Error {
    Error::OutcomeUnknown(error.to_string())
}

/// What a change came to could not be read: after it no other error is true, because all others may be taken for "nothing
/// happened".
pub(super) fn carried_out(error: Error) -> Error {
    Error::OutcomeUnknown(error.to_string())
}

pub(super) fn id(text: Option<&Text>) -> Option<&str> {
    text.map(|Text(text)| text.as_str())
}

pub(super) fn text(text: Option<Text>) -> Option<String> {
    text.map(|Text(text)| text).filter(|text| !text.trim().is_empty())
}

pub(super) fn encoded(part: &str) -> String {
    utf8_percent_encode(part, NON_ALPHANUMERIC).to_string()
}

pub(super) fn converted<R, D: TryFrom<R, Error = Incomplete>>(
    resources: impl IntoIterator<Item = R>,
) -> Result<Vec<D>, Error> {
    resources
        .into_iter()
        .map(|resource| resource.try_into().map_err(incomplete))
        .collect()
}

pub(super) fn incomplete(error: Incomplete) -> Error {
    Error::Unreadable(error.to_string())
}

pub(super) fn missing(resource: &'static str, field: &'static str) -> Error {
    incomplete(Incomplete { resource, field })
}

/// The order that was asked about; the answer to another question says nothing about it.
pub(super) fn the_order(number: &str, answered: RemoteOrder) -> Result<RemoteOrder, Error> {
    if answered.number == number {
        Ok(answered)
    } else {
        Err(Error::OutcomeUnknown("the answer about another order".into()))
    }
}

/// The JSON of a request.
pub(super) fn body(value: &impl Serialize) -> Result<Bytes, Error> {
    serde_json::to_vec(value)
        .map(Bytes::from)
        .map_err(|_| Error::Unreadable("a request that cannot be written".into()))
}

/// The JSON of something that must not stay in memory: written into one buffer, which is wiped when the body is dropped.
pub(super) fn secret_body(value: &impl Serialize) -> Result<Bytes, Error> {
    let mut body = Zeroizing::new(Vec::with_capacity(4096));
    serde_json::to_writer(&mut *body, value)
        .map_err(|_| Error::Unreadable("a request that cannot be written".into()))?;
    Ok(Bytes::from_owner(body))
}

pub(super) fn without_words(error: Error) -> Error {
    match error {
        Error::Forbidden(_) => Error::Forbidden(String::new()),
        Error::NotFound(_) => Error::NotFound(String::new()),
        Error::Refused(Refusal::NotEligible(_)) => Error::Refused(Refusal::NotEligible(String::new())),
        Error::Refused(Refusal::Other { .. }) => Error::Refused(Refusal::Other {
            code: "card_gateway".into(),
            message: String::new(),
        }),
        other => other,
    }
}
