use std::fmt;
use std::str::FromStr;

use iso_currency::Currency;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// An amount in one currency. Never a float; rounded only where a document is rounded.
///
/// ```
/// use domain::Money;
///
/// let net: Money = "420.00 EUR".parse()?;
/// let tax = net.percent("23".parse().expect("a rate"));
/// assert_eq!(net.plus(tax)?.to_string(), "516.60 EUR");
/// assert!(net.plus("1 USD".parse()?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in major units (euros, not cents).
    pub amount: Decimal,
    /// The ISO 4217 currency.
    pub currency: Currency,
}

/// Two amounts of different currencies were to be added or compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cannot combine {0} with {1}")]
pub struct CurrencyMismatch(pub Currency, pub Currency);

/// The text is no amount like `895.00 EUR`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an amount with a currency: {0:?}")]
pub struct ParseMoneyError(pub String);

impl Money {
    /// An amount as given, not rounded.
    #[must_use]
    pub const fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(Decimal::ZERO, currency)
    }

    /// Digits after the decimal point that the currency has: 2 for EUR, 0 for JPY and KRW, 3 for KWD.
    ///
    /// TWD is 2 in ISO 4217.
    #[must_use]
    pub fn minor_digits(currency: Currency) -> u32 {
        u32::from(currency.exponent().unwrap_or(0))
    }

    /// The amount rounded to the currency's minor unit, halves away from zero, with exactly that many digits.
    #[must_use]
    pub fn rounded(self) -> Self {
        let digits = Self::minor_digits(self.currency);
        let mut amount = self
            .amount
            .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        amount.rescale(digits);
        Self::new(amount, self.currency)
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// [`CurrencyMismatch`] when the currencies differ.
    pub fn plus(self, other: Self) -> Result<Self, CurrencyMismatch> {
        self.same_currency(other)?;
        Ok(Self::new(self.amount + other.amount, self.currency))
    }

    /// The difference of two amounts of one currency.
    ///
    /// # Errors
    /// [`CurrencyMismatch`] when the currencies differ.
    pub fn minus(self, other: Self) -> Result<Self, CurrencyMismatch> {
        self.same_currency(other)?;
        Ok(Self::new(self.amount - other.amount, self.currency))
    }

    /// `percent` of the amount, rounded to the minor unit: a tax is rounded once, per rate.
    #[must_use]
    pub fn percent(self, percent: Decimal) -> Self {
        Self::new(self.amount * percent / Decimal::ONE_HUNDRED, self.currency).rounded()
    }

    fn same_currency(self, other: Self) -> Result<(), CurrencyMismatch> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(CurrencyMismatch(self.currency, other.currency))
        }
    }
}

/// `895.00 EUR`: the form scripts give and get.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency.code())
    }
}

impl FromStr for Money {
    type Err = ParseMoneyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ParseMoneyError(text.to_owned());
        let (amount, code) = text.trim().split_once(char::is_whitespace).ok_or_else(wrong)?;
        let amount = Decimal::from_str(amount).map_err(|_| wrong())?;
        let currency = Currency::from_code(&code.trim().to_ascii_uppercase()).ok_or_else(wrong)?;
        Ok(Self::new(amount, currency))
    }
}
