use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::{HandoffAnswer, Money, Order, OrderState, PAYMENT_DAYS, Payment};

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

    /// Whether it was handed off and may still be said to have gone this way or that.
    #[must_use]
    pub const fn takes_handoff_answer(&self) -> bool {
        self.handoff.is_some() && takes_answer(self.state)
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
        if !takes_answer(self.state) || !self.state.may_become(next) {
            return Err(HandoffError::Over(self.state));
        }
        handoff.say(answer, today);
        self.state = next;
        self.modified = now;
        Ok(())
    }
}

const fn takes_answer(state: OrderState) -> bool {
    matches!(
        state,
        OrderState::HandedOff | OrderState::AwaitingInvoice | OrderState::AwaitingPayment
    )
}
