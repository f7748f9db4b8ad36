use std::env;
use std::time::Duration;

/// Schedules of a usual run, each of its own seed.
const SCHEDULES: u64 = 500;

/// How much of the laboratory is played.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    minutes: Option<u64>,
    first_seed: Option<u64>,
}

impl Extent {
    /// What the environment asks for: `PACKDESK_LABORATORY_MINUTES` plays everything and goes on for so long with new
    /// schedules; `PACKDESK_LABORATORY_SEED` begins with another seed, and plays that one alone where no minutes are given.
    pub fn of_this_run() -> Self {
        let number = |name: &str| env::var(name).ok().and_then(|text| text.parse().ok());
        Self {
            minutes: number("PACKDESK_LABORATORY_MINUTES"),
            first_seed: number("PACKDESK_LABORATORY_SEED"),
        }
    }

    /// Every pair of faults, not only some.
    pub const fn is_whole(self) -> bool {
        matches!(self.minutes, Some(1..))
    }

    pub fn first_seed(self) -> u64 {
        self.first_seed.unwrap_or(1)
    }

    pub const fn schedules(self) -> u64 {
        match (self.first_seed, self.minutes) {
            (Some(_), None) => 1,
            _ => SCHEDULES,
        }
    }

    /// How many programs are ended.
    pub const fn kills(self) -> usize {
        if self.is_whole() { 200 } else { 20 }
    }

    pub fn goes_on(self, played: Duration) -> bool {
        self.minutes
            .is_some_and(|minutes| played < Duration::from_secs(minutes * 60))
    }
}
