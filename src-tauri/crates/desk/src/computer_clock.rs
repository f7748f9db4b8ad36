use domain::{Clock, DateTime, NaiveDate, Utc};

/// The clock of this computer, for what concerns the computer and no account: the days that backups are made on.
#[derive(Debug, Clone, Copy)]
pub struct ComputerClock;

impl Clock for ComputerClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one clock of the computer")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
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

fn named_day() -> Option<NaiveDate> {
    if !cfg!(debug_assertions) {
        return None;
    }
    std::env::var("PACKDESK_COMPUTER_DAY").ok()?.parse().ok()
}
