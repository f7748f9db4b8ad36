use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use data_folder::{DataFolder, Lock};
use domain::{AccountName, Capabilities, Catalogue, Clock, ConnectionKind, DateTime, OwnAccount, Role, Utc};
use engine::{Code, Engine, EngineParts, Error, LAST_ACCOUNT};
use partner_center::{Client, Error as CenterError, PartnerCenter};
use sandbox::{PartnerName, Sandbox};
use store::{Error as StoreError, Store};
use vault::Unlocked;
use zeroize::Zeroizing;

use crate::accounts::{Accounts, Answering};
use crate::computer_clock::{ComputerClock, StandingClock};
use crate::crash::TestPoints;
use crate::hand_kept::HandKept;
use crate::key;
use crate::sample_file::{SampleFile, map_error};

/// Which desk to open.
#[derive(Debug, Clone, Default)]
pub struct DeskOptions {
    /// The data folder; that of this user without it.
    pub folder: Option<PathBuf>,
    /// The account; the one used last without it, at first the first sample account.
    pub account: Option<String>,
    /// The key file; what `PACKDESK_KEY_FILE` names without it, else the keyring.
    pub key_file: Option<PathBuf>,
    /// The sample account is about to be set up afresh, so a file of it that cannot be used is moved into the folder of
    /// backups and made anew.
    pub replace_unusable_sample: bool,
    /// The instant at which the calendar of an account of one's own stands; without it, it goes with the computer's clock.
    pub stands_at: Option<DateTime<Utc>>,
}

/// What an opening waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningStep {
    /// The keyring, which may be asking a person for its password.
    Keyring,
    /// Another process, which opens the same data or brings it to a newer version.
    OtherProcess,
    /// The disk.
    Files,
}

/// The open desk of one account.
pub struct Desk {
    engine: Engine,
    pub(crate) store: Store,
    sandbox: Option<Sandbox>,
    pub(crate) account: AccountName,
    pub(crate) role: Arc<RwLock<Role>>,
    pub(crate) folder: DataFolder,
    pub(crate) unlocked: Arc<Unlocked>,
    keeps_data: bool,
}

/// The setting that holds the role signed in with.
pub(crate) const ROLE: &str = "role";

impl Desk {
    /// Opens the data folder with its key and puts the account's connection together, without asking it anything: that is
    /// what [`Desk::start`] does, beside the first page.
    ///
    /// ```
    /// use desk::{Desk, DeskOptions};
    /// use words::{Language, words};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let computer = tempfile::tempdir()?;
    /// let desk = Desk::open(DeskOptions {
    ///     folder: Some(computer.path().join("data")),
    ///     account: None,
    ///     key_file: Some(computer.path().join("key")),
    ///     ..DeskOptions::default()
    /// })
    /// .await?;
    /// desk.start().await?;
    /// let page = desk.engine().offers(words(Language::English)).await?;
    /// assert!(page.offers.iter().any(|offer| offer.offer == "action-pack"));
    /// desk.close().await;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// What keeps the data from being opened, or [`Code::UnknownAccount`]. Nothing is changed then.
    pub async fn open(options: DeskOptions) -> Result<Self, Error> {
        Self::open_telling(options, |_| {}).await
    }

    /// As [`Desk::open`], telling `on_step` what is waited for.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub async fn open_telling(options: DeskOptions, on_step: impl Fn(OpeningStep)) -> Result<Self, Error> {
        if let Some(name) = &options.account {
            Accounts::refuse_what_is_no_name(name)?;
        }
        let (folder, key_file) = place_of(&options)?;
        folder.make()?;
        if key_file.is_none() {
            on_step(OpeningStep::Keyring);
        }
        let unlocked = key::unlock(&folder, key_file).await?;
        on_step(if folder.is_locked(Lock::Opening) {
            OpeningStep::OtherProcess
        } else {
            OpeningStep::Files
        });
        let place = key::place(&unlocked);
        let store = if place.keeps_data() {
            Store::open(folder.root(), unlocked.key.bytes()).await?
        } else {
            Store::in_memory().await?
        };
        key::settle(&folder, &unlocked, None).await;

        let chosen = choose(&store, options.account.as_deref()).await;
        let (accounts, name, answering) = match chosen {
            Ok(chosen) => chosen,
            Err(error) => {
                store.close().await;
                return Err(error);
            }
        };
        let account = AccountName::new(name.as_str());
        let answering = match answering {
            Answering::Nobody(own) => Connection::Nobody(own),
            Answering::Sample(partner) if place.keeps_data() => {
                let sample = SampleFile {
                    folder: &folder,
                    store: &store,
                    key: unlocked.key.bytes(),
                    partner,
                };
                match sample.open(options.replace_unusable_sample).await {
                    Ok(sandbox) => Connection::Sample(sandbox),
                    Err(error) => {
                        store.close().await;
                        return Err(error);
                    }
                }
            }
            Answering::Sample(partner) => {
                let sandbox = Sandbox::in_memory(partner).await;
                Connection::Sample(sandbox.map_err(|error| map_error(error, &folder.sandbox(&name)))?)
            }
        };
        if options.account.is_some() {
            match store.set_setting(None, LAST_ACCOUNT, &name).await {
                // Whoever looks at another account can do so all the same; it is asked for again at the next start.
                Err(StoreError::Full) => log::warn!("the disk is full: the account is not remembered"),
                written => written?,
            }
        }

