//! What the tests beside it share: a browser, a keeper in memory, and sign-ins that are begun.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use partner_center::sign_in::{
    Authority, Cloud, Exclusive, InteractiveSignIn, KeeperError, PageText, RedirectPages, Resource, Session,
    SignInError, SignInWish, SignedIn, TokenKeeper,
};
use partner_center::{Transport, TransportError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::OwnedMutexGuard;
use url::Url;
use zeroize::Zeroizing;

use crate::authority::LocalAuthority;

/// Longer than any test.
pub const LONG: Duration = Duration::from_secs(60);

pub fn authority() -> Authority {
    Authority::new(Cloud::Global, LocalAuthority::application())
}

pub fn pages() -> RedirectPages {
    let page = |word: &str| PageText {
        title: word.to_owned(),
        text: format!("{word} <b>& more"),
    };
    RedirectPages {
        language: "de".to_owned(),
        back: page("Zurück"),
        declined: page("Abgelehnt"),
        refused: page("Verweigert"),
        neutral: page("Nichts"),
    }
}

pub async fn begun(local: &LocalAuthority) -> InteractiveSignIn {
    begun_for(local, SignInWish::first(Resource::AzureManagement)).await
}

pub async fn begun_for(local: &LocalAuthority, wish: SignInWish) -> InteractiveSignIn {
    InteractiveSignIn::begin(authority(), local.transport(), wish)
        .await
        .unwrap()
}

/// A parameter of an address.
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let url = Url::parse(address).unwrap();
    let found = url.query_pairs().find(|(known, _)| known == name);
    found.map(|(_, value)| value.into_owned())
}

/// The port that the browser is to come back to.
pub fn port_of(sign_in: &InteractiveSignIn) -> u16 {
    let redirect = parameter(sign_in.address(), "redirect_uri").unwrap();
    Url::parse(&redirect).unwrap().port().unwrap()
}

/// Sends bytes to this computer and reads all that comes back.
pub async fn sent(host: &str, port: u16, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect((host, port)).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    // A connection that is cut after the answer is as good as one that is closed.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

/// Calls an address on this computer as a browser does.
pub async fn called(address: &str) -> String {
    let url = Url::parse(address).unwrap();
    let port = url.port().unwrap();
    let target = &url[url::Position::BeforePath..];
    let request = format!("GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/html\r\n\r\n");
    sent("127.0.0.1", port, request.as_bytes()).await
}

/// Signs in as a browser does: the authority's page, then the way back.
pub async fn signed_in(local: &LocalAuthority, sign_in: InteractiveSignIn) -> Result<SignedIn, SignInError> {
    let address = sign_in.address().to_owned();
    let browser = async {
        let (_, location) = local.visited(&address).await;
        called(&location.unwrap()).await
    };
    let (signed_in, page) = tokio::join!(sign_in.finish(pages(), LONG), browser);
    assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
    signed_in
}

/// A session of a person who has just signed in.
pub async fn session_of(local: &LocalAuthority, transport: Arc<dyn Transport>, keeper: &Arc<MemoryKeeper>) -> Session {
    let session = new_session(transport, keeper);
    let signed_in = signed_in(local, begun(local).await).await.unwrap();
    session.accept(signed_in).await.unwrap();
    session
}

pub fn new_session(transport: Arc<dyn Transport>, keeper: &Arc<MemoryKeeper>) -> Session {
    Session::new(authority(), transport, Resource::AzureManagement, keeper.clone(), None)
}

/// Keeps a token in memory, as a file on the disk that several programs share would.
#[derive(Default)]
pub struct MemoryKeeper {
    pub kept: Mutex<Option<String>>,
    pub cannot_keep: Mutex<bool>,
    pub replaced: AtomicUsize,
    alone: Arc<tokio::sync::Mutex<()>>,
}

impl MemoryKeeper {
    pub fn token(&self) -> Option<String> {
        self.kept.lock().unwrap().clone()
    }
}

struct Alone(#[allow(dead_code, reason = "held, not read")] OwnedMutexGuard<()>);

#[async_trait]
impl TokenKeeper for MemoryKeeper {
    async fn load(&self) -> Result<Option<Zeroizing<String>>, KeeperError> {
        Ok(self.token().map(Zeroizing::new))
    }

    async fn replace(&self, token: &str) -> Result<(), KeeperError> {
        assert!(
            self.alone.try_lock().is_err(),
            "a token is replaced by somebody who is not alone"
        );
        if *self.cannot_keep.lock().unwrap() {
            return Err(KeeperError("the disk is full".to_owned()));
        }
        *self.kept.lock().unwrap() = Some(token.to_owned());
        self.replaced.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    async fn exclusive(&self) -> Result<Box<dyn Exclusive>, KeeperError> {
        Ok(Box::new(Alone(self.alone.clone().lock_owned().await)))
    }
}

/// A network that fails as it is told, one request each, and then carries to the authority.
pub struct Failing {
    local: LocalAuthority,
    failures: Mutex<VecDeque<TransportError>>,
}

impl Failing {
    pub fn new(local: &LocalAuthority) -> Arc<Self> {
        Arc::new(Self {
            local: local.clone(),
            failures: Mutex::default(),
        })
    }

    pub fn fail_next(&self, failure: TransportError) {
        self.failures.lock().unwrap().push_back(failure);
    }
}

#[async_trait]
impl Transport for Failing {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let failure = self.failures.lock().unwrap().pop_front();
        match failure {
            Some(failure) => Err(failure),
            None => self.local.send(request).await,
        }
    }
}
