//! What a card number says by itself, before any gateway is asked: its brand, its shape and its check digit.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Cards are not issued for longer than this.
pub const LONGEST_CARD_YEARS: i32 = 20;

crate::closed_set! {
    /// The brands that the payment page of Partner Center accepts.
    pub enum CardBrand {
        /// Visa.
        Visa = "visa",
        /// Mastercard.
        Mastercard = "mastercard",
        /// American Express.
        AmericanExpress = "american_express",
    }

    /// What a gateway does with one of its test cards.
    pub enum TestCardOutcome {
        /// It pays.
        Pays = "pays",
        /// It is declined.
        Declines = "declines",
        /// The gateway answers with error 715.
        Error715 = "error_715",
    }
}

/// A card that a gateway takes in the place of a real one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestCard {
    /// Its number, digits only.
    pub number: String,
    /// What the gateway does with it.
    pub outcome: TestCardOutcome,
}

/// What the numbers of a brand look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardShape {
    /// The first and the last beginning of each range, of the same number of digits.
    pub prefixes: &'static [(u32, u32)],
    /// How many digits there are, the usual length first.
    pub lengths: &'static [usize],
    /// How the digits are printed in groups; those beyond stand in a last one.
    pub groups: &'static [usize],
    /// Digits of the security code.
    pub security_digits: usize,
}

impl CardBrand {
    /// The brand of a number by its beginning and its length.
    ///
    /// ```
    /// use domain::CardBrand;
    ///
    /// assert_eq!(CardBrand::of("378282246310005"), Some(CardBrand::AmericanExpress));
    /// assert_eq!(CardBrand::of("37828224631000"), None, "a digit is missing");
    /// ```
    #[must_use]
    pub fn of(number: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|brand| brand.shape().lengths.contains(&number.len()) && brand.shape().begins(number))
    }

    /// The name that the brand is known by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visa => "Visa",
            Self::Mastercard => "Mastercard",
            Self::AmericanExpress => "American Express",
        }
    }

    /// What its numbers look like.
    #[must_use]
    pub const fn shape(self) -> CardShape {
        match self {
            Self::Visa => CardShape {
                prefixes: &[(4, 4)],
                lengths: &[16, 13, 19],
                groups: &[4, 4, 4, 4],
                security_digits: 3,
            },
            Self::Mastercard => CardShape {
                prefixes: &[(51, 55), (2221, 2720)],
                lengths: &[16],
                groups: &[4, 4, 4, 4],
                security_digits: 3,
            },
            Self::AmericanExpress => CardShape {
                prefixes: &[(34, 34), (37, 37)],
                lengths: &[15],
                groups: &[4, 6, 5],
                security_digits: 4,
            },
        }
    }
}

impl CardShape {
    /// Whether a number begins as this brand's do.
    fn begins(&self, number: &str) -> bool {
        self.prefixes.iter().any(|&(first, last)| {
            let digits = first.to_string().len();
            let beginning = number.get(..digits).and_then(|beginning| beginning.parse().ok());
            beginning.is_some_and(|beginning: u32| (first..=last).contains(&beginning))
        })
    }
}

/// The digits of a card number as typed or pasted: without spaces and dashes of any kind, full-width digits as plain ones.
/// Whatever else stands there stays, so that it is seen.
///
/// ```
/// assert_eq!(domain::card_digits("４１１１－1111 1111\u{2013}1111"), "4111111111111111");
/// ```
#[must_use]
pub fn card_digits(typed: &str) -> String {
    // Room for all of it at once: a text that grows leaves copies of a number behind.
    let mut digits = String::with_capacity(typed.len());
    digits.extend(
        typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && !is_dash(*letter))
            .map(plain_digit),
    );
    digits
}

/// The month and the full year of an expiry as typed, `MM/YY` or `MM/YYYY`.
///
/// ```
/// assert_eq!(domain::card_expiry("09/27"), Some((9, 2027)));
/// assert_eq!(domain::card_expiry("０９／２０２７"), Some((9, 2027)));
/// assert_eq!(domain::card_expiry("13/27"), None);
/// ```
#[must_use]
pub fn card_expiry(typed: &str) -> Option<(u32, i32)> {
    let plain: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if letter == '／' { '/' } else { plain_digit(letter) })
        .collect();
    let (month, year) = plain.split_once('/')?;
    let is_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    if !matches!((month.len(), year.len()), (1 | 2, 2 | 4)) || !is_digits(month) || !is_digits(year) {
        return None;
    }
    let (month, short): (u32, i32) = (month.parse().ok()?, year.parse().ok()?);
    let full = if year.len() == 2 { 2000 + short } else { short };
    (1..=12).contains(&month).then_some((month, full))
}

/// A card is good until the last day of its month, and is issued for twenty years at most.
#[must_use]
pub fn card_is_good(expires: (u32, i32), today: NaiveDate) -> bool {
    let (month, year) = expires;
    (1..=12).contains(&month)
        && (year, month) >= (today.year(), today.month())
        && year <= today.year() + LONGEST_CARD_YEARS
}

/// The check digit of ISO/IEC 7812 (Luhn). A text of other than digits has none that is right.
#[must_use]
pub fn has_right_check_digit(number: &str) -> bool {
    let mut sum = 0;
    for (place, digit) in number.chars().rev().enumerate() {
        let Some(digit) = digit.to_digit(10) else { return false };
        sum += match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        };
    }
    sum % 10 == 0
}

fn plain_digit(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter),
        _ => letter,
    }
}

const fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}
