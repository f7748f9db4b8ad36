use chrono::{Datelike, Months, NaiveDate};

/// The same day one year later; 29 February becomes 28 February.
///
/// Sources say "365 days" and "a year" for the same thing and differ by one day across a leap day; invoices show the
/// calendar year, so that is what is *proposed*. The date that Partner Center shows always wins.
///
/// ```
/// use domain::{NaiveDate, a_year_after};
///
/// let leap_day: NaiveDate = "2024-02-29".parse().expect("a date");
/// assert_eq!(a_year_after(leap_day).to_string(), "2025-02-28");
/// ```
#[must_use]
pub fn a_year_after(date: NaiveDate) -> NaiveDate {
    date.checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX)
}

/// The same day one year earlier; 29 February becomes 28 February.
#[must_use]
pub fn a_year_before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN)
}

/// Days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    i64::from(to.num_days_from_ce()) - i64::from(from.num_days_from_ce())
}
