use chrono::{Datelike, NaiveDate, Weekday};

/// The day after so many working days; weekends do not count, holidays differ from country to country and do.
pub(crate) fn working_days_after(day: NaiveDate, count: usize) -> NaiveDate {
    day.iter_days()
        .skip(1)
        .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .nth(count.saturating_sub(1))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_does_not_count() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        for (from, count, to) in [
            ("2021-06-28", 1, "2021-06-29"),
            ("2021-06-28", 3, "2021-07-01"),
            ("2021-07-02", 1, "2021-07-05"),
            ("2021-07-01", 3, "2021-07-06"),
            ("2021-07-03", 1, "2021-07-05"),
        ] {
            assert_eq!(working_days_after(day(from), count), day(to), "{from} and {count}");
        }
    }
}
