//! Requests to support.

pub(crate) mod note_submission;
pub(crate) mod support_request;
