use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{InvoiceNumber, Money, OfferId, OfferStanding, Term, TileReading};

crate::closed_set! {
    /// Where a term that no connection told comes from.
    pub enum TermSource {
        /// Somebody typed it.
        ByHand = "by_hand",
        /// It stood in a file of terms.
        Imported = "imported",
        /// An invoice named it, and somebody accepted it.
        Invoice = "invoice",
    }
}

/// What is known of a term that was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermDetails {
    /// The offer.
    pub offer: OfferId,
    /// The day the term began.
    pub purchased: NaiveDate,
    /// The anniversary date.
    pub anniversary: NaiveDate,
    /// The price before tax as the tile shows it, where it was entered.
    pub price: Option<Money>,
    /// Whether it renews automatically; `None` where nobody said.
    pub auto_renew: Option<bool>,
    /// What was read on the tile, where somebody did.
    pub tile: Option<TileReading>,
    /// Where it comes from.
    pub source: TermSource,
    /// The invoice that named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<InvoiceNumber>,
}

/// A term that was entered for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredTerm {
    /// Its number within the account.
    pub number: u32,
    /// What is known of it.
    pub details: TermDetails,
}

impl TermDetails {
    /// The term as the rules see it. One of which nobody said whether it renews automatically is judged as one that does not:
    /// that silences nothing.
    #[must_use]
    pub fn term(&self) -> Term {
        Term {
            offer: self.offer.clone(),
            purchased: self.purchased,
            anniversary: self.anniversary,
            auto_renew: self.auto_renew == Some(true),
            ended: None,
        }
    }

    /// Whether it is the same term: an offer has one term for an anniversary date.
    #[must_use]
    pub fn is_same_term(&self, other: &Self) -> bool {
        self.offer == other.offer && self.anniversary == other.anniversary
    }
}

/// What entered terms say about their offers beyond the terms: the price and the tile of the latest one of each.
#[must_use]
pub fn entered_standings(terms: &[EnteredTerm]) -> Vec<OfferStanding> {
    let is_latest = |term: &&EnteredTerm| {
        let key = |term: &EnteredTerm| (term.details.purchased, term.details.anniversary);
        !terms
            .iter()
            .any(|other| other.details.offer == term.details.offer && key(other) > key(term))
    };
    terms
        .iter()
        .filter(is_latest)
        .map(|term| OfferStanding {
            offer: term.details.offer.clone(),
            price: term.details.price,
            qualified: None,
            benefit_activated: None,
            key_viewed: None,
            tile: term.details.tile,
        })
        .collect()
}
