use chrono::{Datelike, Days, Months, NaiveDate};

use crate::Booking;

crate::closed_set! {
    /// A filter of invoices that is always there.
    pub enum BuiltInFilter {
        /// What is not in the books yet.
        NotBooked = "not_booked",
        /// The quarter of the year that is running.
        ThisQuarter = "this_quarter",
        /// The quarter before it.
        LastQuarter = "last_quarter",
        /// The year that is running.
        ThisYear = "this_year",
        /// The year before it.
        LastYear = "last_year",
    }
}

impl BuiltInFilter {
    /// The first and the last invoice date that it lets through on a day; `None` where it lets every date through.
    ///
    /// ```
    /// use domain::{BuiltInFilter, NaiveDate};
    ///
    /// let today: NaiveDate = "2022-02-28".parse().expect("a date");
    /// let (from, to) = BuiltInFilter::LastQuarter.dates(today).expect("a quarter has dates");
    /// assert_eq!((from.to_string(), to.to_string()), ("2021-10-01".to_owned(), "2021-12-31".to_owned()));
    /// ```
    #[must_use]
    pub fn dates(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let (months, before) = match self {
            Self::NotBooked => return None,
            Self::ThisQuarter => (3, 0),
            Self::LastQuarter => (3, 1),
            Self::ThisYear => (12, 0),
            Self::LastYear => (12, 1),
        };
        let month = today.month0() / months * months + 1;
        let first = NaiveDate::from_ymd_opt(today.year(), month, 1)?;
        let from = first.checked_sub_months(Months::new(months * before))?;
        let to = from
            .checked_add_months(Months::new(months))?
            .checked_sub_days(Days::new(1))?;
        Some((from, to))
    }

    /// The booking that it lets through; `None` where it lets both through.
    #[must_use]
    pub const fn booking(self) -> Option<Booking> {
        match self {
            Self::NotBooked => Some(Booking::NotBooked),
            Self::ThisQuarter | Self::LastQuarter | Self::ThisYear | Self::LastYear => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_whole_and_follow_the_day() {
        let table = [
            (BuiltInFilter::LastQuarter, "2021-06-28", "2021-01-01", "2021-03-31"),
            (BuiltInFilter::LastQuarter, "2021-01-01", "2020-10-01", "2020-12-31"),
            (BuiltInFilter::LastQuarter, "2021-12-31", "2021-07-01", "2021-09-30"),
            (BuiltInFilter::ThisQuarter, "2021-03-31", "2021-01-01", "2021-03-31"),
            (BuiltInFilter::ThisQuarter, "2021-04-01", "2021-04-01", "2021-06-30"),
            (BuiltInFilter::ThisYear, "2020-02-29", "2020-01-01", "2020-12-31"),
            (BuiltInFilter::LastYear, "2021-01-01", "2020-01-01", "2020-12-31"),
        ];
        for (filter, today, from, to) in table {
            let dates = today.parse().ok().and_then(|today| filter.dates(today));
            let dates = dates.map(|(from, to)| (from.to_string(), to.to_string()));
            assert_eq!(dates, Some((from.to_owned(), to.to_owned())), "{filter:?} on {today}");
        }
        for filter in BuiltInFilter::ALL {
            // At the ends of the calendar there is no answer, and no panic.
            let _ = (filter.dates(NaiveDate::MIN), filter.dates(NaiveDate::MAX));
        }
    }
}
