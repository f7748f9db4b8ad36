use super::{Claims, KeeperError};
use crate::network::NetworkTrouble;
use crate::{Error, TransportError};

/// Why nobody is signed in, or no token is to be had now. No variant holds words of the authority.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignInError {
    /// Nobody has signed in yet.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// The sign-in was revoked or has ended: a person has to sign in again.
    #[error("the sign-in has ended")]
    Ended,
    /// The person has to confirm again who they are, usually by a second factor.
    #[error("another confirmation of the person is needed")]
    SecondFactorNeeded {
        /// What the next sign-in in the browser has to carry.
        claims: Option<Claims>,
    },
    /// The person said no.
    #[error("declined by the person")]
    Declined,
    /// Nobody came back from the browser in time.
    #[error("nobody signed in in time")]
    TimedOut,
    /// Somebody came back from the browser with the mark of another sign-in, and nobody with this one's.
    #[error("an answer came that belongs to another sign-in")]
    StateMismatch,
    /// Nothing can be listened to on this computer.
    #[error("this computer lets nobody listen for the browser's answer")]
    PortBusy,
    /// The application is registered without the address that the browser comes back to.
    #[error("the application is not registered with the redirect address http://localhost")]
    RedirectNotRegistered,
    /// Neither the person nor an administrator has consented to what the application asks for.
    #[error("consent to the application is missing")]
    ConsentMissing,
    /// There is no such directory, or the person or the service is none of it.
    #[error("the directory is not the right one")]
    WrongTenant,
    /// The directory knows no such application.
    #[error("the application is not known in this directory")]
    UnknownApplication,
    /// The application is registered as one that has a secret.
    #[error("the application is not registered as a public client")]
    NotPublicClient,
    /// A rule of the organisation forbids this way of signing in.
    #[error("a rule of the organisation forbids this sign-in")]
    Blocked {
        /// The number behind AADSTS, where one is told.
        code: Option<u32>,
    },
    /// Somebody else signed in than the one that this belongs to.
    #[error("somebody else signed in")]
    AnotherIdentity,
    /// The authority refused for another reason.
    #[error("the authority refused{}", .code.map(|code| format!(" (AADSTS{code})")).unwrap_or_default())]
    Refused {
        /// The number behind AADSTS, where one is told.
        code: Option<u32>,
    },
    /// The network is in the way; whoever is signed in stays so.
    #[error("the authority is not reached: {0}")]
    Network(String),
    /// The certificate of the authority is not valid at the time that this computer shows.
    #[error("the clock of this computer seems to be wrong")]
    ClockWrong,
    /// Something on the way answered with a page of its own.
    #[error("something on the way answered instead of the authority: a proxy or a network that wants a sign-in")]
    ProxyPage,
    /// The authority is in trouble or asks for patience; whoever is signed in stays so.
    #[error("the authority answered with status {0}")]
    AuthorityTrouble(u16),
    /// The authority's answer cannot be read.
    #[error("the authority's answer cannot be read: {0}")]
    Unreadable(&'static str),
    /// The kept token can be neither read nor replaced.
    #[error("the kept sign-in is not accessible: {0}")]
    Keeper(#[from] KeeperError),
}

impl SignInError {
    /// Whether only a person in the browser can help. Everything else passes, or is put right in the settings.
    #[must_use]
    pub fn needs_person(&self) -> bool {
        matches!(
            self,
            Self::NotSignedIn | Self::Ended | Self::SecondFactorNeeded { .. } | Self::ConsentMissing
        )
    }

    /// Whether it is the way to the authority, or the authority's own trouble, and not a person or a setting.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Network(_) | Self::ProxyPage | Self::AuthorityTrouble(_) | Self::Unreadable(_)
        )
    }

    /// Whether the authority itself refused: asked the same again, it would do the same again.
    pub(super) fn is_refusal(&self) -> bool {
        match self {
            Self::Ended
            | Self::SecondFactorNeeded { .. }
            | Self::Declined
            | Self::RedirectNotRegistered
            | Self::ConsentMissing
            | Self::WrongTenant
            | Self::UnknownApplication
            | Self::NotPublicClient
            | Self::Blocked { .. }
            | Self::AnotherIdentity
            | Self::Refused { .. } => true,
            Self::NotSignedIn
            | Self::TimedOut
            | Self::StateMismatch
            | Self::PortBusy
            | Self::Network(_)
            | Self::ClockWrong
            | Self::ProxyPage
            | Self::AuthorityTrouble(_)
            | Self::Unreadable(_)
            | Self::Keeper(_) => false,
        }
    }
}

impl From<TransportError> for SignInError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::NotSent(words) | TransportError::NoAnswer(words) => {
                if NetworkTrouble::told_by(&words) == Some(NetworkTrouble::CertificateTime) {
                    Self::ClockWrong
                } else {
                    Self::Network(words)
                }
            }
            TransportError::BeyondLimits(_) => Self::Unreadable("an answer beyond the limits"),
        }
    }
}

/// What a client is told that wanted a token.
impl From<SignInError> for Error {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::SecondFactorNeeded { .. } => Self::SecondFactorNeeded,
            SignInError::Network(words) => Self::Unreachable(words),
            SignInError::ClockWrong => Self::Unreachable(NetworkTrouble::CertificateTime.to_string()),
            SignInError::ProxyPage | SignInError::Keeper(_) => Self::Unreachable(error.to_string()),
            SignInError::AuthorityTrouble(429) => Self::Throttled { retry_after: None },
            SignInError::AuthorityTrouble(status) => Self::ServerTrouble(status),
            SignInError::Unreadable(what) => Self::Unreadable(what.to_owned()),
            SignInError::NotSignedIn
            | SignInError::Ended
            | SignInError::Declined
            | SignInError::TimedOut
            | SignInError::StateMismatch
            | SignInError::PortBusy
            | SignInError::RedirectNotRegistered
            | SignInError::ConsentMissing
            | SignInError::WrongTenant
            | SignInError::UnknownApplication
            | SignInError::NotPublicClient
            | SignInError::Blocked { .. }
            | SignInError::AnotherIdentity
            | SignInError::Refused { .. } => Self::SignInNeeded,
        }
    }
}
