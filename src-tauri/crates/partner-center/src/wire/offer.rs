use domain::{Currency, Money, OfferId, Term};

use super::party::filled;
use super::{Amount, Attributes, Day, Flag, Incomplete, Text, required};
use crate::OfferStanding;

resources! {
    /// An offer as the account sees it today.
    pub struct OfferResource {
        /// The offer.
        id: Text,
        /// Price before tax.
        price: Amount,
        /// ISO 4217 code.
        currency_code: Text,
        /// Whether its qualification is met.
        is_qualified: Flag,
        /// Whether a benefit of the running term was activated.
        is_benefit_activated: Flag,
        /// Whether a product key of the running term was viewed.
        is_key_viewed: Flag,
        /// Kind.
        attributes: Attributes,
    }

    /// One term of an offer.
    pub struct TermResource {
        /// The offer.
        offer_id: Text,
        /// First day.
        purchase_date: Day,
        /// The anniversary date.
        anniversary_date: Day,
        /// Whether it renews by itself.
        #[serde(rename = "isAutoRenew", alias = "autoRenew")]
        auto_renew: Flag,
        /// The day it ended early.
        ended_date: Day,
        /// Kind.
        attributes: Attributes,
    }
}

/// The currency of a code; `None` for one that ISO 4217 does not have.
pub(super) fn currency_of(code: Option<Text>) -> Option<Currency> {
    Currency::from_code(&filled(code)?.trim().to_ascii_uppercase())
}

impl From<&OfferStanding> for OfferResource {
    fn from(standing: &OfferStanding) -> Self {
        Self {
            id: Some(standing.offer.as_str().into()),
            price: standing.price.map(|price| price.amount.into()),
            currency_code: standing.price.map(|price| price.currency.code().into()),
            is_qualified: standing.qualified.map(Flag),
            is_benefit_activated: standing.benefit_activated.map(Flag),
            is_key_viewed: standing.key_viewed.map(Flag),
            attributes: Some(Attributes::of("MembershipOffer")),
        }
    }
}

impl TryFrom<OfferResource> for OfferStanding {
    type Error = Incomplete;

    fn try_from(resource: OfferResource) -> Result<Self, Incomplete> {
        let currency = currency_of(resource.currency_code);
        Ok(Self {
            offer: OfferId::new(required(filled(resource.id), "offer", "id")?),
            price: resource
                .price
                .zip(currency)
                .map(|(Amount(amount), currency)| Money::new(amount, currency)),
            qualified: resource.is_qualified.map(|flag| flag.0),
            benefit_activated: resource.is_benefit_activated.map(|flag| flag.0),
            key_viewed: resource.is_key_viewed.map(|flag| flag.0),
            tile: None,
        })
    }
}

impl From<&Term> for TermResource {
    fn from(term: &Term) -> Self {
        Self {
            offer_id: Some(term.offer.as_str().into()),
            purchase_date: Some(term.purchased.into()),
            anniversary_date: Some(term.anniversary.into()),
            auto_renew: Some(Flag(term.auto_renew)),
            ended_date: term.ended.map(Into::into),
            attributes: Some(Attributes::of("MembershipTerm")),
        }
    }
}

impl TryFrom<TermResource> for Term {
    type Error = Incomplete;

    fn try_from(resource: TermResource) -> Result<Self, Incomplete> {
        let day = |day: Option<Day>| day.and_then(|day| day.0);
        Ok(Self {
            offer: OfferId::new(required(filled(resource.offer_id), "term", "offerId")?),
            purchased: required(day(resource.purchase_date), "term", "purchaseDate")?,
            anniversary: required(day(resource.anniversary_date), "term", "anniversaryDate")?,
            auto_renew: resource.auto_renew.is_some_and(|flag| flag.0),
            ended: day(resource.ended_date),
        })
    }
}
