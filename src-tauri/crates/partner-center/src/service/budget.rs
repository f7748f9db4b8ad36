use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The reads of a person in an hour, as the service has long allowed them.
const HOURLY_READS: u32 = 12_000;
/// The writes of a person in an hour. Asking for a document is one.
const HOURLY_WRITES: u32 = 1_200;
/// Whoever asks for a longer rest is asked again tomorrow.
pub(crate) const LONGEST_ABSENCE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many requests may be sent, and whether any may be sent now. Clones are one budget: what one of them is told to wait
/// for, all wait for.
///
/// It is not filled up again. Each synchronisation begins with one of its own.
#[derive(Debug, Clone)]
pub struct Budget(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    reads: u32,
    writes: u32,
    rests_until: Option<Instant>,
}

/// What a request takes of the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    Read,
    Write,
}

/// Why a request may not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Denied {
    Spent,
    RestsUntil(Instant),
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(HOURLY_READS, HOURLY_WRITES)
    }
}

impl Budget {
    /// A budget of so many requests that read and so many that are counted as writes: the first request of each document.
    #[must_use]
    pub fn new(reads: u32, writes: u32) -> Self {
        Self(Arc::new(Mutex::new(State {
            reads,
            writes,
            rests_until: None,
        })))
    }

    /// The reads that are left.
    #[must_use]
    pub fn reads_left(&self) -> u32 {
        self.state().reads
    }

    /// The writes that are left.
    #[must_use]
    pub fn writes_left(&self) -> u32 {
        self.state().writes
    }

    /// How long nothing may be asked, where the service said so.
    #[must_use]
    pub fn rest(&self) -> Option<Duration> {
        let until = self.state().rests_until?;
        let rest = until.saturating_duration_since(Instant::now());
        (!rest.is_zero()).then_some(rest)
    }

    /// Takes one request, or says why there is none to take.
    pub(crate) fn take(&self, share: Share) -> Result<(), Denied> {
        let mut state = self.state();
        if let Some(until) = state.rests_until.filter(|until| *until > Instant::now()) {
            return Err(Denied::RestsUntil(until));
        }
        let left = match share {
            Share::Read => &mut state.reads,
            Share::Write => &mut state.writes,
        };
        *left = left.checked_sub(1).ok_or(Denied::Spent)?;
        Ok(())
    }

    /// Lets nobody ask for so long. A shorter rest does not end a longer one.
    pub(crate) fn rest_for(&self, wait: Duration) {
        let until = Instant::now() + wait.min(LONGEST_ABSENCE);
        let mut state = self.state();
        state.rests_until = state.rests_until.max(Some(until));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
