use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{Clock, DateTime, Utc};
use words::Words;

use crate::view::{AutoLock, AutoLockView};
use crate::{Engine, Error};

/// The setting that holds after how long the window locks itself.
const AUTO_LOCK: &str = "auto-lock";
/// Work that took longer than this was watched: a person shall see how it ended.
const WATCHED_MINUTES: i64 = 1;

impl AutoLock {
    const fn minutes(self) -> Option<i64> {
        match self {
            Self::Never => None,
            Self::FiveMinutes => Some(5),
            Self::FifteenMinutes => Some(15),
            Self::SixtyMinutes => Some(60),
        }
    }
}

impl Engine {
    /// After how long without a person the window locks itself. Never while nothing is kept: what only memory holds would
    /// be gone with its key.
    ///
    /// # Errors
    /// The store's error.
    pub async fn auto_lock(&self) -> Result<AutoLock, Error> {
        if !self.parts().key.keeps_data() {
            return Ok(AutoLock::Never);
        }
        let stored = self.store().setting(None, AUTO_LOCK).await?;
        Ok(stored.and_then(|id| AutoLock::from_id(&id).ok()).unwrap_or_default())
    }

    /// The setting as the page shows it.
    ///
    /// # Errors
    /// The store's error.
    pub async fn auto_lock_view(&self, words: &Words) -> Result<AutoLockView, Error> {
        let possible = self.parts().key.keeps_data();
        let note = if possible {
            "auto-lock-note"
        } else {
            "auto-lock-nothing-kept"
        };
        Ok(AutoLockView {
            chosen: self.auto_lock().await?,
            possible,
            note: words.text(note),
        })
    }

    /// Remembers after how long the window locks itself.
    ///
    /// # Errors
    /// The store's error.
    pub async fn choose_auto_lock(&self, chosen: AutoLock) -> Result<(), Error> {
        Ok(self.store().set_setting(None, AUTO_LOCK, chosen.id()).await?)
    }
}

/// Watches how long nobody has done anything, by a clock of its own: a sample account's calendar stands still.
///
/// Once the time is over it stays over: whoever comes back and moves the mouse has not shown yet that the desk is theirs.
pub struct IdleWatch {
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

struct State {
    last: DateTime<Utc>,
    working: usize,
    over: bool,
}

impl IdleWatch {
    /// A watch that begins now.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let last = clock.now();
        Self {
            clock,
            state: Mutex::new(State {
                last,
                working: 0,
                over: false,
            }),
        }
    }

    /// Begins anew, after somebody has shown that the desk is theirs.
    pub fn restart(&self) {
        let now = self.clock.now();
        let mut state = self.state();
        state.last = now;
        state.over = false;
    }

    /// Whether the desk has to be locked. It is not while it works: an order under way comes to its end first.
    #[must_use]
    pub fn is_over(&self, limit: AutoLock) -> bool {
        let now = self.clock.now();
        let mut state = self.state();
        let Some(minutes) = limit.minutes() else {
            state.over = false;
            return false;
        };
        if state.working > 0 {
            return false;
        }
        // A clock that was set back proves no presence either.
        state.over |= (now - state.last).num_minutes().abs() >= minutes;
        state.over
    }

    /// A person has done something. It comes too late once the time is over.
    pub fn note_activity(&self, limit: AutoLock) {
        if !self.is_over(limit) {
            let now = self.clock.now();
            self.state().last = now;
        }
    }

    /// Begins work that somebody asked for. It ends when what is returned is dropped.
    #[must_use]
    pub fn work(self: &Arc<Self>) -> Working {
        self.state().working += 1;
        Working {
            watch: Arc::clone(self),
            begun: self.clock.now(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Work that is under way.
pub struct Working {
    watch: Arc<IdleWatch>,
    begun: DateTime<Utc>,
}

impl Drop for Working {
    fn drop(&mut self) {
        let now = self.watch.clock.now();
        let mut state = self.watch.state();
        state.working = state.working.saturating_sub(1);
        if (now - self.begun).num_minutes() >= WATCHED_MINUTES && !state.over {
            state.last = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    /// A clock that goes on when the test says so.
    #[derive(Default)]
    struct Moved(AtomicI64);

    impl Moved {
        fn by_minutes(&self, minutes: i64) {
            self.0.fetch_add(minutes, Ordering::Relaxed);
        }
    }

    impl Clock for Moved {
        fn now(&self) -> DateTime<Utc> {
            DateTime::from_timestamp(1_000_000 + 60 * self.0.load(Ordering::Relaxed), 0).unwrap_or_default()
        }
    }

    fn watch() -> (Arc<Moved>, Arc<IdleWatch>) {
        let clock = Arc::new(Moved::default());
        let watch = IdleWatch::new(Arc::<Moved>::clone(&clock));
        (clock, Arc::new(watch))
    }

    #[test]
    fn the_time_is_over_after_the_minutes_that_were_chosen_and_never_before() {
        for (limit, minutes) in [
            (AutoLock::FiveMinutes, 5),
            (AutoLock::FifteenMinutes, 15),
            (AutoLock::SixtyMinutes, 60),
        ] {
            let (clock, watch) = watch();
            clock.by_minutes(minutes - 1);
            assert!(!watch.is_over(limit), "{limit:?}");
            clock.by_minutes(1);
            assert!(watch.is_over(limit), "{limit:?}");
        }
        let (clock, watch) = watch();
        clock.by_minutes(1_000_000);
        assert!(!watch.is_over(AutoLock::Never));
    }

    #[test]
    fn activity_puts_it_off_until_it_is_over_and_not_after() {
        let (clock, watch) = watch();
        for _ in 0..10 {
            clock.by_minutes(4);
            watch.note_activity(AutoLock::FiveMinutes);
        }
        assert!(!watch.is_over(AutoLock::FiveMinutes));
        clock.by_minutes(5);
        watch.note_activity(AutoLock::FiveMinutes);
        clock.by_minutes(1);
        assert!(watch.is_over(AutoLock::FiveMinutes), "whoever comes back asks again");
        watch.restart();
        assert!(!watch.is_over(AutoLock::FiveMinutes));
    }

    #[test]
    fn a_clock_that_was_set_back_locks_too() {
        let (clock, watch) = watch();
        clock.by_minutes(-6);
        assert!(watch.is_over(AutoLock::FiveMinutes));
    }

    #[test]
    fn work_comes_to_its_end_and_what_took_long_is_shown() {
        let (clock, watch) = watch();
        let export = watch.work();
        clock.by_minutes(30);
        assert!(!watch.is_over(AutoLock::FiveMinutes));
        drop(export);
        assert!(!watch.is_over(AutoLock::FiveMinutes), "its end can be read");
        clock.by_minutes(5);
        let glance = watch.work();
        drop(glance);
        assert!(watch.is_over(AutoLock::FiveMinutes), "what takes no time is no person");
    }
}
