use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{AccountName, Capabilities, Catalogue, Clock, ConnectionKind};
use engine::{Engine, EngineParts, Error, KeyPlace};
use partner_center::{Client, Credentials, PartnerCenter};
use sandbox::{PartnerName, Sandbox};
use store::Store;
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::wire::{Script, Wire};

/// The offer of the sample account whose window is open.
pub const PACK: &str = "action-pack";
const KEY: [u8; 32] = [7; 32];
const SANDBOX: &str = "sample.sandbox.db";
/// A data folder of which everything is fetched, to be copied.
pub struct Prepared(TempDir);

impl Prepared {
    pub async fn make() -> Self {
        let folder = TempDir::with_prefix("packdesk-laboratory-").unwrap();
        let desk = Desk::open(folder.path(), &Arc::default(), Days(0)).await;
        desk.engine.sync().await.unwrap();
        desk.close().await;
        Self(folder)
    }
}

/// A computer of which the program may be ended at any time, and of which the clock may be wrong.
pub struct Computer {
    folder: TempDir,
    pub script: Arc<Script>,
    /// By how many days its clock is ahead of the connection's, or behind it.
    days_ahead: AtomicI64,
}

/// The clock of a computer that is set wrong.
struct WrongClock {
    right: Arc<dyn Clock>,
    ahead: Days,
}

/// Days ahead, or behind where negative.
#[derive(Clone, Copy)]
struct Days(i64);

impl Clock for WrongClock {
    fn now(&self) -> DateTime<Utc> {
        self.right.now() + TimeDelta::days(self.ahead.0)
    }

    fn today(&self) -> NaiveDate {
        self.right.today() + TimeDelta::days(self.ahead.0)
    }
}

impl Computer {
    pub fn new(prepared: &Prepared) -> Self {
        let folder = TempDir::with_prefix("packdesk-laboratory-").unwrap();
        copy(prepared.0.path(), folder.path());
        Self {
            folder,
            script: Arc::default(),
            days_ahead: AtomicI64::new(0),
        }
    }

    /// Somebody sets the clock, which the program sees with its next start.
    pub fn set_clock(&self, days_ahead: i64) {
        self.days_ahead.store(days_ahead, Ordering::Relaxed);
    }

    /// Starts the program.
    pub async fn open(&self) -> Desk {
        let ahead = Days(self.days_ahead.load(Ordering::Relaxed));
        Desk::open(self.folder.path(), &self.script, ahead).await
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The open desk, and the other side of it.
pub struct Desk {
    pub engine: Engine,
    pub store: Store,
    pub sandbox: Sandbox,
    pub account: AccountName,
}

impl Desk {
    async fn open(folder: &Path, script: &Arc<Script>, ahead: Days) -> Self {
        let partner = PartnerName::default();
        let account = AccountName::new(partner.as_str());
        let store = Store::open(folder, &KEY).await.unwrap();
        let sandbox = Sandbox::open(&folder.join(SANDBOX), &KEY, partner).await.unwrap();
        let client = Client::new(
            Wire::new(sandbox.transport(), script),
            Capabilities::SAMPLE,
            signed_in(&sandbox),
        )
        .for_account(account.clone(), ConnectionKind::Sample);
        let engine = Engine::new(EngineParts {
            account: account.clone(),
            accounts: Vec::new(),
            catalogue: Arc::new(Catalogue::embedded()),
            store: store.clone(),
            key: KeyPlace::KeyFile(PathBuf::from("key")),
            center: Arc::new(client),
            clock: Arc::new(WrongClock {
                right: sandbox.clock(),
                ahead,
            }),
            folder: folder.to_owned(),
            crash_points: Arc::clone(script) as Arc<dyn engine::CrashPoints>,
        });
        Self {
            engine,
            store,
            sandbox,
            account,
        }
    }

    /// What a start does beside the first page.
    pub async fn start(&self) -> Result<(), Error> {
        self.engine.recover().await?;
        self.engine.sync_if_owed().await
    }

    /// The Partner Center as it is, whatever goes wrong on the way to it.
    pub fn truth(&self) -> impl PartnerCenter + use<> {
        Client::new(self.sandbox.transport(), Capabilities::SAMPLE, signed_in(&self.sandbox))
    }

    pub async fn close(&self) {
        self.sandbox.close().await;
        self.store.close().await;
    }
}

fn signed_in(sandbox: &Sandbox) -> impl Credentials + use<> {
    let sandbox = sandbox.clone();
    move || Ok(Zeroizing::new(sandbox.sign_in(sandbox.first_role())))
}
