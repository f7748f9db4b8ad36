use chrono::NaiveDate;

use crate::{Answer, Eligibility, Facts, OrderKind, Window};

crate::closed_set! {
    /// What an offer's tile shows.
    pub enum OfferState {
        /// Not held; it can be bought.
        Available = "available",
        /// An order is in progress.
        Pending = "pending",
        /// A term runs and its window is not open.
        Active = "active",
        /// The renewal window is open.
        Window = "window",
        /// The window is over.
        Lapsed = "lapsed",
        /// No longer sold.
        Retired = "retired",
    }

    /// What can be done with an offer today.
    pub enum OfferAction {
        /// A first term can be bought.
        Buy = "buy",
        /// The term can be renewed.
        Renew = "renew",
        /// Nothing; the reasons say why.
        None = "none",
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
    pub action: OfferAction,
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
            _ if !eligibility.allows_order() => OfferAction::None,
            OrderKind::Buy => OfferAction::Buy,
            OrderKind::Renew => OfferAction::Renew,
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
