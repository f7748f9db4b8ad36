use iso_currency::Currency;
use rust_decimal::Decimal;

use crate::page::characters::half_width;
use crate::page::currencies::{Mark, marks};

/// Which sign parts the fraction, as far as the other amounts of a document prove it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `1,234.56`
    Point,
    /// `1.234,56`
    Comma,
    /// No fractions, and a comma between thousands: East Asia.
    WholeWithCommas,
    /// Nothing proves the sign, but the currency has no fractions: a comma before three digits parts thousands.
    OfWholeCurrency,
    Unknown,
}

const LONGEST: usize = 20;

/// The currencies that invoices are written in without fractions. ISO 4217 gives the dollar of Taiwan cents, which nobody uses.
const WHOLE_CURRENCIES: [Currency; 3] = [Currency::TWD, Currency::JPY, Currency::KRW];

impl Style {
    /// The style with what the currency says, where nothing else is known.
    pub fn of_currency(self, currency: Option<Currency>) -> Self {
        match self {
            Self::Unknown if currency.is_some_and(|currency| WHOLE_CURRENCIES.contains(&currency)) => {
                Self::OfWholeCurrency
            }
            style => style,
        }
    }
}

/// An amount with what says its currency, if the text is nothing else and has one meaning.
pub fn amount(text: &str, style: Style) -> Option<(Decimal, Option<Mark>)> {
    let text = half_width(text);
    let (number, mark) = marks(&text)?;
    Some((decimal(&number, style)?, mark))
}

/// A number with its separators.
pub fn decimal(text: &str, style: Style) -> Option<Decimal> {
    let text = text.trim();
    let (negative, text) = sign(text)?;
    if text.len() > LONGEST || !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let separators: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, character)| !character.is_ascii_digit())
        .collect();
    let fraction_at = match separators[..] {
        [] => None,
        [.., (at, last)] => {
            let earlier = &separators[..separators.len() - 1];
            let digits_after = text.len() - at - last.len_utf8();
            let all_alike = earlier.iter().all(|(_, separator)| *separator == last);
            match earlier {
                [] => alone(text, at, last, digits_after, style)?,
                _ if all_alike => None,
                _ => Some(at),
            }
        }
    };
    let (whole, parted) = match fraction_at {
        Some(at) => {
            let mut after = text[at..].chars();
            let separator = after.next()?;
            (&text[..at], Some((separator, after.as_str())))
        }
        None => (text, None),
    };
    if let Some((separator, fraction)) = parted {
        let fits = match separator {
            '.' => style != Style::Comma,
            ',' => !matches!(style, Style::Point | Style::WholeWithCommas),
            _ => false,
        };
        if !fits || !(1..=4).contains(&fraction.len()) {
            return None;
        }
    }
    let digits = ungrouped(whole)?;
    let number = match parted {
        Some((_, fraction)) => format!("{digits}.{fraction}"),
        None => digits,
    };
    let number: Decimal = number.parse().ok()?;
    Some(if negative { -number } else { number })
}

/// Where the fraction begins in a number with one separator: nowhere, if it parts thousands. Three digits after it may be
/// either.
#[expect(clippy::option_option, reason = "it has one meaning, and then a fraction or none")]
fn alone(text: &str, at: usize, separator: char, digits_after: usize, style: Style) -> Option<Option<usize>> {
    match (separator, digits_after) {
        (' ' | '\'', 3) => Some(None),
        (' ' | '\'', _) => None,
        ('.', 3) if text[..at] == *"0" => Some(Some(at)),
        ('.', 3) => (style == Style::Comma).then_some(None),
        (',', 3) => matches!(style, Style::Point | Style::WholeWithCommas | Style::OfWholeCurrency).then_some(None),
        _ => Some(Some(at)),
    }
}

/// The digits of groups of three, if all of them are parted by one sign.
fn ungrouped(text: &str) -> Option<String> {
    let separator = text.chars().find(|character| !character.is_ascii_digit());
    let Some(separator) = separator else {
        return (!text.is_empty()).then(|| text.to_owned());
    };
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && text
            .split(separator)
            .skip(1)
            .all(|group| group.len() == 3 && digits(group));
    (is_grouped && " .,'".contains(separator)).then(|| text.replace(separator, ""))
}

/// `-1`, `1-` and `(1)` are less than nothing.
fn sign(text: &str) -> Option<(bool, &str)> {
    let bracketed = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let minus = text.strip_prefix('-').or_else(|| text.strip_suffix('-'));
    let rest = bracketed.or(minus).map_or(text, str::trim);
    let is_one = !rest.contains(['-', '(', ')']);
    is_one.then_some((rest.len() != text.len(), rest))
}

/// The style that these texts prove, if they agree.
pub fn proven_style<'a>(texts: impl Iterator<Item = &'a str>) -> Style {
    let mut proven = [false; 2];
    for text in texts {
        let text = half_width(text);
        for word in text.split(' ').chain(std::iter::once(text.as_str())) {
            let Some((number, _)) = marks(word) else { continue };
            let mut prove = |style: Style, index: usize| {
                let is_alone = number.chars().filter(|character| ".,".contains(*character)).count() == 1;
                // One sign with two digits after it proves something only as a whole text: a date or a version has it, too.
                let is_proof = decimal(&number, style).is_some()
                    && decimal(&number, if index == 0 { Style::Comma } else { Style::Point }).is_none()
                    && (!is_alone || word.len() == text.len() && has_cents(&number));
                proven[index] |= is_proof;
            };
            if number.contains(['.', ',']) {
                prove(Style::Point, 0);
                prove(Style::Comma, 1);
            }
        }
    }
    match proven {
        [true, false] => Style::Point,
        [false, true] => Style::Comma,
        _ => Style::Unknown,
    }
}

