use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{Window, WindowAnswer};

/// The most days that a tile can say are left: more than the 106 that were seen once, and no second year.
pub const MOST_DAYS_LEFT: u16 = 400;

/// What a person read on the tile of an offer: "N days left to renew".
///
/// ```
/// use domain::{NaiveDate, TileReading, Window, WindowAnswer};
///
/// let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
/// let tile = TileReading { days_left: 106, read_on: day("2026-09-01") };
/// assert_eq!(tile.last_day(), day("2026-12-16"));
/// assert_eq!(tile.answer(day("2026-12-16"), WindowAnswer::NotYet), WindowAnswer::Open);
/// assert_eq!(tile.answer(day("2026-12-17"), WindowAnswer::Open), WindowAnswer::Closed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TileReading {
    /// The days that were left; 0 on the last day.
    pub days_left: u16,
    /// The day on which it was read.
    pub read_on: NaiveDate,
}

impl TileReading {
    /// The last day to renew.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let days = Days::new(u64::from(self.days_left));
        self.read_on.checked_add_days(days).unwrap_or(NaiveDate::MAX)
    }

    /// The window that the tile tells: it was open when it was read, and ends when the tile says.
    #[must_use]
    pub fn window(self, by_policy: Window) -> Window {
        Window {
            opens: by_policy.opens.min(self.read_on),
            closes: Some(self.last_day()),
        }
    }

    /// Whether the window is open on a day. Of the days before it was read the tile says nothing but that the window was not
    /// over.
    #[must_use]
    pub fn answer(self, on: NaiveDate, by_policy: WindowAnswer) -> WindowAnswer {
        match by_policy {
            _ if on > self.last_day() => WindowAnswer::Closed,
            _ if on >= self.read_on => WindowAnswer::Open,
            WindowAnswer::Closed => WindowAnswer::Open,
            before => before,
        }
    }
}
