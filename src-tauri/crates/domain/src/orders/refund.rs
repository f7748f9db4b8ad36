use chrono::{Days, NaiveDate};

use crate::{Outcome, Phrase, Standing};

/// A refund can be asked for this many days after the purchase (mpn-refund-request, 2021).
pub const REFUND_DAYS: u64 = 30;

crate::closed_set! {
    /// What a refund depends on, in the order it is asked (mpn-refund-request, 2021).
    pub enum RefundCheckId {
        /// Bought within 30 days.
        BoughtWithin30Days = "bought_within_30_days",
        /// No benefit was activated or used.
        NothingActivated = "nothing_activated",
        /// No product key was viewed.
        NoKeyViewed = "no_key_viewed",
    }
}

/// What is known about the use of a subscription: `None` is unknown, and has to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RefundAnswers {
    /// Whether a benefit was activated.
    pub benefit_activated: Standing,
    /// Whether a product key was viewed.
    pub key_viewed: Standing,
}

/// One line of the refund checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundCheck {
    /// What was checked.
    pub id: RefundCheckId,
    /// How it came out.
    pub outcome: Outcome,
    /// What was found.
    pub reason: Phrase,
}

/// The whole checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundCheckup {
    /// The last day a refund can be asked for; `None` where the day of the purchase is not known.
    pub until: Option<NaiveDate>,
    /// The checks in their order.
    pub checks: Vec<RefundCheck>,
}

impl RefundCheckup {
    /// Checks a subscription that was paid for on `bought`.
    #[must_use]
    pub fn of(bought: Option<NaiveDate>, answers: RefundAnswers, on: NaiveDate) -> Self {
        let until = bought.and_then(|bought| bought.checked_add_days(Days::new(REFUND_DAYS)));
        let bought = match until {
            None => (Outcome::Unknown, Phrase::new("refund-bought-unknown")),
            Some(until) if on <= until => {
                let days = crate::days_between(on, until);
                (
                    Outcome::Passed,
                    Phrase::new("refund-bought-within")
                        .with("until", until)
                        .with("days", days),
                )
            }
            Some(until) => (Outcome::Failed, Phrase::new("refund-bought-over").with("until", until)),
        };
        let activated = match answers.benefit_activated {
            None => (Outcome::Unknown, Phrase::new("refund-activated-unknown")),
            Some(false) => (Outcome::Passed, Phrase::new("refund-activated-no")),
            Some(true) => (Outcome::Failed, Phrase::new("refund-activated-yes")),
        };
        let viewed = match answers.key_viewed {
            None => (Outcome::Unknown, Phrase::new("refund-key-unknown")),
            Some(false) => (Outcome::Passed, Phrase::new("refund-key-no")),
            Some(true) => (Outcome::Failed, Phrase::new("refund-key-yes")),
        };
        let checks = [
            (RefundCheckId::BoughtWithin30Days, bought),
            (RefundCheckId::NothingActivated, activated),
            (RefundCheckId::NoKeyViewed, viewed),
        ]
        .into_iter()
        .map(|(id, (outcome, reason))| RefundCheck { id, outcome, reason })
        .collect();
        Self { until, checks }
    }

    /// Whether money comes back: every check passes. What is unknown leaves it open.
    #[must_use]
    pub fn refundable(&self) -> Standing {
        let has = |outcome| self.checks.iter().any(|check| check.outcome == outcome);
        if has(Outcome::Failed) {
            Some(false)
        } else if has(Outcome::Unknown) {
            None
        } else {
            Some(true)
        }
    }
}
