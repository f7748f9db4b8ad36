use std::fmt;

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{Names, a_year_after, days_between};

/// The id of a renewal policy in the catalogue's data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyId(String);

impl PolicyId {
    /// The id as given.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PolicyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is said on the anniversary date itself, on which sources contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnAnniversary {
    /// The offsets decide.
    AsWindow,
    /// Some sources say open and some closed: say so instead of denying.
    MayBeOpen,
}

/// Where a renewed term's anniversary date is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextAnniversary {
    /// A year after the anniversary date renewed from.
    YearAfterAnniversary,
    /// A year after the day the payment is received.
    YearAfterPayment,
}

/// A rule for when a term can be renewed. All of it is data; see `data/catalogue.toml` for the versions and sources.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewalPolicy {
    /// The id.
    pub id: PolicyId,
    /// First day of the window, in days after the anniversary date; may be negative.
    pub opens: i64,
    /// Last day of the window, inclusive, in days after the anniversary date; `None` for a window without an end.
    pub closes: Option<i64>,
    /// First day of an opening that was announced and not confirmed, in days after the anniversary date.
    pub announced: Option<i64>,
    /// What is said on the anniversary date.
    pub on_anniversary: OnAnniversary,
    /// How the next anniversary date is proposed.
    pub next_anniversary: NextAnniversary,
    /// First anniversary date the rule is stated for.
    pub valid_from: Option<NaiveDate>,
    /// Last anniversary date the rule is stated for.
    pub valid_until: Option<NaiveDate>,
    /// Month of the source, for "rule of November 2020".
    pub stated: NaiveDate,
    /// Where the rule is stated.
    pub source: Names,
}

/// The days on which a term can be renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub opens: NaiveDate,
    /// Last safe day, inclusive; `None` where the rule names no end.
    pub closes: Option<NaiveDate>,
}

/// Whether the window is open on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowAnswer {
    /// Before the window.
    NotYet,
    /// A day on which sources disagree: the anniversary date under some rules, or one of an announced opening that is not
    /// confirmed.
    MayBeOpen,
    /// Inside the window.
    Open,
    /// After the last day.
    Closed,
}

impl RenewalPolicy {
    /// The window of a term with this anniversary date.
    ///
    /// ```
    /// use domain::{Catalogue, OfferId};
    ///
    /// let catalogue = Catalogue::embedded();
    /// let pack = catalogue.offer(&OfferId::new("action-pack")).expect("an offer of the catalogue");
    /// let expires = "2021-06-22".parse().expect("a date");
    /// let window = catalogue.policy_of(pack, expires).window(expires);
    /// assert_eq!(window.opens.to_string(), "2021-06-23");
    /// assert_eq!(window.closes.map(|day| day.to_string()).as_deref(), Some("2021-07-22"));
    /// ```
    #[must_use]
    pub fn window(&self, anniversary: NaiveDate) -> Window {
        Window {
            opens: shifted(anniversary, self.opens),
            closes: self.closes.map(|days| shifted(anniversary, days)),
        }
    }

    /// Whether a term with this anniversary date can be renewed on `on`, as far as the window goes.
    ///
    /// ```
    /// use domain::{Catalogue, NaiveDate, OfferId, WindowAnswer};
    ///
    /// let catalogue = Catalogue::embedded();
    /// let pack = catalogue.offer(&OfferId::new("action-pack")).expect("an offer of the catalogue");
    /// let answer = |on: &str| -> WindowAnswer {
    ///     let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    ///     let anniversary = day("2021-06-22");
    ///     catalogue.policy_of(pack, anniversary).answer(anniversary, day(on))
    /// };
    /// assert_eq!(answer("2021-06-21"), WindowAnswer::NotYet);
    /// assert_eq!(answer("2021-06-22"), WindowAnswer::MayBeOpen);
    /// assert_eq!(answer("2021-06-23"), WindowAnswer::Open);
    /// assert_eq!(answer("2021-07-23"), WindowAnswer::Closed);
    /// ```
    #[must_use]
    pub fn answer(&self, anniversary: NaiveDate, on: NaiveDate) -> WindowAnswer {
        let window = self.window(anniversary);
        if on == anniversary && self.on_anniversary == OnAnniversary::MayBeOpen {
            WindowAnswer::MayBeOpen
        } else if on < window.opens {
            let is_announced = self.announced_opening(anniversary).is_some_and(|day| on >= day);
            if is_announced {
                WindowAnswer::MayBeOpen
            } else {
                WindowAnswer::NotYet
            }
        } else if window.closes.is_some_and(|closes| on > closes) {
            WindowAnswer::Closed
        } else {
            WindowAnswer::Open
        }
    }

    /// The first day of an opening that was announced and not confirmed, where it is before that of the window.
    #[must_use]
    pub fn announced_opening(&self, anniversary: NaiveDate) -> Option<NaiveDate> {
        let days = self.announced.filter(|days| *days < self.opens)?;
        Some(shifted(anniversary, days))
    }

    /// The anniversary date to propose after a renewal paid on `paid`.
    #[must_use]
    pub fn next_anniversary(&self, anniversary: NaiveDate, paid: NaiveDate) -> NaiveDate {
        match self.next_anniversary {
            NextAnniversary::YearAfterAnniversary => a_year_after(anniversary),
            NextAnniversary::YearAfterPayment => a_year_after(paid),
        }
    }
}

impl Window {
    /// Days from `on` to the last safe day, 0 on the last day itself; `None` outside the window or without an end.
    #[must_use]
    pub fn days_left(&self, on: NaiveDate) -> Option<i64> {
        let closes = self.closes?;
        (on >= self.opens && on <= closes).then(|| days_between(on, closes))
    }
}

/// Dates at the edge of the calendar stay there instead of overflowing.
fn shifted(date: NaiveDate, days: i64) -> NaiveDate {
    let edge = if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    Duration::try_days(days)
        .and_then(|days| date.checked_add_signed(days))
        .unwrap_or(edge)
}
