use std::error::Error as StdError;
use std::io;

use rustls::CertificateError;

use crate::TransportError;

/// Why the network carried a request to nobody, or brought no whole answer back. The words name no address, and nothing
/// that a server said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NetworkTrouble {
    /// The certificates that this computer trusts cannot be read.
    #[error("the certificates that this computer trusts cannot be read")]
    NoTrustedCertificates,
    /// The client could not be made from the system's settings.
    #[error("the network settings of this computer cannot be used")]
    Settings,
    /// The address is none of those that may be asked.
    #[error("an address that is not asked")]
    NotAllowed,
    /// Nobody knows the host's name: usually this computer is offline.
    #[error("the name of the host is not found")]
    NoSuchHost,
    /// Nothing listens there, or the way there is closed.
    #[error("no connection is made")]
    NoConnection,
    /// Nobody answered the wish for a connection in time.
    #[error("no connection in time")]
    NoConnectionInTime,
    /// The proxy on the way wants to know who is there (407).
    #[error("the proxy asks for a sign-in of its own (407)")]
    ProxyAsksForSignIn,
    /// The proxy on the way lets nothing through.
    #[error("the proxy does not let the request through")]
    ProxyRefuses,
    /// The certificate is of nobody this computer trusts: usually somebody on the way inspects what passes.
    #[error("the certificate is not trusted on this computer; something on the way may be inspecting the connection")]
    CertificateNotTrusted,
    /// The certificate is not valid yet or no more: usually the clock of this computer is wrong.
    #[error("the certificate is not valid at the time that this computer shows; its clock may be wrong")]
    CertificateTime,
    /// The connection ended within the answer.
    #[error("the connection ended before the whole answer was there")]
    Cut,
    /// The answer stopped coming.
    #[error("the answer stopped coming")]
    Silent,
}

impl NetworkTrouble {
    /// All of them.
    const ALL: [Self; 12] = [
        Self::NoTrustedCertificates,
        Self::Settings,
        Self::NotAllowed,
        Self::NoSuchHost,
        Self::NoConnection,
        Self::NoConnectionInTime,
        Self::ProxyAsksForSignIn,
        Self::ProxyRefuses,
        Self::CertificateNotTrusted,
        Self::CertificateTime,
        Self::Cut,
        Self::Silent,
    ];

    /// The trouble that these words tell, as they stand in a [`TransportError`] or in [`crate::Error::Unreachable`], so
    /// that it can be told in another language.
    ///
    /// ```
    /// use partner_center::network::NetworkTrouble;
    ///
    /// let words = NetworkTrouble::ProxyAsksForSignIn.to_string();
    /// assert_eq!(NetworkTrouble::told_by(&words), Some(NetworkTrouble::ProxyAsksForSignIn));
    /// assert_eq!(NetworkTrouble::told_by("something else"), None);
    /// ```
    #[must_use]
    pub fn told_by(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.to_string() == words)
    }

    /// What went wrong, as far as the client tells.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        if error.is_builder() {
            return Self::NotAllowed;
        }
        let cause = cause_of(error);
        match (error.is_connect(), error.is_timeout()) {
            (true, true) => Self::NoConnectionInTime,
            (true, false) => cause.unwrap_or(Self::NoConnection),
            (false, true) => Self::Silent,
            (false, false) => Self::Cut,
        }
    }

    /// Whether nothing was sent.
    fn is_before_sending(self) -> bool {
        !matches!(self, Self::Cut | Self::Silent)
    }
}

impl From<NetworkTrouble> for TransportError {
    fn from(trouble: NetworkTrouble) -> Self {
        if trouble.is_before_sending() {
            Self::NotSent(trouble.to_string())
        } else {
            Self::NoAnswer(trouble.to_string())
        }
    }
}

/// The first cause that is known, from the outermost to the innermost.
fn cause_of(error: &(dyn StdError + 'static)) -> Option<NetworkTrouble> {
    let mut next = error.source();
    while let Some(cause) = next {
        if let Some(trouble) = known_cause(cause) {
            return Some(trouble);
        }
        next = cause.source();
    }
    None
}

fn known_cause(cause: &(dyn StdError + 'static)) -> Option<NetworkTrouble> {
    if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
        return Some(of_tls(tls));
    }
    // An error of the system wraps others without naming them as its source.
    if let Some(inner) = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        return known_cause(inner);
    }
    // These types are private to the library.
    match cause.to_string().as_str() {
        "dns error" => Some(NetworkTrouble::NoSuchHost),
        "tunnel error: proxy authorization required" => Some(NetworkTrouble::ProxyAsksForSignIn),
        "tunnel error: unsuccessful" => Some(NetworkTrouble::ProxyRefuses),
        _ => None,
    }
}

fn of_tls(error: &rustls::Error) -> NetworkTrouble {
    match error {
        rustls::Error::InvalidCertificate(
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. },
        ) => NetworkTrouble::CertificateTime,
        rustls::Error::InvalidCertificate(_) => NetworkTrouble::CertificateNotTrusted,
        _ => NetworkTrouble::NoConnection,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_is_known_again_by_its_words() {
        for trouble in NetworkTrouble::ALL {
            assert_eq!(NetworkTrouble::told_by(&trouble.to_string()), Some(trouble));
        }
    }

    #[test]
    fn certificates_are_told_apart() {
        let told = |error| {
            let wrapped = io::Error::other(rustls::Error::InvalidCertificate(error));
            known_cause(&wrapped)
        };
        assert_eq!(told(CertificateError::Expired), Some(NetworkTrouble::CertificateTime));
        assert_eq!(
            told(CertificateError::NotValidYet),
            Some(NetworkTrouble::CertificateTime)
        );
        assert_eq!(
            told(CertificateError::UnknownIssuer),
            Some(NetworkTrouble::CertificateNotTrusted)
        );
    }
}
