use std::str::FromStr;

use domain::{Currency, Decimal, Money, NaiveDate, NewTerm, OfferId, Phrase, TermProblem, TileReading, UnknownChoice};
use words::Words;

use crate::view::TermInput;
use crate::words::dates::date;
use crate::words::input::bounded_amount;
use crate::{Code, Error};

/// What is said of automatic renewal.
const AUTO_RENEW: [&str; 3] = ["on", "off", "unknown"];

/// What the fields of a term are read by.
pub(crate) struct TermReader<'a> {
    /// The currency of a price that names none.
    pub currency: Currency,
    /// The day on which a tile was read that names none; where there is none, it has to be named.
    pub read_on: Option<NaiveDate>,
    pub words: &'a Words,
}

impl TermReader<'_> {
    /// The term that the fields say.
    ///
    /// # Errors
    /// [`Code::InvalidDate`], [`Code::OutOfBounds`], [`Code::InvalidTotal`], [`Code::UnknownCurrency`],
    /// [`Code::UnknownChoice`] or [`Code::TermWrong`].
    pub fn read(&self, input: &TermInput) -> Result<NewTerm, Error> {
        Ok(NewTerm {
            offer: OfferId::new(input.offer.trim()),
            purchased: filled(&input.purchased).map(date).transpose()?,
            anniversary: filled(&input.anniversary).map(date).transpose()?,
            price: self.price(input)?,
            auto_renew: filled(&input.auto_renew).map(auto_renew).transpose()?.flatten(),
            tile: self.tile(input)?,
        })
    }

    fn price(&self, input: &TermInput) -> Result<Option<Money>, Error> {
        let Some(text) = filled(&input.price) else {
            return match filled(&input.currency) {
                Some(_) => Err(self.wrong(&Phrase::new("term-currency-alone"))),
                None => Ok(None),
            };
        };
        let amount = Decimal::from_str(text)
            .map_err(|error| Error::new(Code::InvalidTotal).with("text", text).because(error))?;
        let amount = bounded_amount(amount, text)?;
        let currency = match filled(&input.currency) {
            Some(code) => Currency::from_code(&code.to_ascii_uppercase())
                .ok_or_else(|| Error::new(Code::UnknownCurrency).with("currency", code))?,
            None => self.currency,
        };
        Ok(Some(Money::new(amount, currency)))
    }

    fn tile(&self, input: &TermInput) -> Result<Option<TileReading>, Error> {
        let read_on = filled(&input.read_on).map(date).transpose()?;
        let Some(text) = filled(&input.days_left) else {
            return match read_on {
                Some(_) => Err(self.wrong(&Phrase::new("term-tile-without-days"))),
                None => Ok(None),
            };
        };
        let days_left = text
            .parse()
            .map_err(|error| self.wrong(&TermProblem::TileDays.reason()).because(error))?;
        let read_on = read_on
            .or(self.read_on)
            .ok_or_else(|| self.wrong(&Phrase::new("term-tile-without-day")))?;
        Ok(Some(TileReading { days_left, read_on }))
    }

    /// The error of a term that cannot be one.
    pub fn wrong(&self, reason: &Phrase) -> Error {
        Error::new(Code::TermWrong).with("reason", self.words.say(reason))
    }
}

/// What is in a field, where something is.
pub(crate) fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn auto_renew(text: &str) -> Result<Option<bool>, Error> {
    match text.to_ascii_lowercase().as_str() {
        "on" | "yes" | "true" => Ok(Some(true)),
        "off" | "no" | "false" => Ok(Some(false)),
        "unknown" => Ok(None),
        _ => Err(UnknownChoice {
            text: text.to_owned(),
            choices: &AUTO_RENEW,
        }
        .into()),
    }
}
