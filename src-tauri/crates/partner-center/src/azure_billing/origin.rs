use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use http::Uri;
use http::uri::Authority;

/// Somebody who answers: a scheme, a host and a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) is_encrypted: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of an address; none where it names a user, because such a name is there to be taken for a host.
    pub(super) fn of(uri: &Uri) -> Option<Self> {
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
    pub(super) fn is_loopback(&self) -> bool {
        match self.ip() {
            Some(ip) => ip.is_loopback(),
            None => self.host == "localhost",
        }
    }

    /// Whether it is outside of everybody's own network, as far as its name tells.
    pub(super) fn is_public(&self) -> bool {
        match self.ip() {
            Some(IpAddr::V4(ip)) => is_public_v4(ip),
            Some(IpAddr::V6(ip)) => is_public_v6(ip),
            None => is_public_name(&self.host),
        }
    }

    /// Its address, without a path.
    pub(super) fn address(&self) -> String {
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

const fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [first, second, ..] = ip.octets();
    let is_shared = first == 100 && second & 0xC0 == 64;
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_unspecified()
        || ip.is_multicast()
        || ip.is_broadcast()
        || ip.is_documentation()
        || is_shared
        || first == 0
        || first >= 240)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    // 2000::/3 is all that is given out.
    ip.segments()[0] & 0xE000 == 0x2000
}

/// A name with a dot in it that belongs to nobody's own network. A last part of digits is an address in disguise.
fn is_public_name(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    let Some((_, last)) = host.rsplit_once('.') else {
        return false;
    };
    let is_number = last.starts_with(|first: char| first.is_ascii_digit());
    !is_number
        && !matches!(
            last,
            "local" | "localhost" | "internal" | "lan" | "home" | "intranet" | "private"
        )
}
