use chrono::{DateTime, NaiveDate, Utc};

/// The one source of "now". A sample account's calendar and the system's clock are two of them.
pub trait Clock: Send + Sync {
    /// The instant, in UTC.
    fn now(&self) -> DateTime<Utc>;

    /// The calendar date that counts for deadlines. Partner Center names no time zone for its dates, so it is the
    /// date of [`Clock::now`] unless a clock knows better.
    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// A clock that stands still, for rules, tests and reproducible documents.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}
