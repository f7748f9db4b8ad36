use chrono::{Datelike, NaiveDate};
use domain::{CardBrand, LONGEST_CARD_YEARS, TestCard, card_digits, card_expiry};
use partner_center::CardDetails;

use crate::view::{CardBrandView, CardFormView, CardInput, CardRangeView, TestCardView};
use crate::{Code, Engine, Error};

/// A test card is filled in as good until the end of the year this many years from now.
const TEST_CARD_YEARS: i32 = 3;
/// The digits that are filled in as a security code, as many as the brand has.
const TEST_CODE: &str = "7377";

impl Engine {
    /// What the card form knows of cards on a day. `person` is who is signed in.
    pub(crate) fn card_form(&self, person: &str, on: NaiveDate) -> CardFormView {
        let month = |year: i32| format!("{year}-{:02}", on.month());
        CardFormView {
            brands: CardBrand::ALL.into_iter().map(brand_view).collect(),
            this_month: month(on.year()),
            last_month: format!("{}-12", on.year() + LONGEST_CARD_YEARS),
            test_cards: self
                .center()
                .test_cards()
                .iter()
                .filter_map(|card| test_card_view(card, on))
                .collect(),
            holder: person.to_owned(),
        }
    }
}

fn brand_view(brand: CardBrand) -> CardBrandView {
    let shape = brand.shape();
    let counts = |numbers: &[usize]| {
        numbers
            .iter()
            .filter_map(|number| u32::try_from(*number).ok())
            .collect()
    };
    CardBrandView {
        name: brand.name().to_owned(),
        ranges: shape
            .prefixes
            .iter()
            .map(|(first, last)| CardRangeView {
                first: first.to_string(),
                last: last.to_string(),
            })
            .collect(),
        lengths: counts(shape.lengths),
        groups: counts(shape.groups),
        security_digits: u32::try_from(shape.security_digits).unwrap_or(u32::MAX),
    }
}

fn test_card_view(card: &TestCard, on: NaiveDate) -> Option<TestCardView> {
    let brand = CardBrand::of(&card.number)?;
    let last_four = card.number.get(card.number.len().checked_sub(4)?..)?;
    Some(TestCardView {
        number: card.number.clone(),
        label: format!("{} {last_four}", brand.name()),
        outcome: card.outcome,
        expiry: format!("12/{:02}", (on.year() + TEST_CARD_YEARS) % 100),
        security_code: TEST_CODE.get(..brand.shape().security_digits)?.to_owned(),
    })
}

/// The card as the gateway takes it.
pub(crate) fn card_details(input: &CardInput) -> Result<CardDetails, Error> {
    let (expiry_month, expiry_year) = card_expiry(&input.expiry).ok_or_else(|| Error::new(Code::InvalidCard))?;
    Ok(CardDetails {
        holder: input.holder.clone(),
        number: card_digits(&input.number),
        expiry_month,
        expiry_year,
        security_code: card_digits(&input.security_code),
    })
}
