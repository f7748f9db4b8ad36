use std::path::PathBuf;
use std::sync::Arc;

use desk::{Desk, DeskOptions};
use engine::view::ErrorView;
use engine::{Engine, Error};
use tokio::sync::{Mutex, OwnedRwLockReadGuard, RwLock};
use words::{Words, words};

use crate::display::system_language;

/// The desk of the current account, opened by the first command that needs it. An error leaves it closed, and the next
/// command tries again: a locked keyring can be unlocked while the window stays open.
pub(crate) struct CurrentDesk {
    folder: PathBuf,
    current: Mutex<Option<Current>>,
}

/// The desk that commands are given. Whoever asks it holds `in_use` for reading, so that it is closed only after the last
/// answer.
#[derive(Clone)]
struct Current {
    desk: Arc<Desk>,
    in_use: Arc<RwLock<()>>,
}

impl Current {
    fn new(desk: Desk) -> Self {
        Self {
            desk: Arc::new(desk),
            in_use: Arc::default(),
        }
    }

    async fn open(&self) -> Result<Open, ErrorView> {
        let asking = Arc::clone(&self.in_use).read_owned().await;
        let language = self
            .desk
            .engine()
            .language()
            .await
            .map_err(|error| error_view(&error, words(system_language())))?;
        Ok(Open {
            words: words(language.unwrap_or_else(system_language)),
            desk: Arc::clone(&self.desk),
            _asking: asking,
        })
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
}

impl Open {
    pub fn engine(&self) -> &Engine {
        self.desk.engine()
    }
}

impl CurrentDesk {
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            current: Mutex::new(None),
        }
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

    /// The open desk.
    async fn open(&self) -> Result<Open, ErrorView> {
        let mut current = self.current.lock().await;
        let desk = match &*current {
            Some(desk) => desk.clone(),
            None => {
                let opened = self.open_account(None).await;
                let desk = opened.map_err(|error| error_view(&error, words(system_language())))?;
                current.insert(desk).clone()
            }
        };
        desk.open().await
    }

    /// Opens the desk of another account; what is asked meanwhile waits for it. The former one is closed once it has
    /// given its last answer.
    pub async fn switch(&self, account: String) -> Result<(), ErrorView> {
        let words = self.open().await?.words;
        let mut current = self.current.lock().await;
        let opened = self.open_account(Some(account)).await;
        let desk = opened.map_err(|error| error_view(&error, words))?;
        if let Some(former) = current.replace(desk) {
            tauri::async_runtime::spawn(former.close());
        }
        Ok(())
    }

    async fn open_account(&self, account: Option<String>) -> Result<Current, Error> {
        let options = DeskOptions {
            folder: Some(self.folder.clone()),
            account,
            ..DeskOptions::default()
        };
        let desk = Desk::open(options).await?;
        if let Err(error) = desk.start().await {
            // What is stored stays readable; the orders are asked for again at the next sync.
            log::warn!("{error}");
        }
        Ok(Current::new(desk))
    }
}

fn error_view(error: &Error, words: &Words) -> ErrorView {
    log::warn!("{error}");
    error.view(words)
}
