use std::path::Path;
use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::Duration;

use data_folder::{DataFolder, Lock};
use desk::{Desk, DeskOptions, OpeningStep};
use domain::Clock;
use engine::view::{AutoLock, ErrorView, SavedDiagnostics};
use engine::{Code, Engine, Error, IdleWatch, Working, save_diagnostics_of_closed_data};
use tokio::sync::{Mutex, OwnedRwLockReadGuard, RwLock, watch};
use words::{Language, Words, words};

use crate::display::system_language;
use crate::start_state::{StartState, StartStep, StartView};
use crate::window::claim::WindowClaim;

/// A window may stay open for weeks: so often it is looked whether a new day has begun and needs its backup.
const BETWEEN_LOOKS: Duration = Duration::from_secs(60 * 60);

/// The desk of the current account: opened beside the first paint of the page, and exchanged when another account is
/// chosen. No answer waits for another one: what is asked waits only until the data is open or cannot be opened.
pub(crate) struct CurrentDesk {
    folder: DataFolder,
    options: DeskOptions,
    claim: StdMutex<Option<WindowClaim>>,
    start: watch::Sender<Start>,
    switching: Mutex<()>,
    idle: Arc<IdleWatch>,
}

/// How far the start has come.
#[derive(Clone)]
enum Start {
    Starting(StartStep),
    Ready { desk: OpenDesk, checking: bool },
    Locked(Language),
    Recovery(ErrorView),
}

impl Start {
    /// What is asked gets this desk or this error; `None` lets it wait.
    fn answer(&self) -> Option<Result<OpenDesk, ErrorView>> {
        match self {
            Self::Starting(_) => None,
            Self::Ready { desk, .. } => Some(Ok(desk.clone())),
            Self::Locked(language) => Some(Err(Error::new(Code::Locked).view(words(*language)))),
            Self::Recovery(reason) => Some(Err(reason.clone())),
        }
    }

    fn view(&self) -> StartView {
        StartView {
            language: match self {
                Self::Locked(language) => *language,
                _ => system_language(),
            },
            start: match self {
                Self::Starting(step) => StartState::Starting { step: *step },
                Self::Ready { checking, .. } => StartState::Ready { checking: *checking },
                Self::Locked(_) => StartState::Locked,
                Self::Recovery(reason) => StartState::Recovery { reason: reason.clone() },
            },
        }
    }
}

/// The desk that commands are given. Whoever asks it holds `in_use` for reading, so that it is closed only after the last
/// answer.
#[derive(Clone)]
struct OpenDesk {
    desk: Arc<Desk>,
    in_use: Arc<RwLock<()>>,
}

impl OpenDesk {
    fn new(desk: Desk) -> Self {
        Self {
            desk: Arc::new(desk),
            in_use: Arc::default(),
        }
    }

    async fn open(&self, working: Working) -> Result<Open, ErrorView> {
        let asking = Arc::clone(&self.in_use).read_owned().await;
        Ok(Open {
            words: words(self.language().await?),
            desk: Arc::clone(&self.desk),
            _asking: asking,
            _working: working,
        })
    }

    async fn language(&self) -> Result<Language, ErrorView> {
        let language = self.desk.engine().language().await;
        let language = language.map_err(|error| error_view(&error, words(system_language())))?;
        Ok(language.unwrap_or_else(system_language))
    }

    async fn close(self) {
        let _answered = self.in_use.write().await;
        self.desk.close().await;
    }
}

/// A desk with the words of the language it is looked at in.
pub(crate) struct Open {
    pub desk: Arc<Desk>,
    pub words: &'static Words,
    _asking: OwnedRwLockReadGuard<()>,
    _working: Working,
}

impl Open {
    pub fn engine(&self) -> &Engine {
        self.desk.engine()
    }
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

    /// A person has done something.
    pub async fn note_activity(&self) {
        if let Some(limit) = self.lock_if_idle().await {
            self.idle.note_activity(limit);
        }
    }

