//! An engine over a connection that a test watches, and can make fail.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use domain::{AccountName, Capabilities, Catalogue, ConnectionKind};
use engine::{Engine, EngineParts, KeyPlace, NoCrashPoints};
use http::{Request, Response};
use partner_center::{Client, Transport, TransportError};
use sandbox::{PartnerName, Sandbox, SandboxTransport};
use store::Store;
use tokio::sync::Notify;
use zeroize::Zeroizing;

/// How the connection behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    /// It answers.
    Answers,
    /// Nothing reaches it.
    Refuses,
    /// It takes a request and never answers it.
    NeverAnswers,
    /// It answers everything with this status and this document.
    Says(u16, &'static str),
}

/// The sample account's connection with a list of what was asked of it.
pub struct Watched {
    transport: SandboxTransport,
    asked: Mutex<Vec<String>>,
    behaviour: Mutex<Behaviour>,
    /// Tells of each request as it comes.
    pub comes: Notify,
}

impl Watched {
    pub fn behave(&self, behaviour: Behaviour) {
        *self.behaviour.lock().unwrap() = behaviour;
    }

    /// What was asked since this was last called.
    pub fn take_asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

#[async_trait]
impl Transport for Watched {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let path = request.uri().path_and_query().map_or("", |path| path.as_str());
        self.asked.lock().unwrap().push(format!("{} {path}", request.method()));
        self.comes.notify_waiters();
        let behaviour = *self.behaviour.lock().unwrap();
        match behaviour {
            Behaviour::Answers => self.transport.send(request).await,
            Behaviour::Refuses => Err(TransportError::NotSent("connection refused".to_owned())),
            Behaviour::NeverAnswers => std::future::pending().await,
            Behaviour::Says(status, document) => Ok(Response::builder()
                .status(status)
                .header("Content-Type", "application/json")
                .body(Bytes::from_static(document.as_bytes()))
                .unwrap()),
        }
    }
}

/// The first sample account in memory, its connection watched.
pub struct WatchedDesk {
    pub engine: Engine,
    pub store: Store,
    pub connection: Arc<Watched>,
}

impl WatchedDesk {
    /// Nothing is fetched yet.
    pub async fn new() -> Self {
        Self::with(Store::in_memory().await.unwrap(), PathBuf::new()).await
    }

    /// With its records in a data folder.
    pub async fn in_folder(folder: &Path, key: &[u8; 32]) -> Self {
        Self::with(Store::open(folder, key).await.unwrap(), folder.to_owned()).await
    }

    async fn with(store: Store, folder: PathBuf) -> Self {
        let partner = PartnerName::default();
        let sandbox = Sandbox::in_memory(partner).await.unwrap();
        let connection = Arc::new(Watched {
            transport: sandbox.transport(),
            asked: Mutex::default(),
            behaviour: Mutex::new(Behaviour::Answers),
            comes: Notify::new(),
        });
        let account = AccountName::new(partner.as_str());
        let clock = sandbox.clock();
        let credentials = move || Ok(Zeroizing::new(sandbox.sign_in(sandbox.first_role())));
        let client = Client::new(Arc::clone(&connection), Capabilities::SAMPLE, credentials)
            .for_account(account.clone(), ConnectionKind::Sample);
        let engine = Engine::new(EngineParts {
            account,
            accounts: Vec::new(),
            catalogue: Arc::new(Catalogue::embedded()),
            store: store.clone(),
            key: KeyPlace::KeyFile(PathBuf::from("key")),
            center: Arc::new(client),
            clock,
            folder,
            crash_points: Arc::new(NoCrashPoints),
        });
        Self {
            engine,
            store,
            connection,
        }
    }

    /// Everything is fetched.
    pub async fn synced() -> Self {
        let desk = Self::new().await;
        desk.engine.sync().await.unwrap();
        desk.connection.take_asked();
        desk
    }

    /// What a reading answers; it has to do so without the connection.
    pub async fn read<T>(&self, what: &str, reading: impl Future<Output = T>) -> T {
        let comes = self.connection.comes.notified();
        tokio::select! {
            answer = reading => {
                let asked = self.connection.take_asked();
                assert!(asked.is_empty(), "{what} asked {asked:?}");
                answer
            }
            () = comes => panic!("{what} asked {:?}", self.connection.take_asked()),
        }
    }
}
