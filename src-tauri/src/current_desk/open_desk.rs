use std::sync::Arc;

use desk::Desk;
use engine::view::ErrorView;
use engine::{Engine, Working};
use tokio::sync::{OwnedRwLockReadGuard, RwLock};
use words::{Language, Words, words};

use super::errors::error_view;
use crate::display::system_language;

/// The desk that commands are given. Whoever asks it holds `in_use` for reading, so that it is closed only after the last
/// answer.
#[derive(Clone)]
pub(super) struct OpenDesk {
    pub desk: Arc<Desk>,
    pub in_use: Arc<RwLock<()>>,
}

impl OpenDesk {
    pub fn new(desk: Desk) -> Self {
        Self {
            desk: Arc::new(desk),
            in_use: Arc::default(),
        }
    }

    pub async fn open(&self, working: Working) -> Result<Open, ErrorView> {
        let asking = Arc::clone(&self.in_use).read_owned().await;
        Ok(Open {
            words: words(self.language().await?),
            desk: Arc::clone(&self.desk),
            _asking: asking,
            _working: working,
        })
    }

    pub async fn language(&self) -> Result<Language, ErrorView> {
        let language = self.desk.engine().language().await;
        let language = language.map_err(|error| error_view(&error, words(system_language())))?;
        Ok(language.unwrap_or_else(system_language))
    }

    pub async fn close(self) {
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
