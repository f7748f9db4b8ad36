use async_trait::async_trait;
use bytes::Bytes;
use http::{HeaderMap, Request, Response, header};
use url::{Origin, Url};

use super::base_address::{is_loopback, is_protected};
use super::clients::Clients;
use super::outside::is_outside;
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
    /// Whether one of the addresses is on this computer, as in a test or behind somebody's own server.
    is_inside: bool,
}

impl Reach {
    pub(super) fn to(clients: Clients, addresses: impl IntoIterator<Item = BaseAddress>) -> Self {
        let addresses: Vec<BaseAddress> = addresses.into_iter().collect();
        Self {
            clients,
            is_inside: addresses.iter().any(|address| is_loopback(address.url())),
            origins: addresses.iter().map(BaseAddress::origin).collect(),
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
            CREDENTIALS.iter().all(|name| !headers.contains_key(name))
                && (is_known
                    || url.host().is_some_and(|host| is_outside(&host))
                    // Whoever answers on this computer may have its documents beside it, at another port.
                    || (self.is_inside && is_loopback(url)))
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
