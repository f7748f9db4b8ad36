//! Partner Center requests, and the cancellation that is asked for by one.

pub(crate) mod cancel;
pub(crate) mod input;
pub(crate) mod outbox;
pub(crate) mod refused_later;
pub(crate) mod requests;