    /// Closes the data once nobody has done anything for as long as was chosen. What was asked before is still answered;
    /// to whoever opens the data anew. Answers what was chosen, while the data is open.
    pub async fn lock_if_idle(&self) -> Option<AutoLock> {
        let Start::Ready { desk, .. } = self.start.borrow().clone() else {
            return None;
        };
        // A desk that was closed meanwhile cannot be asked, and needs no lock.
        let limit = desk.desk.engine().auto_lock().await.ok()?;
        if !self.idle.is_over(limit) {
            return Some(limit);
        }
        let language = desk.language().await.unwrap_or_else(|_| system_language());
        let locks = self.start.send_if_modified(|start| {
            let is_shown = matches!(start, Start::Ready { desk: shown, .. } if Arc::ptr_eq(&shown.desk, &desk.desk));
            if is_shown {
                *start = Start::Locked(language);
            }
            is_shown
        });
        if locks {
            tokio::spawn(desk.close());
        }
        None
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
        match self.open_last().await {
            Ok(desk) => self.show(desk),
            Err(error) => {
                let reason = error_view(&error, words(system_language()));
                self.start.send_replace(Start::Recovery(reason));
            }
        }
    }

    /// Begins the start anew, unless it is under way or has succeeded and the window is not locked. The key is asked for
    /// again, where it is kept.
    pub async fn start_again(&self) {
        let begins = self.start.send_if_modified(|start| {
            let is_closed = matches!(start, Start::Recovery(_) | Start::Locked(_));
            if is_closed {
                *start = Start::Starting(StartStep::Files);
            }
            is_closed
        });
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
            check(&start, &desk).await;
            back_up(&start, &desk).await;
        });
        if let Start::Ready { desk: former, .. } = former {
            tokio::spawn(former.close());
        }
    }
}

/// Does what a start owes to the run before, and says when it is done.
async fn check(start: &watch::Sender<Start>, checked: &OpenDesk) {
    let _asking = checked.in_use.read().await;
    if let Err(error) = checked.desk.start_to_stay().await {
        // What is stored stays readable; the orders are asked for again at the next sync.
        event_log::warn!("what the run before left open is not settled", error = error.code);
    }
    start.send_if_modified(|start| match start {
        Start::Ready { desk, checking } if Arc::ptr_eq(&desk.desk, &checked.desk) => std::mem::take(checking),
        _ => false,
    });
}

