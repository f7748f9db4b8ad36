use chrono::Datelike;
use domain::NaiveDate;

use crate::{Code, Error};

/// The years that dates given from outside are of. Beyond them no calendar of ours goes, and sums of days end.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// A date given from outside, `YYYY-MM-DD`.
///
/// # Errors
/// [`Code::InvalidDate`], [`Code::OutOfBounds`].
pub fn date(text: &str) -> Result<NaiveDate, Error> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|error| Error::new(Code::InvalidDate).with("text", text).because(error))?;
    if YEARS.contains(&date.year()) {
        return Ok(date);
    }
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    Err(Error::new(Code::OutOfBounds)
        .with("text", text)
        .with("least", day(*YEARS.start(), 1, 1))
        .with("most", day(*YEARS.end(), 12, 31)))
}

/// Dates with what is said of them, in the order of time whatever order they are thought of in. Unknown ones are left out.
pub(crate) fn in_order_of_time<T>(dates: impl IntoIterator<Item = (Option<NaiveDate>, T)>) -> Vec<(NaiveDate, T)> {
    let mut known: Vec<(NaiveDate, T)> = dates
        .into_iter()
        .filter_map(|(date, what)| date.map(|date| (date, what)))
        .collect();
    known.sort_by_key(|(date, _)| *date);
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_in_the_order_of_time_and_those_of_a_day_as_they_came() {
        let day = |day| NaiveDate::from_ymd_opt(2021, 7, day);
        let dates = [
            (day(22), "closes"),
            (None, "unknown"),
            (day(28), "expires"),
            (day(12), "send"),
            (day(22), "card"),
        ];
        let told: Vec<&str> = in_order_of_time(dates).into_iter().map(|(_, what)| what).collect();
        assert_eq!(told, ["send", "closes", "card", "expires"]);
    }
}
