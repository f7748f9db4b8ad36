use std::path::PathBuf;
use std::sync::Arc;

use desk::{Desk, DeskOptions};
use engine::view::ErrorView;
use engine::{Engine, Error};
use tokio::sync::Mutex;
use words::{Words, words};

use crate::display::system_language;

/// The desk of the current account, opened by the first command that needs it. An error leaves it closed, and the next
/// command tries again: a locked keyring can be unlocked while the window stays open.
pub(crate) struct Desks {
    folder: PathBuf,
    current: Mutex<Option<Arc<Desk>>>,
}

/// A desk with the words of the language it is looked at in.
pub(crate) struct Open {
    pub desk: Arc<Desk>,
    pub words: &'static Words,
}

impl Open {
    pub fn engine(&self) -> &Engine {
        self.desk.engine()
    }

    /// An answer whose error is told in the words of this language.
    pub fn tell<T>(&self, answer: Result<T, Error>) -> Result<T, ErrorView> {
        answer.map_err(|error| self.told(error))
    }

    /// An error in the words of this language.
    pub fn told(&self, error: Error) -> ErrorView {
        told(&error, self.words)
    }
}

impl Desks {
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            current: Mutex::new(None),
        }
    }

    /// The open desk.
    pub async fn open(&self) -> Result<Open, ErrorView> {
        let mut current = self.current.lock().await;
        let desk = match &*current {
            Some(desk) => Arc::clone(desk),
            None => {
                let desk = self
                    .open_account(None)
                    .await
                    .map_err(|error| told(&error, words(system_language())))?;
                *current = Some(Arc::clone(&desk));
                desk
            }
        };
        drop(current);
        with_words(desk).await
    }

    /// Closes the desk and opens that of another account.
    pub async fn switch(&self, account: String) -> Result<Open, ErrorView> {
        let before = self.open().await?;
        let desk = self
            .open_account(Some(account))
            .await
            .map_err(|error| before.told(error))?;
        let former = self.current.lock().await.replace(Arc::clone(&desk));
        if let Some(former) = former {
            former.close().await;
        }
        with_words(desk).await
    }

    async fn open_account(&self, account: Option<String>) -> Result<Arc<Desk>, Error> {
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
        Ok(Arc::new(desk))
    }
}

async fn with_words(desk: Arc<Desk>) -> Result<Open, ErrorView> {
    let language = desk
        .engine()
        .language()
        .await
        .map_err(|error| told(&error, words(system_language())))?;
    Ok(Open {
        words: words(language.unwrap_or_else(system_language)),
        desk,
    })
}

fn told(error: &Error, words: &Words) -> ErrorView {
    log::warn!("{error}");
    error.view(words)
}
