use chrono::NaiveDate;

use crate::page::characters::half_width;

/// Which of two numbers before the year is the day, where nothing else tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
    Unknown,
}

const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jan", "jänner"],
    &["february", "februar", "feb", "feber"],
    &["march", "märz", "mar", "mär", "mrz", "maerz"],
    &["april", "apr"],
    &["may", "mai"],
    &["june", "juni", "jun"],
    &["july", "juli", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oktober", "oct", "okt"],
    &["november", "nov"],
    &["december", "dezember", "dec", "dez"],
];

/// The years of the Republic of China and of the Reiwa era begin after these.
const BEFORE_REPUBLIC: i32 = 1911;
const BEFORE_REIWA: i32 = 2018;

/// A date, if the text is one and has one meaning.
pub fn date(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let text = half_width(text);
    let text = without_remark(text.trim())
        .trim_end_matches([',', ';'])
        .trim()
        .to_lowercase();
    east_asian(&text)
        .or_else(|| of_numbers(&text, order))
        .or_else(|| with_month(&text))
}

/// Whether a text is a date in some order, or could be one.
pub fn looks_like_date(text: &str) -> bool {
    date(text, DayOrder::DayFirst).is_some() || date(text, DayOrder::MonthFirst).is_some()
}

/// The order of the days that these texts prove, if they agree.
pub fn proven_order<'a>(texts: impl Iterator<Item = &'a str>) -> DayOrder {
    let mut proven = [false; 2];
    for word in texts.flat_map(|text| text.split([' ', '(', ')', ':', '~', '～', '–'])) {
        if let Some((first, second, _)) = slashed(&half_width(word.trim_matches([',', ';', '.']))) {
            proven[0] |= first > 12 && second <= 12;
            proven[1] |= second > 12 && first <= 12;
        }
    }
    match proven {
        [true, false] => DayOrder::DayFirst,
        [false, true] => DayOrder::MonthFirst,
        _ => DayOrder::Unknown,
    }
}

/// `14 March 2026 (UTC)`: what stands in brackets is no part of it.
fn without_remark(text: &str) -> &str {
    match (text.ends_with(')'), text.rfind('(')) {
        (true, Some(at)) if at > 0 => text[..at].trim_end(),
        _ => text,
    }
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1990..2100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))
        .flatten()
}

/// A number of at most so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = !text.is_empty() && text.len() <= digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn east_asian(text: &str) -> Option<NaiveDate> {
    let text: String = text.chars().filter(|character| *character != ' ').collect();
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day_of_month, rest) = rest.split_once('日')?;
    if !rest.is_empty() {
        return None;
    }
    let year = if let Some(year) = year.strip_prefix("令和") {
        let year = if year == "元" { 1 } else { number(year, 2)? };
        BEFORE_REIWA + i32::try_from(year).ok()?
    } else if let Some(year) = year.strip_prefix("中華民國").or_else(|| year.strip_prefix("民國")) {
        BEFORE_REPUBLIC + i32::try_from(number(year, 3)?).ok()?
    } else if year.len() == 4 {
        i32::try_from(number(year, 4)?).ok()?
    } else {
        return None;
    };
    day(year, number(month, 2)?, number(day_of_month, 2)?)
}

/// `03/04/2026`, before it is known which is which.
fn slashed(text: &str) -> Option<(u32, u32, i32)> {
    let mut parts = text.split('/');
    let found = (number(parts.next()?, 2)?, number(parts.next()?, 2)?, parts.next()?);
    let year = (found.2.len() == 4).then(|| number(found.2, 4)).flatten()?;
    parts
        .next()
        .is_none()
        .then_some((found.0, found.1, i32::try_from(year).ok()?))
}

fn of_numbers(text: &str, order: DayOrder) -> Option<NaiveDate> {
    if let Some((first, second, year)) = slashed(text) {
        return match order {
            _ if first == second => day(year, first, first),
            _ if first > 12 => day(year, second, first).filter(|_| order != DayOrder::MonthFirst),
            _ if second > 12 => day(year, first, second).filter(|_| order != DayOrder::DayFirst),
            DayOrder::DayFirst => day(year, second, first),
            DayOrder::MonthFirst => day(year, first, second),
            DayOrder::Unknown => None,
        };
    }
    for separator in ['-', '/', '.'] {
        let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
        let [first, second, third] = parts[..] else {
            continue;
        };
        if first.len() == 4 {
            return day(
                i32::try_from(number(first, 4)?).ok()?,
                number(second, 2)?,
                number(third, 2)?,
            );
        }
        // With points the day is first wherever they are used.
        if separator == '.' && third.len() == 4 {
            return day(
                i32::try_from(number(third, 4)?).ok()?,
                number(second, 2)?,
                number(first, 2)?,
            );
        }
    }
    None
}

fn with_month(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split([' ', '-', ',', '/'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty() && *word != "of" && *word != "den")
        .collect();
    let [first, second, third] = words[..] else {
        return None;
    };
    let year = (third.len() == 4).then(|| number(third, 4)).flatten()?;
    let (month, day_of_month) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let day_of_month = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| day_of_month.strip_suffix(ending))
        .unwrap_or(day_of_month);
    day(i32::try_from(year).ok()?, month, number(day_of_month, 2)?)
}

fn month(word: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_form_that_has_one_meaning() {
        for text in [
            "2026-03-14",
            "2026/3/14",
            "2026.03.14",
            "14.03.2026",
            "14. 3. 2026",
            "14 March 2026",
            "March 14, 2026",
            "14-Mar-2026",
            "14. März 2026",
            "14th March 2026",
            "Mar 14 2026",
            "14/03/2026",
            "03/14/2026",
            "2026年3月14日",
            "２０２６年３月１４日",
            "2026 年 03 月 14 日",
            "民國115年3月14日",
            "令和8年3月14日",
            "14 March 2026 (UTC)",
            "14. Mrz. 2026",
        ] {
            assert_eq!(
                date(text, DayOrder::Unknown),
                NaiveDate::from_ymd_opt(2026, 3, 14),
                "{text}"
            );
        }
    }

    #[test]
    fn what_has_two_meanings_or_none_is_no_date() {
        for text in [
            "03/04/2026",
            "14.03.26",
            "26/03/14",
            "115/03/14",
            "30.02.2026",
            "2026-13-01",
            "March 2026",
            "14",
            "",
            "14 Mar 2026 and more",
            "7年3月14日",
            "00/00/2026",
            "14/14/2026",
            "2026-03-14T10:00",
        ] {
            assert_eq!(date(text, DayOrder::Unknown), None, "{text}");
        }
        assert_eq!(
            date("03/04/2026", DayOrder::DayFirst),
            NaiveDate::from_ymd_opt(2026, 4, 3)
        );
        assert_eq!(
            date("03/04/2026", DayOrder::MonthFirst),
            NaiveDate::from_ymd_opt(2026, 3, 4)
        );
        // Against what the rest of the document proves.
        assert_eq!(date("25/04/2026", DayOrder::MonthFirst), None);
    }

    #[test]
    fn other_dates_tell_the_order_where_they_agree() {
        let order = |texts: &[&str]| proven_order(texts.iter().copied());
        assert_eq!(order(&["03/04/2026", "Due: 25/04/2026"]), DayOrder::DayFirst);
        assert_eq!(order(&["03/04/2026", "04/25/2026"]), DayOrder::MonthFirst);
        assert_eq!(order(&["25/04/2026", "04/25/2026"]), DayOrder::Unknown);
        assert_eq!(order(&["03/04/2026"]), DayOrder::Unknown);
    }
}
