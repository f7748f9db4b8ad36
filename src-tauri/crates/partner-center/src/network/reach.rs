use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use async_trait::async_trait;
use bytes::Bytes;
use http::{HeaderMap, Request, Response, header};
use url::{Host, Origin, Url};

use super::base_address::is_protected;
use super::clients::Clients;
use super::{BaseAddress, NetworkTrouble};
use crate::{Transport, TransportError};

/// The headers that tell who is asking.
const CREDENTIALS: [header::HeaderName; 3] = [header::AUTHORIZATION, header::COOKIE, header::PROXY_AUTHORIZATION];

/// How far the network reaches for one connection. What it does not reach is not sent.
#[derive(Debug, Clone)]
pub struct Reach {
    clients: Clients,
    origins: Vec<Origin>,
    /// Whether it reaches everybody public, with nothing that tells who is asking.
    is_anonymous: bool,
}

impl Reach {
    pub(super) fn to(clients: Clients, addresses: impl IntoIterator<Item = BaseAddress>) -> Self {
        Self {
            clients,
            origins: addresses.into_iter().map(|address| address.origin()).collect(),
            is_anonymous: false,
        }
    }

    pub(super) fn without_credentials(clients: Clients, others: impl IntoIterator<Item = BaseAddress>) -> Self {
        Self {
            is_anonymous: true,
            ..Self::to(clients, others)
        }
    }

    fn allows(&self, url: &Url, headers: &HeaderMap) -> bool {
        if !is_protected(url) || !url.username().is_empty() || url.password().is_some() {
            return false;
        }
        let is_known = self.origins.contains(&url.origin());
        if self.is_anonymous {
            CREDENTIALS.iter().all(|name| !headers.contains_key(name)) && (is_known || is_public(url))
        } else {
            is_known
        }
    }
}

#[async_trait]
impl Transport for Reach {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        // Judged by the same parser as the one that it is sent by.
        let url = Url::parse(&request.uri().to_string()).map_err(|_| NetworkTrouble::NotAllowed)?;
        if !self.allows(&url, request.headers()) {
            return Err(NetworkTrouble::NotAllowed.into());
        }
        self.clients.send(&url, request).await
    }
}

/// Whether an address names somebody outside: no name or number of this computer or of the network around it.
fn is_public(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name.contains('.') && !name.ends_with(".localhost") && !name.ends_with(".local")
        }
        Some(Host::Ipv4(address)) => is_public_number(address),
        Some(Host::Ipv6(address)) => match address.to_canonical() {
            IpAddr::V4(address) => is_public_number(address),
            IpAddr::V6(address) => is_public_long_number(address),
        },
        None => false,
    }
}

fn is_public_number(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        || first == 0
        || is_shared)
}

fn is_public_long_number(address: Ipv6Addr) -> bool {
    !(address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_around_this_computer_is_not_public() {
        for (address, is_one) in [
            ("https://store.blob.core.example.net/invoice.pdf", true),
            ("https://20.60.1.2/x", true),
            ("https://[2603:1030::1]/x", true),
            ("https://localhost/x", false),
            ("https://printer/x", false),
            ("https://printer.local/x", false),
            ("https://a.localhost./x", false),
            ("https://127.0.0.1/x", false),
            ("https://2130706433/x", false),
            ("https://0x7f.1/x", false),
            ("https://10.1.2.3/x", false),
            ("https://172.20.0.1/x", false),
            ("https://192.168.1.1/x", false),
            ("https://169.254.169.254/x", false),
            ("https://100.100.0.1/x", false),
            ("https://0.0.0.0/x", false),
            ("https://[::1]/x", false),
            ("https://[::ffff:10.0.0.1]/x", false),
            ("https://[fd00::1]/x", false),
            ("https://[fe80::1]/x", false),
        ] {
            let url = Url::parse(address).unwrap_or_else(|error| panic!("{address}: {error}"));
            assert_eq!(is_public(&url), is_one, "{address}");
        }
    }
}
