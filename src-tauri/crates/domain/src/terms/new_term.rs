use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use crate::{
    MOST_DAYS_LEFT, Money, OfferId, Phrase, TermDetails, TermSource, TileReading, a_year_after, a_year_before,
    days_between,
};

/// The day before which no membership was sold in any form that a person could still have to renew.
const EARLIEST: (i32, u32, u32) = (2000, 1, 1);
/// A term may begin so many days from now: one that is renewed before its anniversary date, at most by the announced rule.
const DAYS_AHEAD: u64 = 31;
/// A term is a year; where Partner Center moved an anniversary date, it is longer, and never so long.
const LONGEST_DAYS: i64 = 800;
/// More than any membership has cost, in any currency that there is.
const PRICE_LIMIT: i64 = 1_000_000_000;

/// A term as somebody enters it: of its two dates one is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerm {
    /// The offer.
    pub offer: OfferId,
    /// The day of the purchase, or of the last renewal.
    pub purchased: Option<NaiveDate>,
    /// The anniversary date, as Partner Center shows it.
    pub anniversary: Option<NaiveDate>,
    /// The price before tax as the tile shows it.
    pub price: Option<Money>,
    /// Whether it renews automatically.
    pub auto_renew: Option<bool>,
    /// What was read on the tile.
    pub tile: Option<TileReading>,
}

/// Why a term cannot be kept as it was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermProblem {
    /// It has neither date.
    #[error("neither a purchase nor an anniversary date")]
    NoDate,
    /// It begins before memberships were sold.
    #[error("begins before {earliest}")]
    TooEarly {
        /// The earliest day.
        earliest: NaiveDate,
    },
    /// It begins in the future.
    #[error("begins after {latest}")]
    TooLate {
        /// The latest day.
        latest: NaiveDate,
    },
    /// Its anniversary date is not after its purchase.
    #[error("ends on {anniversary}, before it begins")]
    EndsBefore {
        /// The anniversary date.
        anniversary: NaiveDate,
    },
    /// It is too long for a term of a year.
    #[error("{days} days long")]
    TooLong {
        /// Its days.
        days: i64,
    },
    /// The price is negative, or beyond everything.
    #[error("a price that is none")]
    Price,
    /// The price has more digits than its currency.
    #[error("a price with more than {digits} decimals")]
    PriceDigits {
        /// The digits that the currency has.
        digits: u32,
    },
    /// The tile was read after today.
    #[error("a tile of {read_on}, which is to come")]
    TileAhead {
        /// The day.
        read_on: NaiveDate,
    },
    /// The tile was read before the term began.
    #[error("a tile of {read_on}, before the term")]
    TileBefore {
        /// The day.
        read_on: NaiveDate,
    },
    /// The tile says more days than a tile does.
    #[error("more than {MOST_DAYS_LEFT} days left")]
    TileDays,
}

impl NewTerm {
    /// The term with both of its dates, if it can be one.
    ///
    /// # Errors
    /// [`TermProblem`].
    ///
    /// ```
    /// use domain::{NaiveDate, NewTerm, OfferId, TermSource};
    ///
    /// let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    /// let entered = NewTerm {
    ///     offer: OfferId::new("partner-success-core"),
    ///     purchased: Some(day("2025-12-15")),
    ///     anniversary: None,
    ///     price: None,
    ///     auto_renew: None,
    ///     tile: None,
    /// };
    /// let term = entered.checked(day("2026-11-29"), TermSource::ByHand)?;
    /// assert_eq!(term.anniversary, day("2026-12-15"));
    /// # Ok::<(), domain::TermProblem>(())
    /// ```
    pub fn checked(self, today: NaiveDate, source: TermSource) -> Result<TermDetails, TermProblem> {
        let (purchased, anniversary) = match (self.purchased, self.anniversary) {
            (Some(purchased), Some(anniversary)) => (purchased, anniversary),
            (Some(purchased), None) => (purchased, a_year_after(purchased)),
            (None, Some(anniversary)) => (a_year_before(anniversary), anniversary),
            (None, None) => return Err(TermProblem::NoDate),
        };
        check_dates(purchased, anniversary, today)?;
        if let Some(price) = self.price {
            check_price(price)?;
        }
        if let Some(tile) = self.tile {
            check_tile(tile, purchased, today)?;
        }
        Ok(TermDetails {
            offer: self.offer,
            purchased,
            anniversary,
            price: self.price.map(Money::rounded),
            auto_renew: self.auto_renew,
            tile: self.tile,
            source,
            invoice: None,
        })
    }
}

fn check_dates(purchased: NaiveDate, anniversary: NaiveDate, today: NaiveDate) -> Result<(), TermProblem> {
    let (year, month, day) = EARLIEST;
    let earliest = NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN);
    let latest = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(NaiveDate::MAX);
    if purchased < earliest {
        return Err(TermProblem::TooEarly { earliest });
    }
    if purchased > latest {
        return Err(TermProblem::TooLate { latest });
    }
    if anniversary <= purchased {
        return Err(TermProblem::EndsBefore { anniversary });
    }
    let days = days_between(purchased, anniversary);
    if days > LONGEST_DAYS {
        return Err(TermProblem::TooLong { days });
    }
    Ok(())
}

fn check_price(price: Money) -> Result<(), TermProblem> {
    if price.amount < Decimal::ZERO || price.amount >= Decimal::from(PRICE_LIMIT) {
        return Err(TermProblem::Price);
    }
    let digits = Money::minor_digits(price.currency);
    if price.amount.normalize().scale() > digits {
        return Err(TermProblem::PriceDigits { digits });
    }
    Ok(())
}

fn check_tile(tile: TileReading, purchased: NaiveDate, today: NaiveDate) -> Result<(), TermProblem> {
    let read_on = tile.read_on;
    if tile.days_left > MOST_DAYS_LEFT {
        return Err(TermProblem::TileDays);
    }
    if read_on > today {
        return Err(TermProblem::TileAhead { read_on });
    }
    if read_on < purchased {
        return Err(TermProblem::TileBefore { read_on });
    }
    Ok(())
}

impl TermProblem {
    /// The reason in words.
    #[must_use]
    pub fn reason(&self) -> Phrase {
        match *self {
            Self::NoDate => Phrase::new("term-no-date"),
            Self::TooEarly { earliest } => Phrase::new("term-too-early").with("earliest", earliest),
            Self::TooLate { latest } => Phrase::new("term-too-late").with("latest", latest),
            Self::EndsBefore { anniversary } => Phrase::new("term-ends-before").with("anniversary", anniversary),
            Self::TooLong { days } => Phrase::new("term-too-long")
                .with("days", days)
                .with("longest", LONGEST_DAYS),
            Self::Price => Phrase::new("term-price").with("limit", Decimal::from(PRICE_LIMIT)),
            Self::PriceDigits { digits } => Phrase::new("term-price-digits").with("digits", i64::from(digits)),
            Self::TileAhead { read_on } => Phrase::new("term-tile-ahead").with("day", read_on),
            Self::TileBefore { read_on } => Phrase::new("term-tile-before").with("day", read_on),
            Self::TileDays => Phrase::new("term-tile-days").with("most", i64::from(MOST_DAYS_LEFT)),
        }
    }
}
