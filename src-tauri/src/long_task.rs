use std::sync::{Arc, Mutex, PoisonError, Weak};

use engine::{CancellationToken, Code, Error};

/// The long task that is running, of which there is one at a time: an export, an import or a verification.
#[derive(Default)]
pub(crate) struct LongTask {
    running: Mutex<Weak<CancellationToken>>,
}

/// The right to do a long task; it ends when this is dropped.
pub(crate) struct TaskGuard(Arc<CancellationToken>);

impl TaskGuard {
    /// Whether it is to end early.
    pub fn cancel(&self) -> &CancellationToken {
        &self.0
    }
}

impl LongTask {
    /// Begins a task.
    ///
    /// # Errors
    /// [`Code::WorkRunning`] while another one runs.
    pub fn begin(&self) -> Result<TaskGuard, Error> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.upgrade().is_some() {
            return Err(Error::new(Code::WorkRunning));
        }
        let cancel = Arc::new(CancellationToken::default());
        *running = Arc::downgrade(&cancel);
        Ok(TaskGuard(cancel))
    }

    /// Begins a task in the place of the one that runs, which ends soon.
    pub fn take_over(&self) -> TaskGuard {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(former) = running.upgrade() {
            former.cancel();
        }
        let cancel = Arc::new(CancellationToken::default());
        *running = Arc::downgrade(&cancel);
        TaskGuard(cancel)
    }

    /// Lets the running task end soon.
    pub fn cancel(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cancel) = running.upgrade() {
            cancel.cancel();
        }
    }
}

/// The sync that is running.
#[derive(Default)]
pub(crate) struct SyncTask(pub LongTask);

/// The sign-in that waits for a person.
#[derive(Default)]
pub(crate) struct SignInTask(pub LongTask);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_runs_at_a_time_and_a_cancel_reaches_only_the_running_one() {
        let task = LongTask::default();
        let first = task.begin().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(task.begin().err().map(|error| error.code), Some(Code::WorkRunning));
        task.cancel();
        assert!(first.cancel().is_cancelled());
        drop(first);
        let second = task.begin().unwrap_or_else(|error| panic!("{error}"));
        assert!(!second.cancel().is_cancelled());
    }

    #[test]
    fn what_takes_over_ends_what_ran_and_is_the_one_that_a_cancel_reaches() {
        let task = LongTask::default();
        let former = task.take_over();
        let next = task.take_over();
        assert!(former.cancel().is_cancelled());
        assert!(!next.cancel().is_cancelled());
        drop(former);
        task.cancel();
        assert!(next.cancel().is_cancelled());
    }
}
