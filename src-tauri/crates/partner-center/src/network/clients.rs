use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use reqwest::{Client, ClientBuilder, Proxy, redirect, retry};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;
use url::Url;

use super::base_address::is_loopback;
use super::{BaseAddress, NetworkTrouble};
use crate::TransportError;
use crate::limits::{AnswerLimit, too_large};

/// The longest wait for a connection.
const LONGEST_CONNECTING: Duration = Duration::from_secs(20);
/// The longest silence within an answer, and before it. A token may be half a minute in the making.
const LONGEST_SILENCE: Duration = Duration::from_secs(60);
/// What is set aside for an answer before its first byte is there, in bytes at most.
const EXPECTED_ANSWER: u64 = 64 * 1024;

/// The clients that requests go out by: one for the outside, one for this computer itself.
#[derive(Debug, Clone)]
pub(super) struct Clients {
    outside: Client,
    inside: Client,
    /// Whether the certificates that the system trusts could be read. Without them nobody outside is believed.
    has_trust: bool,
}

impl Clients {
    /// The clients that go through this proxy, or through the system's.
    pub(super) fn new(proxy: Option<&BaseAddress>) -> Result<Self, NetworkTrouble> {
        let trusting = trusting_the_system();
        let has_trust = trusting.is_some();
        let tls = match trusting {
            Some(tls) => tls,
            None => trusting_nobody()?,
        };
        let outside = match proxy {
            Some(proxy) => builder(tls.clone()).proxy(Proxy::all(proxy.url().clone()).map_err(unusable)?),
            None => builder(tls.clone()),
        };
        Ok(Self {
            outside: outside.build().map_err(unusable)?,
            inside: builder(tls).no_proxy().build().map_err(unusable)?,
            has_trust,
        })
    }

    /// Sends a request to an address that was checked, and reads as much of the answer as is taken.
    pub(super) async fn send(&self, url: &Url, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        if url.scheme() == "https" && !self.has_trust {
            return Err(NetworkTrouble::NoTrustedCertificates.into());
        }
        let most = AnswerLimit::of(request.extensions());
        let client = if is_loopback(url) { &self.inside } else { &self.outside };
        let request = reqwest::Request::try_from(request).map_err(|_| NetworkTrouble::NotAllowed)?;
        let answer = client.execute(request).await.map_err(|error| told(&error))?;
        read(answer, most).await
    }
}

fn unusable(_: reqwest::Error) -> NetworkTrouble {
    NetworkTrouble::Settings
}

fn told(error: &reqwest::Error) -> TransportError {
    NetworkTrouble::of(error).into()
}

/// Reads an answer, and stops where it becomes larger than is taken.
async fn read(mut answer: reqwest::Response, most: usize) -> Result<Response<Bytes>, TransportError> {
    let announced = answer.content_length().unwrap_or_default();
    if announced > most as u64 {
        return Err(TransportError::BeyondLimits(too_large(most)));
    }
    let mut read = Response::new(Bytes::new());
    *read.status_mut() = answer.status();
    *read.version_mut() = answer.version();
    *read.headers_mut() = std::mem::take(answer.headers_mut());
    let mut body = Vec::with_capacity(usize::try_from(announced.min(EXPECTED_ANSWER)).unwrap_or_default());
    while let Some(chunk) = answer.chunk().await.map_err(|error| told(&error))? {
        if body.len() + chunk.len() > most {
            return Err(TransportError::BeyondLimits(too_large(most)));
        }
        body.extend_from_slice(&chunk);
    }
    *read.body_mut() = body.into();
    Ok(read)
}

fn builder(tls: ClientConfig) -> ClientBuilder {
    Client::builder()
        .tls_backend_preconfigured(tls)
        .http1_only()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .connect_timeout(LONGEST_CONNECTING)
        .read_timeout(LONGEST_SILENCE)
        .user_agent(concat!("Packdesk/", env!("CARGO_PKG_VERSION")))
}

/// Certificates are verified as the system does; `None` where it cannot.
fn trusting_the_system() -> Option<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .ok()?
        .with_platform_verifier()
        .map_err(|_| log::warn!("the certificates that the system trusts cannot be read"))
        .ok()?;
    Some(config.with_no_client_auth())
}

fn trusting_nobody() -> Result<ClientConfig, NetworkTrouble> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| NetworkTrouble::Settings)?;
    Ok(config
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}
