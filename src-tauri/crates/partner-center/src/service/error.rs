use std::time::Duration;

use uuid::Uuid;

use crate::sign_in::Claims;

/// What was asked of the service, for whoever has to say which right is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Asked {
    /// The accounts of the signed-in person.
    Accounts,
    /// The billing profiles of an account.
    Profiles,
    /// The invoices of an account.
    Invoices,
    /// One invoice.
    Invoice,
    /// The lines of an invoice.
    Transactions,
    /// The purchases of an account.
    Products,
    /// The PDF of an invoice.
    Document,
    /// A profile of the partner, or what is owed.
    Record,
    /// The service requests of the partner.
    Requests,
    /// One service request.
    Request,
    /// An address, or what is asked of addresses in a country.
    Address,
}

/// Why a service did not give what was asked. No variant holds a word of the service, an address or a token, so each
/// may be logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ServiceError {
    /// The base address is none that a token may be sent to: https, or http on this computer.
    #[error("not an address that a token may be sent to")]
    UnusableBase,
    /// No connection was made.
    #[error("cannot reach the connection: {0}")]
    Unreachable(String),
    /// No whole answer came, however often it was asked.
    #[error("no whole answer in time")]
    NoAnswer,
    /// The sign-in is missing or has ended, and was not to be renewed.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The authority is in trouble, so that there is no token now. Whoever is signed in stays so.
    #[error("no token: the authority is in trouble")]
    SignInTrouble,
    /// The sign-in has to prove more, as the claims say where the service named them.
    #[error("another confirmation of the sign-in needed")]
    ConfirmationNeeded {
        /// What the next sign-in has to ask for.
        claims: Option<Claims>,
    },
    /// The service does not know the person at all; signing in again does not help.
    #[error("the service does not know the signed-in person")]
    UnknownPerson,
    /// The role for it is missing.
    #[error("no role for it: {asked:?}")]
    Forbidden {
        /// What was asked.
        asked: Asked,
        /// The service's code, where it is a known one.
        code: Option<&'static str>,
        /// The service's name of the request, for a support request.
        request: Option<Uuid>,
    },
    /// There is no such thing, or not at this place.
    #[error("not found: {asked:?}")]
    NotFound {
        /// What was asked.
        asked: Asked,
    },
    /// The service does not take the question.
    #[error("refused with status {status}: {asked:?}")]
    Refused {
        /// What was asked.
        asked: Asked,
        /// The status of the answer.
        status: u16,
        /// The service's code, where it is a known one.
        code: Option<&'static str>,
        /// The service's name of the request, for a support request.
        request: Option<Uuid>,
    },
    /// Too many requests. Nothing is asked before the wait is over, whoever asks with the same budget.
    #[error("too many requests")]
    Throttled {
        /// How long to wait from now on.
        retry_after: Duration,
    },
    /// As many requests were sent as the budget allows.
    #[error("the budget of requests is spent")]
    BudgetSpent,
    /// The service is in trouble.
    #[error("the connection answered with status {status}")]
    ServerTrouble {
        /// The status of the answer.
        status: u16,
        /// The service's name of the request, for a support request.
        request: Option<Uuid>,
    },
    /// The answer cannot be read.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// The answer is larger, deeper or packed tighter than any that is meant.
    #[error("the answer is beyond the limits: {0}")]
    BeyondLimits(String),
    /// A link of an answer leads to somebody else, or to a place that nobody outside may name. It was not followed.
    #[error("a link that leads elsewhere")]
    ForeignAddress,
    /// A list goes on without saying anything new.
    #[error("a list without an end")]
    Endless,
    /// The invoice names no such document.
    #[error("no such document")]
    NoDocument,
    /// The document was not made in time; asked later with the same pending document, nothing is lost.
    #[error("the document is still being prepared")]
    StillPreparing,
    /// The address of the document was dead, twice.
    #[error("the address of the document has expired")]
    LinkExpired,
    /// What came is no PDF.
    #[error("the document is no PDF")]
    NotPdf,
}

impl ServiceError {
    /// The stable name of the cause, for reports and scripts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnusableBase => "unusable_base",
            Self::Unreachable(_) => "unreachable",
            Self::NoAnswer => "no_answer",
            Self::SignInNeeded => "sign_in_needed",
            Self::SignInTrouble => "sign_in_trouble",
            Self::ConfirmationNeeded { .. } => "confirmation_needed",
            Self::UnknownPerson => "unknown_person",
            Self::Forbidden { code: Some(code), .. } if is_of_a_rule(code) => "forbidden_by_rule",
            Self::Forbidden { .. } => "forbidden",
            Self::NotFound { .. } => "not_found",
            Self::Refused { .. } => "refused",
            Self::Throttled { .. } => "throttled",
            Self::BudgetSpent => "budget_spent",
            Self::ServerTrouble { .. } => "server_trouble",
            Self::Unreadable(_) => "unreadable",
            Self::BeyondLimits(_) => "beyond_limits",
            Self::ForeignAddress => "foreign_address",
            Self::Endless => "endless",
            Self::NoDocument => "no_document",
            Self::StillPreparing => "still_preparing",
            Self::LinkExpired => "link_expired",
            Self::NotPdf => "not_pdf",
        }
    }
}

/// Whether a code says that a rule of the organisation (Conditional Access) is in the way, and no role.
const fn is_of_a_rule(code: &str) -> bool {
    matches!(code.as_bytes(), b"900309" | b"RequestDisallowedByPolicy")
}
