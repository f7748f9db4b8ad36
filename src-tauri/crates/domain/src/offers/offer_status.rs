use chrono::NaiveDate;

use crate::{Answer, Eligibility, Facts, OrderKind, Window};

/// What an offer's tile shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfferState {
    /// Not held; it can be bought.
    Available,
    /// An order is in progress.
    Pending,
    /// A term runs and its window is not open.
    Active,
    /// The renewal window is open.
    Window,
    /// The window is over.
    Lapsed,
    /// No longer sold.
    Retired,
}

impl OfferState {
    /// The stable name for scripts.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Window => "window",
            Self::Lapsed => "lapsed",
            Self::Retired => "retired",
        }
    }
}

/// What can be done with an offer today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// A first term can be bought.
    Buy,
    /// The term can be renewed.
    Renew,
    /// Nothing; the reasons say why.
    None,
}

impl Action {
    /// The stable name for scripts.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Buy => "buy",
            Self::Renew => "renew",
            Self::None => "none",
        }
    }
}

/// State, dates and action of an offer on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferStatus {
    /// What the tile shows.
    pub state: OfferState,
    /// The anniversary date of the latest term.
    pub anniversary: Option<NaiveDate>,
    /// Its renewal window.
    pub window: Option<Window>,
    /// Days to the last safe day, while the window is open.
    pub days_left: Option<i64>,
    /// What can be done.
    pub action: Action,
}

impl OfferStatus {
    /// The status that follows from the facts and their judgement.
    #[must_use]
    pub fn of(facts: &Facts<'_>, eligibility: &Eligibility) -> Self {
        let state = if facts.open_order.is_some() {
            OfferState::Pending
        } else {
            match (facts.term, eligibility.answer) {
                (None, _) if facts.offer.is_sold(facts.on) => OfferState::Available,
                (None, _) => OfferState::Retired,
                (Some(_), Answer::Open) => OfferState::Window,
                (Some(_), Answer::NotYet | Answer::MayBeOpen) => OfferState::Active,
                (Some(_), Answer::Closed) => OfferState::Lapsed,
                (Some(term), Answer::Refused) if facts.on <= term.anniversary => OfferState::Active,
                (Some(_), Answer::Refused) => OfferState::Retired,
            }
        };
        let action = match eligibility.kind {
            _ if !eligibility.allows_order() => Action::None,
            OrderKind::Buy => Action::Buy,
            OrderKind::Renew => Action::Renew,
        };
        Self {
            state,
            anniversary: facts.term.map(|term| term.anniversary),
            window: eligibility.window,
            days_left: eligibility.window.and_then(|window| window.days_left(facts.on)),
            action,
        }
    }
}