fn has_cents(number: &str) -> bool {
    let digits = number.trim_end_matches([')', '-']);
    digits.rfind(['.', ',']).is_some_and(|at| digits.len() - at == 3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, style: Style) -> Option<String> {
        amount(text, style).map(|(amount, _)| amount.to_string())
    }

    #[test]
    fn an_amount_is_read_in_either_style() {
        for (text, amount) in [
            ("1,234.56", "1234.56"),
            ("1.234,56", "1234.56"),
            ("1 234,56 €", "1234.56"),
            ("CHF 1'234.56", "1234.56"),
            ("€895.00", "895.00"),
            ("895,00 EUR", "895.00"),
            ("NT$ 1,234,567", "1234567"),
            ("(1,234.56)", "-1234.56"),
            ("1.234,56-", "-1234.56"),
            ("-12.50", "-12.50"),
            ("-US$12.50", "-12.50"),
            ("１，２３４．５６", "1234.56"),
            ("895", "895"),
        ] {
            assert_eq!(read(text, Style::Unknown).as_deref(), Some(amount), "{text}");
        }
    }

    #[test]
    fn a_separator_before_three_digits_needs_a_proof() {
        assert_eq!(read("1,234", Style::Unknown), None);
        assert_eq!(read("1.234", Style::Unknown), None);
        assert_eq!(read("1.234", Style::Point), None);
        assert_eq!(read("1,234", Style::Point).as_deref(), Some("1234"));
        assert_eq!(read("1.234", Style::Comma).as_deref(), Some("1234"));
        assert_eq!(read("¥1,234", Style::WholeWithCommas).as_deref(), Some("1234"));
        assert_eq!(read("1,23", Style::Point), None);
    }

    #[test]
    fn a_currency_without_fractions_decides_what_three_digits_after_a_comma_are() {
        for currency in [Currency::TWD, Currency::JPY, Currency::KRW] {
            let style = Style::Unknown.of_currency(Some(currency));
            assert_eq!(read("10,500", style).as_deref(), Some("10500"));
            assert_eq!(read("10500,00", style).as_deref(), Some("10500.00"));
            assert_eq!(
                read("10.500", style),
                None,
                "a point before three digits is seen for both"
            );
            assert_eq!(read("0,500", style), None, "no thousands begin with nought");
            // What is proven counts more.
            assert_eq!(read("10,500", Style::Comma.of_currency(Some(currency))), None);
        }
        for currency in [None, Some(Currency::EUR), Some(Currency::USD)] {
            assert_eq!(read("10,500", Style::Unknown.of_currency(currency)), None);
        }
    }

    proptest! {
        #[test]
        fn a_whole_amount_with_its_thousands_parted_reads_back(number in 1_000_u64..10_000_000_000) {
            let digits = number.to_string();
            let mut parted = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at).is_multiple_of(3) {
                    parted.push(',');
                }
                parted.push(digit);
            }
            let whole = Style::Unknown.of_currency(Some(Currency::TWD));
            prop_assert_eq!(read(&parted, whole), Some(digits.clone()));
            let of_cents = read(&parted, Style::Unknown.of_currency(Some(Currency::EUR)));
            prop_assert!(of_cents.is_none() || of_cents == Some(digits));
        }

        #[test]
        fn any_signs_between_digits_are_an_amount_or_none(text in "[0-9]{0,3}(\\PC[0-9]{0,3}){0,4}", at in 0..5_usize) {
            let styles = [Style::Point, Style::Comma, Style::WholeWithCommas, Style::OfWholeCurrency, Style::Unknown];
            if let Some(amount) = read(&text, styles[at]) {
                let is_decimal = |sign: char| sign.is_ascii_digit() || ".-".contains(sign);
                prop_assert!(amount.chars().all(is_decimal), "{amount} of {text}");
            }
        }

        #[test]
        fn a_currency_changes_no_amount_that_is_read_without_it(text in "-?[0-9]{1,4}([.,' ][0-9]{1,4}){0,3}") {
            let plain = read(&text, Style::Unknown);
            let whole = read(&text, Style::Unknown.of_currency(Some(Currency::TWD)));
            prop_assert!(plain.is_none() || plain == whole, "{}: {:?} and {:?}", text, plain, whole);
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in [
            "",
            "12,34,56.7",
            "1,2345.00",
            "19 %",
            "12.",
            ".5",
            "1.2.3,4",
            "14.03.2026",
            "--1",
            "abc",
            "1 2",
            "€",
            "12·50",
            "5½",
            "516\u{3C9}\u{C9}0",
        ] {
            assert_eq!(read(text, Style::Unknown), None, "{text}");
        }
    }

    #[test]
    fn whole_texts_prove_the_style_where_they_agree() {
        let style = |texts: &[&str]| proven_style(texts.iter().copied());
        assert_eq!(style(&["1,234", "12.50"]), Style::Point);
        assert_eq!(style(&["Summe 1.234,56"]), Style::Comma);
        assert_eq!(style(&["12.50", "12,50"]), Style::Unknown);
        assert_eq!(style(&["Version 2.10", "1,234"]), Style::Unknown);
    }
}
