use std::sync::Arc;

use desk::Recovery;
use engine::view::{ErrorView, KeyRotatedView};
use engine::{Code, Error};
use words::words;

use super::CurrentDesk;
use super::errors::error_view;
use super::start::Start;
use crate::display::system_language;
use crate::start_state::StartStep;

impl CurrentDesk {
    /// Gives the data another key. It is closed for it, which the page is told as a start, and opened again whatever came of
    /// it; what was asked before is answered first, and what is asked meanwhile waits.
    pub async fn rotate_key(&self) -> Result<KeyRotatedView, ErrorView> {
        let busy = || error_view(&Error::new(Code::DataBusy), words(system_language()));
        let Ok(alone) = self.recovering.try_lock() else {
            return Err(busy());
        };
        let Ok(_one_at_a_time) = self.switching.try_lock() else {
            return Err(busy());
        };
        let desk = self.desk().await?;
        let language = desk.language().await?;
        let closes = self.start.send_if_modified(|start| {
            let is_shown = matches!(start, Start::Ready { desk: shown, .. } if Arc::ptr_eq(&shown.desk, &desk.desk));
            if is_shown {
                *start = Start::Starting(StartStep::NewKey);
            }
            is_shown
        });
        if !closes {
            return Err(busy());
        }
        desk.close().await;
        let rotated = match Recovery::of(&self.options(None)) {
            Ok(recovery) => recovery.rotate_key(words(language)).await,
            Err(error) => Err(error),
        };
        drop(alone);
        self.start().await;
        rotated.map_err(|error| error_view(&error, words(language)))
    }
}