/// Makes the backup of each day, as long as this is the desk of the window.
async fn back_up(start: &watch::Sender<Start>, open: &OpenDesk) {
    loop {
        {
            let _in_use = open.in_use.read().await;
            let is_current =
                matches!(&*start.borrow(), Start::Ready { desk, .. } if Arc::ptr_eq(&desk.desk, &open.desk));
            if !is_current {
                return;
            }
            open.desk.back_up().await;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

fn error_view(error: &Error, words: &Words) -> ErrorView {
    event_log::warn!("something asked for came to nothing", error = error.code);
    error.view(words)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicI64, Ordering};

    use domain::{DateTime, Utc};

    use super::*;

    struct Place {
        parent: tempfile::TempDir,
        clock: Arc<Moved>,
    }

    /// A clock that goes on when the test says so.
    #[derive(Default)]
    struct Moved(AtomicI64);

    impl Clock for Moved {
        fn now(&self) -> DateTime<Utc> {
            DateTime::from_timestamp(60 * self.0.load(Ordering::Relaxed), 0).unwrap()
        }
    }

    impl Place {
        fn new() -> Self {
            Self {
                parent: tempfile::tempdir().unwrap(),
                clock: Arc::default(),
            }
        }

        fn folder(&self) -> DataFolder {
            DataFolder::at(self.parent.path().join("data"))
        }

        fn key_file(&self) -> PathBuf {
            self.parent.path().join("key")
        }

        fn desk(&self) -> Arc<CurrentDesk> {
            let options = DeskOptions {
                key_file: Some(self.key_file()),
                ..DeskOptions::default()
            };
            Arc::new(CurrentDesk::new(
                self.folder(),
                None,
                options,
                Arc::clone(&self.clock) as _,
            ))
        }
    }

    async fn company(desk: &CurrentDesk) -> Result<String, ErrorView> {
        desk.ask(async move |open| Ok(open.engine().status(open.words).await?.company))
            .await
    }

    async fn reach(desk: &CurrentDesk, wanted: impl Fn(&StartState) -> bool) {
        desk.watch(|view| !wanted(&view.start)).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_start_that_failed_is_told_and_can_be_begun_anew() {
        let place = Place::new();
        fs::write(place.folder().root(), "no folder").unwrap();
        let desk = place.desk();
        desk.start().await;
        assert_eq!(company(&desk).await.unwrap_err().code, Code::DataFolderMissing);
        reach(
            &desk,
            |start| matches!(start, StartState::Recovery { reason } if reason.code == Code::DataFolderMissing),
        )
        .await;
        fs::remove_file(place.folder().root()).unwrap();
        desk.start_again().await;
        reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
        assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
        let other = place.desk();
        other.start().await;
        assert_eq!(company(&other).await.unwrap_err().code, Code::WindowOpen);
    }

    /// The key is read from a pipe, so that an opening waits until the test writes it.
    #[cfg(unix)]
    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_asked_waits_for_the_first_opening_and_for_no_other() {
        let place = Place::new();
        let pipe = place.key_file();
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let give_key = || {
            let pipe = pipe.clone();
            tokio::task::spawn_blocking(move || fs::write(pipe, "a key").unwrap())
        };
        let desk = place.desk();

        let starting = tokio::spawn({
            let desk = Arc::clone(&desk);
            async move { desk.start().await }
        });
        let asking = tokio::spawn({
            let desk = Arc::clone(&desk);
            async move { company(&desk).await }
        });
        tokio::task::yield_now().await;
        assert!(!asking.is_finished());
        give_key().await.unwrap();
        starting.await.unwrap();
        asking.await.unwrap().unwrap();
        reach(&desk, |start| *start == StartState::Ready { checking: false }).await;

        let switching = tokio::spawn({
            let desk = Arc::clone(&desk);
            async move { desk.switch("sample-tw".to_owned()).await }
        });
        tokio::task::yield_now().await;
        assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
        assert!(!switching.is_finished());
        give_key().await.unwrap();
        switching.await.unwrap().unwrap();
        reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
        assert_ne!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
        assert_eq!(
            desk.switch("nobody".to_owned()).await.unwrap_err().code,
            Code::UnknownAccount
        );
    }

    async fn lock_after_five_minutes(desk: &CurrentDesk) {
        desk.ask(async move |open| open.engine().choose_auto_lock(AutoLock::FiveMinutes).await)
            .await
            .unwrap();
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_window_that_nobody_uses_closes_the_data_and_asks_for_the_key_again() {
        let place = Place::new();
        let desk = place.desk();
        desk.start().await;
        reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
        place.clock.0.fetch_add(10_000, Ordering::Relaxed);
        assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd", "off at first");
        desk.note_activity().await;
        lock_after_five_minutes(&desk).await;
        place.clock.0.fetch_add(4, Ordering::Relaxed);
        desk.note_activity().await;
        place.clock.0.fetch_add(4, Ordering::Relaxed);
        assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");

        place.clock.0.fetch_add(1, Ordering::Relaxed);
        desk.note_activity().await;
        reach(&desk, |start| *start == StartState::Locked).await;
        assert_eq!(company(&desk).await.unwrap_err().code, Code::Locked);

        let key = fs::read(place.key_file()).unwrap();
        fs::remove_file(place.key_file()).unwrap();
        desk.start_again().await;
        assert_eq!(company(&desk).await.unwrap_err().code, Code::KeyFileMissing);
        fs::write(place.key_file(), key).unwrap();
        desk.start_again().await;
        assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
        assert!(desk.lock_if_idle().await.is_some(), "it begins anew");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_under_way_is_finished_before_the_window_locks() {
        let place = Place::new();
        let desk = place.desk();
        desk.start().await;
        reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
        lock_after_five_minutes(&desk).await;
        let (go_on, wait) = tokio::sync::oneshot::channel::<()>();
        let (begun, begins) = tokio::sync::oneshot::channel::<()>();
        let asking = tokio::spawn({
            let desk = Arc::clone(&desk);
            async move {
                desk.ask(async move |open| {
                    begun.send(()).unwrap();
                    wait.await.unwrap();
                    Ok(open.engine().status(open.words).await?.company)
                })
                .await
            }
        });
        begins.await.unwrap();
        place.clock.0.fetch_add(6, Ordering::Relaxed);
        assert!(desk.lock_if_idle().await.is_some(), "an order is being placed");
        go_on.send(()).unwrap();
        assert_eq!(asking.await.unwrap().unwrap(), "Lindqvist & Moore Ltd");
        place.clock.0.fetch_add(5, Ordering::Relaxed);
        assert!(desk.lock_if_idle().await.is_none());
        assert_eq!(company(&desk).await.unwrap_err().code, Code::Locked);
    }
}