        let signed_in = store
            .setting(Some(&account), ROLE)
            .await?
            .and_then(|role| role.parse().ok());
        let first_role = match &answering {
            Connection::Sample(sandbox) => sandbox.first_role(),
            Connection::Nobody(_) => Role::GlobalAdmin,
        };
        let role = Arc::new(RwLock::new(signed_in.unwrap_or(first_role)));
        let keeps_data = place.keeps_data();
        let engine = Engine::new(EngineParts {
            account: account.clone(),
            accounts: accounts.known(),
            catalogue: Arc::new(Catalogue::embedded()),
            store: store.clone(),
            key: place,
            center: answering.center(&account, &role, &store),
            clock: answering.clock(options.stands_at),
            folder: folder.root().to_owned(),
            crash_points: Arc::new(TestPoints),
        });
        let desk = Self {
            engine,
            store,
            sandbox: answering.sandbox(),
            account,
            role,
            folder,
            unlocked,
            keeps_data,
        };
        // A reset that another Packdesk is making is its affair.
        match desk.finish_reset(Duration::ZERO).await {
            Err(error) if error.code != Code::DataBusy => log::warn!("a reset is not finished yet: {error}"),
            _ => {}
        }
        Ok(desk)
    }

    /// The use cases.
    #[must_use]
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Whether what is written now can be read at the next start.
    #[must_use]
    pub const fn keeps_data(&self) -> bool {
        self.keeps_data
    }

    /// The embedded Partner Center that answers for a sample account.
    ///
    /// # Errors
    /// [`Code::NotOffered`] for any other account.
    pub(crate) fn sandbox(&self) -> Result<&Sandbox, Error> {
        self.sandbox.as_ref().ok_or_else(|| Error::new(Code::NotOffered))
    }

    /// An error of the sandbox, in the engine's words.
    pub(crate) fn map_error(&self, error: sandbox::Error) -> Error {
        map_error(error, &self.folder.sandbox(self.account.as_str()))
    }

    /// Finishes what runs and closes the files.
    pub async fn close(&self) {
        if let Some(sandbox) = &self.sandbox {
            sandbox.close().await;
        }
        self.store.close().await;
    }
}

/// The data folder and the key file that options name, or the environment.
pub(crate) fn place_of(options: &DeskOptions) -> Result<(DataFolder, Option<PathBuf>), Error> {
    let folder = match &options.folder {
        Some(folder) => DataFolder::at(folder),
        None => DataFolder::of_this_user()?,
    };
    let key_file = options.key_file.clone().or_else(|| {
        std::env::var_os("PACKDESK_KEY_FILE")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from)
    });
    Ok((folder, key_file))
}

/// What answers for the account, open.
enum Connection {
    Sample(Sandbox),
    Nobody(Box<OwnAccount>),
}

impl Connection {
    fn center(&self, account: &AccountName, role: &Arc<RwLock<Role>>, store: &Store) -> Arc<dyn PartnerCenter> {
        match self {
            Self::Sample(sandbox) => Arc::new(client(sandbox, account, role)),
            Self::Nobody(own) => Arc::new(HandKept::new(own.as_ref().clone(), store.clone())),
        }
    }

    fn clock(&self, stands_at: Option<DateTime<Utc>>) -> Arc<dyn Clock> {
        match (self, stands_at) {
            (Self::Sample(sandbox), _) => sandbox.clock(),
            (Self::Nobody(_), Some(instant)) => Arc::new(StandingClock(instant)),
            (Self::Nobody(_), None) => Arc::new(ComputerClock),
        }
    }

    fn sandbox(self) -> Option<Sandbox> {
        match self {
            Self::Sample(sandbox) => Some(sandbox),
            Self::Nobody(_) => None,
        }
    }
}

fn client(sandbox: &Sandbox, account: &AccountName, role: &Arc<RwLock<Role>>) -> impl PartnerCenter + use<> {
    Client::new(sandbox.transport(), Capabilities::SAMPLE, bearer(sandbox, role))
        .for_account(account.clone(), ConnectionKind::Sample)
        .with_test_cards(sandbox.test_cards().to_vec())
}

/// The token of the role that is signed in now.
fn bearer(sandbox: &Sandbox, role: &Arc<RwLock<Role>>) -> impl partner_center::Credentials + use<> {
    let (sandbox, role) = (sandbox.clone(), Arc::clone(role));
    move || {
        let role = *role.read().map_err(|_| CenterError::SignInNeeded)?;
        Ok(Zeroizing::new(sandbox.sign_in(role)))
    }
}

/// The account that was asked for, else the one used last, else the first sample.
async fn choose(store: &Store, asked: Option<&str>) -> Result<(Accounts, String, Answering), Error> {
    let accounts = Accounts::of(store).await?;
    if let Some(name) = asked {
        let answering = accounts.answering(name)?;
        return Ok((accounts, name.to_owned(), answering));
    }
    let last = store.setting(None, LAST_ACCOUNT).await?;
    let found = last.and_then(|name| accounts.answering(&name).ok().map(|answering| (name, answering)));
    let (name, answering) = found.unwrap_or_else(|| {
        let first = PartnerName::default();
        (first.to_string(), Answering::Sample(first))
    });
    Ok((accounts, name, answering))
}
