use desk::Recovery;
use engine::view::{ErrorView, RecoveryView};
use engine::{Code, Error};
use words::{Words, words};

use super::CurrentDesk;
use super::errors::error_view;
use super::start::Start;
use crate::display::system_language;

/// What can be done while the data cannot be opened. At any other time it is refused, without waiting for the start.
impl CurrentDesk {
    /// Why the data cannot be opened, and what can be done.
    pub async fn recovery(&self) -> Result<RecoveryView, ErrorView> {
        let reason = self.reason()?;
        let words = words(system_language());
        let recovery = Recovery::of(&self.options(None)).map_err(|error| error_view(&error, words))?;
        let view = recovery.view(Some(reason), words).await;
        view.map_err(|error| error_view(&error, words))
    }

    /// Does something with the data that is not open, and nothing else meanwhile.
    pub async fn recover<T, A>(&self, act: impl FnOnce(Recovery, &'static Words) -> A) -> Result<T, ErrorView>
    where
        A: Future<Output = Result<T, Error>>,
    {
        let words = words(system_language());
        let Ok(_alone) = self.recovering.try_lock() else {
            return Err(error_view(&Error::new(Code::DataBusy), words));
        };
        let reason = self.reason()?;
        if !self.is_claimed() {
            // Another window has the folder, or nobody can.
            return Err(reason);
        }
        let recovery = Recovery::of(&self.options(None)).map_err(|error| error_view(&error, words))?;
        let done = act(recovery, words).await;
        done.map_err(|error| error_view(&error, words))
    }

    /// As [`CurrentDesk::recover`]; then the start is begun anew.
    pub async fn recover_and_start<T, A>(&self, act: impl FnOnce(Recovery, &'static Words) -> A) -> Result<T, ErrorView>
    where
        A: Future<Output = Result<T, Error>>,
    {
        let done = self.recover(act).await?;
        self.start_again().await;
        Ok(done)
    }

    fn reason(&self) -> Result<ErrorView, ErrorView> {
        let (code, language) = match &*self.start.borrow() {
            Start::Recovery(reason) => return Ok(reason.clone()),
            Start::Locked(language) => (Code::Locked, *language),
            Start::Starting(_) | Start::Ready { .. } => (Code::DataOpen, system_language()),
        };
        Err(error_view(&Error::new(code), words(language)))
    }
}
