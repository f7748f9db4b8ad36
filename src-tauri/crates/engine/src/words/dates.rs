use domain::NaiveDate;

use crate::{Code, Error};

/// A date given from outside, `YYYY-MM-DD`.
///
/// # Errors
/// [`Code::InvalidDate`].
pub fn date(text: &str) -> Result<NaiveDate, Error> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|error| Error::new(Code::InvalidDate).with("text", text).because(error))
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
