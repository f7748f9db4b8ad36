use std::net::IpAddr;

use http::Uri;
use http::uri::Authority;
use url::Host;

use crate::network::is_outside;

/// Somebody who answers: a scheme, a host and a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) is_encrypted: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of an address; none where it names a user, because such a name is there to be taken for a host.
    pub(crate) fn of(uri: &Uri) -> Option<Self> {
        let is_encrypted = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority: &Authority = uri.authority()?;
        if authority.as_str().contains('@') || authority.host().is_empty() {
            return None;
        }
        let port = match authority.port() {
            Some(port) => port.as_str().parse().ok()?,
            None => default_port(is_encrypted),
        };
        Some(Self {
            is_encrypted,
            host: authority.host().to_ascii_lowercase(),
            port,
        })
    }

    fn ip(&self) -> Option<IpAddr> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        host.parse().ok()
    }

    /// Whether it is on this computer.
    pub(crate) fn is_loopback(&self) -> bool {
        match self.ip() {
            Some(ip) => ip.is_loopback(),
            None => self.host == "localhost",
        }
    }

    /// Whether it is outside of everybody's own network, as far as its name tells. A number in disguise is read as one.
    pub(crate) fn is_public(&self) -> bool {
        Host::parse(&self.host).is_ok_and(|host| is_outside(&host))
    }

    /// Its address, without a path.
    pub(crate) fn address(&self) -> String {
        let scheme = if self.is_encrypted { "https" } else { "http" };
        if self.port == default_port(self.is_encrypted) {
            format!("{scheme}://{}", self.host)
        } else {
            format!("{scheme}://{}:{}", self.host, self.port)
        }
    }
}

const fn default_port(is_encrypted: bool) -> u16 {
    if is_encrypted { 443 } else { 80 }
}
