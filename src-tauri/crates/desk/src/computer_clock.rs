use chrono::TimeDelta;
use domain::{Clock, DateTime, NaiveDate, Utc};

/// The clock of this computer, for what concerns the computer and no account: the days that backups are made on.
#[derive(Debug, Clone, Copy)]
pub struct ComputerClock;

impl Clock for ComputerClock {
    /// The instant by the computer. In builds for development `PACKDESK_COMPUTER_AHEAD` says by how many minutes it is ahead, so
    /// that tests need not wait.
    #[expect(clippy::disallowed_methods, reason = "this is the one clock of the computer")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::minutes(minutes_ahead())
    }

    /// The day where the computer is. In builds for development `PACKDESK_COMPUTER_DAY` names another one, so that tests
    /// play many.
    #[expect(clippy::disallowed_methods, reason = "this is the one clock of the computer")]
    fn today(&self) -> NaiveDate {
        named_day().unwrap_or_else(|| chrono::Local::now().date_naive())
    }
}

/// A clock that stands, for what is to be the same at each run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StandingClock(pub DateTime<Utc>);

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

fn minutes_ahead() -> i64 {
    if !cfg!(debug_assertions) {
        return 0;
    }
    let minutes = std::env::var("PACKDESK_COMPUTER_AHEAD").ok();
    minutes
        .and_then(|minutes| minutes.parse::<i32>().ok())
        .map_or(0, i64::from)
}

fn named_day() -> Option<NaiveDate> {
    if !cfg!(debug_assertions) {
        return None;
    }
    std::env::var("PACKDESK_COMPUTER_DAY").ok()?.parse().ok()
}
