use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Money, Order, OrderState, PAYMENT_DAYS, Payment, SAFE_TRANSFER_DAYS};

crate::closed_set! {
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

/// What a person says of what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoffDone {
    /// The day on which it was done.
    pub on: NaiveDate,
    /// The total with tax as Partner Center showed it, where it was noted.
    pub total: Option<Money>,
    /// How it is paid, where that was said.
    pub payment: Option<Payment>,
}

/// Why an answer cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandoffError {
    /// Nobody was led through this order.
    #[error("the order was not handed off")]
    NotHandedOff,
    /// Something has become of it already that this answer does not fit.
    #[error("the order is {0:?}")]
    Over(OrderState),
    /// It is to have been done on a day that is to come.
    #[error("done on {0}, which is to come")]
    Ahead(NaiveDate),
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

    fn say(&mut self, answer: HandoffAnswer, today: NaiveDate) {
        (self.answer, self.answered) = (Some(answer), Some(today));
    }
}

impl Order {
    /// Takes what a person says to have done. It may be said again otherwise until an invoice confirms it.
    ///
    /// # Errors
    /// [`HandoffError`]; then the order is as it was.
    pub fn hand_off_done(
        &mut self,
        done: HandoffDone,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<(), HandoffError> {
        let by_transfer = matches!(done.payment, Some(Payment::Transfer { .. }));
        let next = if by_transfer {
            OrderState::AwaitingPayment
        } else {
            OrderState::AwaitingInvoice
        };
        if done.on > today {
            return Err(HandoffError::Ahead(done.on));
        }
        self.answer_with(HandoffAnswer::Done, next, now, today)?;
        if let Some(handoff) = &mut self.handoff {
            handoff.done = Some(done.on);
        }
        self.total = done.total;
        self.payment = done.payment;
        self.expires = by_transfer
            .then(|| done.on.checked_add_days(Days::new(PAYMENT_DAYS)))
            .flatten();
        Ok(())
    }

    /// Takes that it was refused, put off or that nobody knows. What was refused is over; the others stay open.
    ///
    /// # Errors
    /// [`HandoffError`]; then the order is as it was.
    pub fn hand_off_not_done(
        &mut self,
        answer: HandoffAnswer,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<(), HandoffError> {
        let next = match (answer, self.state) {
            (HandoffAnswer::Declined, OrderState::HandedOff) => OrderState::Declined,
            // What was said to be done and was refused after all.
            (HandoffAnswer::Declined, _) => OrderState::Cancelled,
            _ => OrderState::HandedOff,
        };
        self.answer_with(answer, next, now, today)
    }

    fn answer_with(
        &mut self,
        answer: HandoffAnswer,
        next: OrderState,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<(), HandoffError> {
        let Some(handoff) = &mut self.handoff else {
            return Err(HandoffError::NotHandedOff);
        };
        let is_open = matches!(
            self.state,
            OrderState::HandedOff | OrderState::AwaitingInvoice | OrderState::AwaitingPayment
        );
        if !is_open || !self.state.may_become(next) {
            return Err(HandoffError::Over(self.state));
        }
        handoff.say(answer, today);
        self.state = next;
        self.modified = now;
        Ok(())
    }
}
