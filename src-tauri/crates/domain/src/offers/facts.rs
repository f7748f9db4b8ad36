use chrono::NaiveDate;

use crate::{Names, Offer, Role, Term, TileReading, Vetting};

/// What is known about an order's or an account's qualification, billing profile and the like: `None` is unknown.
pub type Standing = Option<bool>;

/// A term of another offer that may stand in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiblingTerm {
    /// The other offer's name.
    pub name: Names,
    /// Its anniversary date.
    pub anniversary: NaiveDate,
}

/// An order in progress for another offer that may stand in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedOrder {
    /// The other offer's name.
    pub offer: Names,
    /// The number of its order.
    pub number: String,
}

/// Everything the checks look at.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// The offer asked about.
    pub offer: &'a Offer,
    /// The latest term of the offer, if there was one.
    pub term: Option<&'a Term>,
    /// The day asked about.
    pub on: NaiveDate,
    /// Whether the company has joined the partner network.
    pub member: Standing,
    /// Verification of the account.
    pub vetting: Option<Vetting>,
    /// The signed-in role.
    pub role: Option<Role>,
    /// Whether the offer's qualification is met.
    pub qualified: Standing,
    /// Whether a billing profile is linked.
    pub billing_profile: Standing,
    /// The number of an order in progress for the offer.
    pub open_order: Option<String>,
    /// An order in progress for an offer related to this one, see [`Catalogue::related`].
    pub related_order: Option<RelatedOrder>,
    /// A sibling offer whose term still runs.
    pub active_sibling: Option<SiblingTerm>,
    /// What a person read on the tile of the term. It overrules the policy: the tile is what Partner Center goes by.
    pub tile: Option<TileReading>,
}

impl<'a> Facts<'a> {
    /// An offer on a day, of which nothing else is known.
    #[must_use]
    pub const fn unknown(offer: &'a Offer, on: NaiveDate) -> Self {
        Self {
            offer,
            term: None,
            on,
            member: None,
            vetting: None,
            role: None,
            qualified: None,
            billing_profile: None,
            open_order: None,
            related_order: None,
            active_sibling: None,
            tile: None,
        }
    }
}
