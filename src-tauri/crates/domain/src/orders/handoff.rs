use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::SAFE_TRANSFER_DAYS;

crate::closed_set! {
    /// What a person is led through.
    pub enum HandoffKind {
        /// The renewal of an offer.
        Renew = "renew",
        /// Its purchase.
        Buy = "buy",
        /// The request to cancel it.
        Cancel = "cancel",
        /// The bill-to address that its invoice takes over.
        BillTo = "bill-to",
        /// A request about it.
        Request = "request",
    }

    /// What a person said to "what happened?".
    pub enum HandoffAnswer {
        /// It was done in Partner Center.
        Done = "done",
        /// Partner Center or the bank refused it.
        Declined = "declined",
        /// It was put off.
        Later = "later",
        /// The person does not know.
        Unknown = "unknown",
    }
}

/// What a person was led through in Partner Center, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handoff {
    /// The day on which it was prepared.
    pub prepared: NaiveDate,
    /// The anniversary date of the term that it renews, as it was known then.
    pub anniversary: Option<NaiveDate>,
    /// The last safe day to renew that term, as it was known then.
    pub closes: Option<NaiveDate>,
    /// What was said to "what happened?", the last time.
    pub answer: Option<HandoffAnswer>,
    /// The day on which that was said.
    pub answered: Option<NaiveDate>,
    /// The day on which it was done, where it was.
    pub done: Option<NaiveDate>,
}

impl Handoff {
    /// One that is prepared on a day, with what is known of the term that it renews.
    #[must_use]
    pub const fn prepared(on: NaiveDate, anniversary: Option<NaiveDate>, closes: Option<NaiveDate>) -> Self {
        Self {
            prepared: on,
            anniversary,
            closes,
            answer: None,
            answered: None,
            done: None,
        }
    }

    /// The day on which it began: whoever prepared it later than it was done did it then.
    #[must_use]
    pub fn began(&self) -> NaiveDate {
        self.done.map_or(self.prepared, |done| done.min(self.prepared))
    }

    /// The last day to send a transfer of an order that expires: a week until the money is booked, and the bank's own days,
    /// before whichever clock ends first.
    #[must_use]
    pub fn last_day_to_send(&self, expires: Option<NaiveDate>) -> Option<NaiveDate> {
        let ends = self.closes.into_iter().chain(expires).min()?;
        ends.checked_sub_days(Days::new(SAFE_TRANSFER_DAYS))
    }

    /// Takes an answer, said today.
    pub(super) fn say(&mut self, answer: HandoffAnswer, today: NaiveDate) {
        (self.answer, self.answered) = (Some(answer), Some(today));
    }
}
