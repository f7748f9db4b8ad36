use chrono::NaiveDate;
use iso_currency::Currency;
use rust_decimal::Decimal;

use crate::{Catalogue, EnteredTerm, Money, Names, Offer, Phrase, TermDetails, a_year_after};

/// Between these prices lies every yearly fee that was published in a currency of about a euro's worth.
const USUAL: (i64, i64) = (100, 10_000);

/// What speaks against a term that can be kept all the same: Partner Center may say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermDoubt {
    /// The anniversary date is not a year after the purchase.
    AnniversaryOff {
        /// The date a year after it.
        expected: NaiveDate,
    },
    /// Another term runs at the same time that cannot.
    Overlaps {
        /// The number of the other term.
        number: u32,
        /// Its offer.
        offer: Names,
    },
    /// The offer was not sold on the day of the purchase.
    NotSold {
        /// The day.
        purchased: NaiveDate,
    },
    /// The price is far from every fee that was published.
    PriceUnusual,
    /// The price is in another currency than the account is charged in.
    OtherCurrency {
        /// That of the account.
        expected: Currency,
    },
}

/// The doubts about a term, beside the other terms of the account, which is charged in a currency.
#[must_use]
pub fn term_doubts(
    catalogue: &Catalogue,
    details: &TermDetails,
    others: &[EnteredTerm],
    currency: Currency,
) -> Vec<TermDoubt> {
    let mut doubts = Vec::new();
    let expected = a_year_after(details.purchased);
    if details.anniversary != expected {
        doubts.push(TermDoubt::AnniversaryOff { expected });
    }
    if let Some(offer) = catalogue.offer(&details.offer) {
        doubts.extend(overlap(catalogue, offer, details, others));
        if !offer.is_sold(details.purchased) {
            doubts.push(TermDoubt::NotSold {
                purchased: details.purchased,
            });
        }
    }
    if let Some(price) = details.price {
        if is_unusual(price) {
            doubts.push(TermDoubt::PriceUnusual);
        }
        if price.currency != currency {
            doubts.push(TermDoubt::OtherCurrency { expected: currency });
        }
    }
    doubts
}

fn overlap(catalogue: &Catalogue, offer: &Offer, details: &TermDetails, others: &[EnteredTerm]) -> Option<TermDoubt> {
    let siblings: Vec<&Offer> = catalogue.siblings(offer).collect();
    let excludes =
        |other: &TermDetails| other.offer == details.offer || siblings.iter().any(|sibling| sibling.id == other.offer);
    let is_at_once =
        |other: &TermDetails| other.purchased < details.anniversary && details.purchased < other.anniversary;
    let other = others.iter().find(|other| {
        let other = &other.details;
        !other.is_same_term(details) && is_at_once(other) && excludes(other)
    })?;
    Some(TermDoubt::Overlaps {
        number: other.number,
        offer: catalogue.offer(&other.details.offer)?.short_name.clone(),
    })
}

fn is_unusual(price: Money) -> bool {
    let (least, most) = USUAL;
    let is_compared = matches!(
        price.currency,
        Currency::EUR | Currency::USD | Currency::GBP | Currency::CHF | Currency::CAD | Currency::AUD
    );
    let is_usual = (Decimal::from(least)..=Decimal::from(most)).contains(&price.amount);
    price.amount.is_zero() || (is_compared && !is_usual)
}

impl TermDoubt {
    /// The doubt in words.
    #[must_use]
    pub fn reason(&self) -> Phrase {
        match self {
            Self::AnniversaryOff { expected } => Phrase::new("term-doubt-anniversary").with("expected", *expected),
            Self::Overlaps { number, offer } => Phrase::new("term-doubt-overlap")
                .with("number", number.to_string())
                .with("offer", offer.clone()),
            Self::NotSold { purchased } => Phrase::new("term-doubt-not-sold").with("day", *purchased),
            Self::PriceUnusual => Phrase::new("term-doubt-price"),
            Self::OtherCurrency { expected } => Phrase::new("term-doubt-currency").with("currency", expected.code()),
        }
    }
}
