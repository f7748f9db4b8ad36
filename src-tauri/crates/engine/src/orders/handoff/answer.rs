use domain::{HandoffAnswer, HandoffDone, HandoffError, Money, Order, Payment, TransferContact};
use words::Words;

use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{ConfirmationView, HandoffDoneInput, HandoffPayment};
use crate::words::dates::date;
use crate::words::input::bounded_amount;
use crate::{Code, Engine, Error};

impl Engine {
    /// Records that an order which was handed off was placed in Partner Center. Where an invoice of it has come already, that
    /// one confirms it.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], [`Code::OrderNotOpen`], [`Code::HandoffDateAhead`], [`Code::InvalidDate`],
    /// [`Code::InvalidAmount`], or the store's error.
    pub async fn handoff_done(
        &self,
        order: &str,
        input: &HandoffDoneInput,
        words: &Words,
    ) -> Result<ConfirmationView, Error> {
        let today = self.clock().today();
        let done = HandoffDone {
            on: given(&input.date).map(date).transpose()?.unwrap_or(today),
            total: given(&input.total).map(total).transpose()?,
            payment: input.payment.map(|payment| match payment {
                HandoffPayment::Card => Payment::Card { card: None },
                HandoffPayment::Transfer => Payment::Transfer {
                    contact: TransferContact::default(),
                },
            }),
        };
        let now = self.clock().now();
        self.answered(order, |order| order.hand_off_done(done, now, today), words)
            .await
    }

    /// Records that an order which was handed off was refused or put off, or that nobody knows what became of it.
    ///
    /// # Errors
    /// As [`Engine::handoff_done`].
    pub async fn handoff_not_done(
        &self,
        order: &str,
        answer: HandoffAnswer,
        words: &Words,
    ) -> Result<ConfirmationView, Error> {
        let (now, today) = (self.clock().now(), self.clock().today());
        self.answered(order, |order| order.hand_off_not_done(answer, now, today), words)
            .await
    }

    async fn answered(
        &self,
        id: &str,
        answer: impl FnOnce(&mut Order) -> Result<(), HandoffError>,
        words: &Words,
    ) -> Result<ConfirmationView, Error> {
        {
            let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
            let mut order = self.stored_order(id).await?;
            answer(&mut order).map_err(|error| self.not_taken(&order, error))?;
            self.store().put_order(self.account(), &order).await?;
        }
        self.follow_invoices().await?;
        self.order(id, words).await
    }

    fn not_taken(&self, order: &Order, error: HandoffError) -> Error {
        match error {
            HandoffError::Ahead(day) => Error::new(Code::HandoffDateAhead)
                .with("day", day)
                .with("today", self.clock().today()),
            HandoffError::NotHandedOff | HandoffError::Over(_) => {
                Error::new(Code::OrderNotOpen).with("order", order.shown_number())
            }
        }
        .because(error)
    }
}

fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn total(text: &str) -> Result<Money, Error> {
    let wrong = || Error::new(Code::InvalidAmount).with("text", text);
    let total: Money = text.parse().map_err(|error| wrong().because(error))?;
    bounded_amount(total.amount, text)?;
    if total.amount.is_sign_negative() {
        return Err(wrong().because("a negative total"));
    }
    Ok(total)
}
