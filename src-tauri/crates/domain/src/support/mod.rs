//! Requests to support.

pub(crate) mod support_request;
