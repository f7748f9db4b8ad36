use domain::{Money, Role, SupportRequestId};

/// Why no order was made, or one was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The role may not do this.
    Role(Role),
    /// The checks with these names stand in the way.
    NotEligible(Vec<&'static str>),
    /// The total is another one today.
    TotalChanged(Money),
    /// The gateway knows no such token.
    UnknownCardToken,
    /// There is something to be paid.
    NotFree,
    /// The contact of a transfer is not complete.
    InvalidContact,
    /// Recorded as declined with this code; nothing was charged.
    Declined(&'static str),
    /// The order does not wait for its money.
    NotOpen,
    /// The upload proves no transfer, for this reason.
    InvalidProof(String),
    /// The payment is dated on a day that is not taken, for this reason.
    InvalidProofDate(String),
    /// The profile was changed meanwhile.
    ProfileOutdated,
    /// These fields of the profile cannot be taken.
    InvalidProfile(Vec<&'static str>),
    /// This request asks already to cancel the subscription.
    CancellationOpen(SupportRequestId),
    /// No term of the offer runs.
    NothingToCancel,
    /// A note or a request cannot be taken, for this reason.
    InvalidNote(&'static str),
    /// The request is closed.
    RequestClosed,
}
