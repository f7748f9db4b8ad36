use std::time::Duration;

/// Why the connection did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing reached the connection; nothing happened there.
    #[error("cannot reach the connection: {0}")]
    Unreachable(String),
    /// The request may have been carried out, but no readable answer came back.
    #[error("no answer, the outcome is unknown: {0}")]
    OutcomeUnknown(String),
    /// A reading request got no answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// The sign-in is missing or has ended.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The sign-in lacks the second factor.
    #[error("sign-in with a second factor needed")]
    SecondFactorNeeded,
    /// The signed-in role may not do this.
    #[error("not allowed for this role: {0}")]
    Forbidden(String),
    /// There is no such thing.
    #[error("not found: {0}")]
    NotFound(String),
    /// The connection refused for a reason it named.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Too many requests.
    #[error("too many requests")]
    Throttled {
        /// How long to wait, where the connection says.
        retry_after: Option<Duration>,
    },
    /// The connection is in trouble.
    #[error("the connection answered with status {0}")]
    ServerTrouble(u16),
    /// The answer cannot be read.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// This connection has no such thing; nobody was asked.
    #[error("not offered by this connection")]
    NotOffered,
}

/// A reason the connection names for refusing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The card was declined; nothing was charged.
    CardDeclined,
    /// The gateway's error 715: try again after 24 hours or pay by bank transfer.
    Card715,
    /// The gateway knows no such token.
    UnknownCardToken,
    /// The card's fields do not make a card.
    InvalidCard,
    /// The gateway is there to try things with, and this is none of its test cards.
    RealCard,
    /// The total is not the accepted one.
    TotalChanged {
        /// What would be charged now.
        total: domain::Money,
    },
    /// The account is not eligible for the order.
    NotEligible(String),
    /// The order is not in a state for this: it is paid, cancelled or expired.
    NotOpen,
    /// The file is no payment proof that is taken.
    InvalidProof,
    /// The payment of a proof is dated on a day that is not taken.
    ProofDate,
    /// The file of a payment proof is too large.
    ProofTooLarge,
    /// A field of the profile cannot be taken, for this reason.
    InvalidProfile(String),
    /// The profile was changed meanwhile.
    ProfileOutdated,
    /// This support request asks already to cancel the subscription.
    CancellationOpen(domain::SupportRequestId),
    /// No term of the offer runs.
    NothingToCancel,
    /// The text of a note or a request cannot be taken.
    InvalidNote,
    /// A reason this version does not know.
    Other {
        /// The code of the answer.
        code: String,
        /// Its message.
        message: String,
    },
}
