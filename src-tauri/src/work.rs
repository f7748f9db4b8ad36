use std::sync::{Arc, Mutex, PoisonError, Weak};

use engine::{Cancel, Code, Error};

/// The long piece of work that is running, of which there is one at a time.
#[derive(Default)]
pub(crate) struct Work {
    running: Mutex<Weak<Cancel>>,
}

/// The right to do a long piece of work; it ends when this is dropped.
pub(crate) struct Turn(Arc<Cancel>);

impl Turn {
    /// Whether it is to end early.
    pub fn cancel(&self) -> &Cancel {
        &self.0
    }
}

impl Work {
    /// Begins a piece of work.
    ///
    /// # Errors
    /// [`Code::WorkRunning`] while another one runs.
    pub fn begin(&self) -> Result<Turn, Error> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.upgrade().is_some() {
            return Err(Error::new(Code::WorkRunning));
        }
        let cancel = Arc::new(Cancel::default());
        *running = Arc::downgrade(&cancel);
        Ok(Turn(cancel))
    }

    /// Lets the running piece of work end soon.
    pub fn cancel(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cancel) = running.upgrade() {
            cancel.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_runs_at_a_time_and_a_cancel_reaches_only_the_running_one() {
        let work = Work::default();
        let first = work.begin().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(work.begin().err().map(|error| error.code), Some(Code::WorkRunning));
        work.cancel();
        assert!(first.cancel().is_cancelled());
        drop(first);
        let second = work.begin().unwrap_or_else(|error| panic!("{error}"));
        assert!(!second.cancel().is_cancelled());
    }
}
