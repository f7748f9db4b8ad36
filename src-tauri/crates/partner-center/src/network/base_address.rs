use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use url::{Host, Origin, Url};

/// Why a text is no address that a connection may be reached at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotABaseAddress {
    /// It is no address with a host.
    #[error("no address: https:// and a host are needed")]
    NoAddress,
    /// It would be sent to in the open.
    #[error("not encrypted: an address begins with https://, and only one on this computer may begin with http://")]
    NotEncrypted,
    /// It holds a name or a password.
    #[error("an address must not hold a name or a password")]
    WithCredentials,
    /// It holds what belongs to single requests.
    #[error("an address must not hold ? or #")]
    WithQuery,
}

/// The address that all paths of a connection begin with: `https`, or `http` on this computer itself; a path is kept,
/// without a slash at its end.
///
/// ```
/// use partner_center::network::BaseAddress;
///
/// let gateway: BaseAddress = "https://gateway.example.org/azure/".parse()?;
/// assert_eq!(gateway.as_str(), "https://gateway.example.org/azure");
/// assert!("http://127.0.0.1:8080".parse::<BaseAddress>().is_ok());
/// assert!("http://example.org".parse::<BaseAddress>().is_err());
/// # Ok::<_, partner_center::network::NotABaseAddress>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaseAddress {
    url: Url,
    /// The length of the text without slashes at the end.
    length: usize,
}

impl BaseAddress {
    /// The address as a text without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.url.as_str()[..self.length]
    }

    /// The address with a path behind it, which begins with a slash.
    #[must_use]
    pub fn with(&self, path: &str) -> String {
        format!("{}{path}", self.as_str())
    }

    /// Whether it is on this computer itself.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    pub(super) fn origin(&self) -> Origin {
        self.url.origin()
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }
}

impl FromStr for BaseAddress {
    type Err = NotABaseAddress;

    fn from_str(text: &str) -> Result<Self, NotABaseAddress> {
        // The parser forgives these, and each of them makes an address that is read differently by others.
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err(NotABaseAddress::NoAddress);
        }
        let url = Url::parse(text).map_err(|_| NotABaseAddress::NoAddress)?;
        if url.host().is_none() || !matches!(url.scheme(), "https" | "http") {
            return Err(NotABaseAddress::NoAddress);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NotABaseAddress::WithCredentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(NotABaseAddress::WithQuery);
        }
        if !is_protected(&url) {
            return Err(NotABaseAddress::NotEncrypted);
        }
        let length = url.as_str().trim_end_matches('/').len();
        Ok(Self { url, length })
    }
}

impl Display for BaseAddress {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Whether nobody on the way can read along: it is encrypted, or there is no way.
pub(super) fn is_protected(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url))
}

pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_taken_as_they_are_meant() {
        for (text, taken) in [
            ("https://api.example.org", Ok("https://api.example.org")),
            ("https://api.example.org/", Ok("https://api.example.org")),
            ("HTTPS://API.example.org:443/V1//", Ok("https://api.example.org/V1")),
            ("http://localhost:8080/billing", Ok("http://localhost:8080/billing")),
            ("http://127.8.9.1:80", Ok("http://127.8.9.1")),
            ("http://[::1]:9", Ok("http://[::1]:9")),
            ("http://[::2]:9", Err(NotABaseAddress::NotEncrypted)),
            ("http://0.0.0.0", Err(NotABaseAddress::NotEncrypted)),
            ("http://10.0.0.1", Err(NotABaseAddress::NotEncrypted)),
            ("http://localhost.example.org", Err(NotABaseAddress::NotEncrypted)),
            ("http://127.0.0.1.example.org", Err(NotABaseAddress::NotEncrypted)),
            ("https://a:b@example.org", Err(NotABaseAddress::WithCredentials)),
            ("https://a@example.org", Err(NotABaseAddress::WithCredentials)),
            ("https://example.org?", Err(NotABaseAddress::WithQuery)),
            ("https://example.org#top", Err(NotABaseAddress::WithQuery)),
            ("https://exa mple.org", Err(NotABaseAddress::NoAddress)),
            ("https://example.org\\@evil.example", Err(NotABaseAddress::NoAddress)),
            (" https://example.org", Err(NotABaseAddress::NoAddress)),
            ("file:///etc/hosts", Err(NotABaseAddress::NoAddress)),
            ("ftp://localhost", Err(NotABaseAddress::NoAddress)),
            ("example.org", Err(NotABaseAddress::NoAddress)),
            ("https://", Err(NotABaseAddress::NoAddress)),
            ("", Err(NotABaseAddress::NoAddress)),
        ] {
            let read: Result<BaseAddress, _> = text.parse();
            assert_eq!(
                read.as_ref().map(BaseAddress::as_str),
                taken.as_ref().copied(),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_protected_and_reads_the_same_again(text in "(https?://)?[a-z0-9.:@\\[\\]/?#\\\\ -]{0,24}") {
            if let Ok(address) = text.parse::<BaseAddress>() {
                prop_assert!(address.as_str().starts_with("https://") || address.is_loopback());
                let again: BaseAddress = address.as_str().parse().unwrap_or_else(|error| panic!("{error}"));
                prop_assert_eq!(again.as_str(), address.as_str());
            }
        }
    }
}
