use domain::{CardSummary, card_digits};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::party::filled;
use super::{Incomplete, Text, Whole, required};
use crate::{CardDetails, CardToken};

/// A typed card on its way to the tokenizer. It has no `Debug` and is wiped when dropped, like [`CardDetails`].
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(rename_all = "camelCase")]
pub struct TokenRequest {
    /// Cardholder.
    pub cardholder: String,
    /// Card number, digits only.
    pub number: String,
    /// Month of expiry, 1 to 12.
    pub expiry_month: u32,
    /// Year of expiry, four digits.
    pub expiry_year: i32,
    /// Security code.
    pub security_code: String,
}

resources! {
    /// What may be kept of a card.
    pub struct CardResource {
        /// Brand.
        brand: Text,
        /// Last four digits.
        last_four: Text,
        /// Month of expiry, 1 to 12.
        expiry_month: Whole,
        /// Year of expiry, four digits.
        expiry_year: Whole,
    }

    /// What the tokenizer answers.
    pub struct TokenResource {
        /// The token.
        token: Text,
        /// The card.
        card: CardResource,
    }
}

impl From<CardDetails> for TokenRequest {
    fn from(mut details: CardDetails) -> Self {
        Self {
            cardholder: std::mem::take(&mut details.holder),
            number: card_digits(&details.number),
            expiry_month: details.expiry_month,
            expiry_year: details.expiry_year,
            security_code: card_digits(&details.security_code),
        }
    }
}

impl From<&CardSummary> for CardResource {
    fn from(card: &CardSummary) -> Self {
        Self {
            brand: Some(card.brand.as_str().into()),
            last_four: Some(card.last_four.as_str().into()),
            expiry_month: card.expires.map(|(month, _)| Whole(month.into())),
            expiry_year: card.expires.map(|(_, year)| Whole(year.into())),
        }
    }
}

impl TryFrom<CardResource> for CardSummary {
    type Error = Incomplete;

    fn try_from(resource: CardResource) -> Result<Self, Incomplete> {
        let month = resource.expiry_month.and_then(|Whole(month)| u32::try_from(month).ok());
        let year = resource.expiry_year.and_then(|Whole(year)| i32::try_from(year).ok());
        Ok(Self {
            brand: filled(resource.brand).unwrap_or_default(),
            last_four: required(filled(resource.last_four), "card", "lastFour")?,
            expires: month.filter(|month| (1..=12).contains(month)).zip(year),
        })
    }
}

impl TryFrom<TokenResource> for CardToken {
    type Error = Incomplete;

    fn try_from(resource: TokenResource) -> Result<Self, Incomplete> {
        Ok(Self {
            token: required(filled(resource.token), "token", "token")?,
            summary: required(resource.card, "token", "card")?.try_into()?,
        })
    }
}
