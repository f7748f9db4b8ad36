//! The desk that the window shows, from the first step of its start on.

mod auto_lock;
mod errors;
mod open_desk;
mod recovering;
mod rotating;
mod start;
mod upkeep;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Arc, Mutex as StdMutex, PoisonError};

use data_folder::{DataFolder, Lock};
use desk::{Desk, DeskOptions, OpeningStep};
use domain::Clock;
use engine::view::{ErrorView, SavedDiagnostics};
use engine::{Code, Error, IdleWatch, save_diagnostics_of_closed_data};
use tokio::sync::{Mutex, watch};
use words::words;

use self::errors::error_view;
pub(crate) use self::open_desk::Open;
use self::open_desk::OpenDesk;
use self::start::Start;
use crate::display::system_language;
use crate::start_state::{StartStep, StartView};
use crate::window::claim::WindowClaim;

/// The desk of the current account: opened beside the first paint of the page, and exchanged when another account is
/// chosen. No answer waits for another one: what is asked waits only until the data is open or cannot be opened.
pub(crate) struct CurrentDesk {
    folder: DataFolder,
    options: DeskOptions,
    claim: StdMutex<Option<WindowClaim>>,
    start: watch::Sender<Start>,
    switching: Mutex<()>,
    /// Held by whoever changes data that is not open.
    recovering: Mutex<()>,
    idle: Arc<IdleWatch>,
}

impl CurrentDesk {
    /// A desk on this folder that is not opened yet; `options` name what is neither the folder nor the account.
    /// `clock` tells how long nobody has done anything.
    pub fn new(folder: DataFolder, claim: Option<WindowClaim>, options: DeskOptions, clock: Arc<dyn Clock>) -> Self {
        Self {
            folder,
            options,
            claim: StdMutex::new(claim),
            start: watch::Sender::new(Start::Starting(StartStep::Files)),
            switching: Mutex::new(()),
            recovering: Mutex::new(()),
            idle: Arc::new(IdleWatch::new(clock)),
        }
    }

    /// The data folder.
    pub const fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// Asks the open desk something; an error is told in the language of the desk.
    pub async fn ask<T, A>(&self, question: impl FnOnce(Open) -> A) -> Result<T, ErrorView>
    where
        A: Future<Output = Result<T, Error>>,
    {
        let open = self.open().await?;
        let words = open.words;
        question(open).await.map_err(|error| error_view(&error, words))
    }

    /// Saves how things stand, whether the data is open or not.
    pub async fn save_diagnostics(&self, path: &Path) -> Result<SavedDiagnostics, ErrorView> {
        match self.open().await {
            Ok(open) => {
                let saved = open.engine().save_diagnostics(path, open.words).await;
                saved.map_err(|error| error_view(&error, open.words))
            }
            Err(reason) => {
                let words = words(self.start.borrow().view().language);
                save_diagnostics_of_closed_data(self.folder.root(), reason.code, path, words)
                    .map_err(|error| error_view(&error, words))
            }
        }
    }

    /// Whether this is the one window on the folder.
    pub fn is_claimed(&self) -> bool {
        self.claim.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Clears away what nobody shall find after the window.
    pub fn leave(&self) {
        if self.is_claimed() {
            self.folder.clear_viewer();
            self.folder.tighten();
        }
    }

    async fn open(&self) -> Result<Open, ErrorView> {
        self.lock_if_idle().await;
        let desk = self.desk().await?;
        desk.open(self.idle.work()).await
    }

    async fn desk(&self) -> Result<OpenDesk, ErrorView> {
        let mut start = self.start.subscribe();
        loop {
            if let Some(answer) = start.borrow_and_update().answer() {
                return answer;
            }
            if start.changed().await.is_err() {
                return Err(error_view(&Error::new(Code::Internal), words(system_language())));
            }
        }
    }

    /// Tells how far the start has come, now and whenever it comes further, until `tell` answers `false`.
    pub async fn watch(&self, tell: impl Fn(StartView) -> bool) {
        let mut start = self.start.subscribe();
        loop {
            let view = start.borrow_and_update().view();
            if !tell(view) || start.changed().await.is_err() {
                return;
            }
        }
    }

    /// Opens the desk of the account used last, and lets it do what a start owes to the run before.
    pub async fn start(&self) {
        let is_new = !self.folder.ledger().exists();
        match self.open_last().await {
            Ok(desk) => {
                if is_new && let Err(error) = desk.desk.engine().leave_beginning_open().await {
                    log::warn!("nobody will be asked how to begin: {error}");
                }
                self.show(desk);
            }
            Err(error) => {
                let reason = error_view(&error, words(system_language()));
                self.start.send_replace(Start::Recovery(reason));
            }
        }
    }

    /// Begins the start anew, unless it is under way or has succeeded and the window is not locked. The key is asked for
    /// again, where it is kept.
    pub async fn start_again(&self) {
        // A file is not opened while another one takes its place.
        let recovered = self.recovering.lock().await;
        let begins = self.start.send_if_modified(|start| {
            let is_closed = matches!(start, Start::Recovery(_) | Start::Locked(_));
            if is_closed {
                *start = Start::Starting(StartStep::Files);
            }
            is_closed
        });
        drop(recovered);
        if begins {
            self.start().await;
        }
    }

    /// Opens the desk of another account; what is asked meanwhile is answered by the former one, which is closed once it
    /// has given its last answer.
    pub async fn switch(&self, account: String) -> Result<(), ErrorView> {
        let words = self.open().await?.words;
        let _one_at_a_time = self.switching.lock().await;
        let opened = Desk::open(self.options(Some(account))).await;
        self.show(OpenDesk::new(opened.map_err(|error| error_view(&error, words))?));
        Ok(())
    }

    async fn open_last(&self) -> Result<OpenDesk, Error> {
        self.claim()?;
        loop {
            let on_step = |step: OpeningStep| {
                self.start.send_if_modified(|start| match start {
                    Start::Starting(current) if *current != step.into() => {
                        *current = step.into();
                        true
                    }
                    _ => false,
                });
            };
            match Desk::open_telling(self.options(None), on_step).await {
                // A migration may take longer than an opening waits, and the page says what is waited for.
                Err(error) if error.code == Code::DataBusy && self.folder.is_locked(Lock::Opening) => {}
                opened => return opened.map(OpenDesk::new),
            }
        }
    }

    fn claim(&self) -> Result<(), Error> {
        let mut claim = self.claim.lock().unwrap_or_else(PoisonError::into_inner);
        if claim.is_none() {
            *claim = Some(WindowClaim::take(&self.folder)?);
        }
        Ok(())
    }

    fn options(&self, account: Option<String>) -> DeskOptions {
        DeskOptions {
            folder: Some(self.folder.root().to_owned()),
            account,
            ..self.options.clone()
        }
    }

    /// Gives everything that is asked from now on to a desk.
    fn show(&self, desk: OpenDesk) {
        self.idle.restart();
        let ready = Start::Ready {
            desk: desk.clone(),
            checking: true,
        };
        let former = self.start.send_replace(ready);
        let start = self.start.clone();
        tokio::spawn(async move {
            upkeep::check(&start, &desk).await;
            upkeep::back_up(&start, &desk).await;
        });
        if let Start::Ready { desk: former, .. } = former {
            tokio::spawn(former.close());
        }
    }
}
