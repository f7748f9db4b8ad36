use chrono::NaiveDate;

use crate::page::dates::{DayOrder, date};

/// What stands between the first and the last day.
const BETWEEN: [&str; 14] = [
    " to ",
    " through ",
    " until ",
    " till ",
    " bis ",
    " - ",
    "–",
    "—",
    "~",
    "～",
    "〜",
    "至",
    "から",
    "-",
];

/// The first and the last day of a period.
pub fn period(text: &str, order: DayOrder) -> Option<(NaiveDate, NaiveDate)> {
    let text = text.trim();
    let text = ["from ", "From ", "vom ", "von ", "自"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let text = ["まで", "止"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text);
    for between in BETWEEN {
        for (at, _) in text.match_indices(between) {
            let from = date(&text[..at], order);
            let to = date(&text[at + between.len()..], order);
            if let (Some(from), Some(to)) = (from, to) {
                return (from <= to).then_some((from, to));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_two_days_in_their_order() {
        let year = NaiveDate::from_ymd_opt(2026, 3, 1).zip(NaiveDate::from_ymd_opt(2027, 2, 28));
        for text in [
            "2026-03-01 to 2027-02-28",
            "2026-03-01-2027-02-28",
            "1 March 2026 - 28 February 2027",
            "March 1, 2026 – February 28, 2027",
            "vom 01.03.2026 bis 28.02.2027",
            "01.03.2026–28.02.2027",
            "2026年3月1日至2027年2月28日",
            "2026年3月1日 ～ 2027年2月28日",
            "2026年3月1日から2027年2月28日まで",
            "2026/03/01~2027/02/28",
            "令和8年3月1日 から 令和9年2月28日",
        ] {
            assert_eq!(period(text, DayOrder::Unknown), year, "{text}");
        }
        for text in [
            "2027-02-28 to 2026-03-01",
            "2026-03-01",
            "03/04/2026 - 02/04/2027",
            "March to April 2026",
        ] {
            assert_eq!(period(text, DayOrder::Unknown), None, "{text}");
        }
    }
}
