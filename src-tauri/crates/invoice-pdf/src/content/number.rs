use domain::{Currency, Decimal, Money};
use words::Words;

/// A number with as many decimals as it has, grouped by thousands: `1`, `2.5`, `12,000`.
pub fn number(value: Decimal) -> String {
    let value = value.normalize();
    let digits = value.abs().to_string();
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// The price of one: like an amount, but a price below the currency's smallest unit keeps its decimals.
pub fn price(words: &Words, value: Decimal, currency: Currency) -> String {
    if value.normalize().scale() > Money::minor_digits(currency) {
        number(value)
    } else {
        words.amount(Money::new(value, currency))
    }
}

#[cfg(test)]
mod tests {
    use super::{number, price};
    use domain::{Currency, Decimal};
    use words::{Language, words};

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_keep_their_decimals() {
        for (value, text) in [
            ("1", "1"),
            ("1.00", "1"),
            ("2.50", "2.5"),
            ("12000", "12,000"),
            ("-1234567.891", "−1,234,567.891"),
            ("-0.00", "0"),
        ] {
            assert_eq!(number(decimal(value)), text);
        }
    }

    #[test]
    fn prices_are_amounts_unless_smaller_than_the_minor_unit() {
        for (value, currency, text) in [
            ("420", Currency::EUR, "420.00"),
            ("0.0125", Currency::EUR, "0.0125"),
            ("54600", Currency::TWD, "54,600"),
            ("1200", Currency::JPY, "1,200"),
            ("0.5", Currency::JPY, "0.5"),
            ("1.25", Currency::KWD, "1.250"),
        ] {
            assert_eq!(price(words(Language::English), decimal(value), currency), text);
        }
    }
}
