use std::time::Duration;

use domain::{Absence, Identity, OfferId, Order, OrderFailure, OrderState};
use partner_center::{Error as CenterError, SubmissionAnswer};

use crate::code::Ending;
use crate::{Code, Engine, Error};

/// How long to wait for another Packdesk that is placing an order.
pub(crate) const ORDER_LOCK_WAIT: Duration = Duration::from_secs(10);

impl Engine {
    /// Finishes what an earlier run left open: orders whose outcome is not known are asked for, never sent again, and a
    /// paid order gets its invoice. Support requests are sent again, which makes no second one.
    ///
    /// # Errors
    /// The connection's error: what is open stays as it is. Nothing is lost by trying again.
    pub async fn recover(&self) -> Result<(), Error> {
        self.recover_within(ORDER_LOCK_WAIT).await
    }

    /// As [`Engine::recover`], with no more than `lock_wait` for another Packdesk that is placing an order; then what is
    /// open is that one's affair.
    ///
    /// # Errors
    /// As [`Engine::recover`].
    pub async fn recover_within(&self, lock_wait: Duration) -> Result<(), Error> {
        if self.changes_lost_by().await?.is_some() || !self.store().unsettled_orders(self.account()).await?.is_empty() {
            let _lock = self.store().lock_orders(lock_wait).await?;
            self.recover_locked().await?;
        }
        self.follow_invoices().await?;
        self.send_outgoing_requests().await
    }

    /// As [`Engine::recover`], for a caller that holds the order lock.
    pub(crate) async fn recover_locked(&self) -> Result<(), Error> {
        self.recover_lost_orders().await?;
        let mut failed = None;
        for order in self.store().unsettled_orders(self.account()).await? {
            match self.settle(order).await {
                Ok(()) => {}
                Err(error) if is_of_every_order(&error) => return Err(error),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// As [`Engine::recover_locked`], before another order of `offer`: while an earlier one cannot be asked for, nobody can
    /// say that nothing was ordered.
    pub(crate) async fn recover_before_order(&self, offer: &OfferId) -> Result<(), Error> {
        let Err(error) = self.recover_locked().await else {
            return Ok(());
        };
        match (self.in_doubt(offer).await?, error.code.ending()) {
            // Signing in is what helps, and its words claim nothing of the order.
            (Some(_), Ending::SignIn | Ending::Data) | (None, _) => Err(error),
            (Some(order), _) => Err(outcome_unknown(&order).because(error)),
        }
    }

    /// The order of an offer whose outcome is open.
    pub(crate) async fn in_doubt(&self, offer: &OfferId) -> Result<Option<Order>, Error> {
        let unsettled = self.store().unsettled_orders(self.account()).await?;
        Ok(unsettled
            .into_iter()
            .find(|order| order.offer == *offer && order.state.is_unsettled()))
    }

    /// Refuses while an order of the offer may have been placed, without a word on whether anything was charged.
    pub(crate) async fn refuse_while_in_doubt(&self, offer: &OfferId) -> Result<(), Error> {
        match self.in_doubt(offer).await? {
            Some(order) => Err(outcome_unknown(&order)),
            None => Ok(()),
        }
    }

    async fn settle(&self, mut order: Order) -> Result<(), Error> {
        let Some(request) = order.request_id else { return Ok(()) };
        match self.center().order_by_request(request).await {
            Ok(SubmissionAnswer::Placed(remote)) => {
                self.apply(&mut order, &remote);
                self.keep_with_invoice(&order).await
            }
            Ok(SubmissionAnswer::NotListed) if order.state.is_unsettled() => self.note_absence(order).await,
            Ok(SubmissionAnswer::NotListed | SubmissionAnswer::Unclear) => {
                log::warn!("the answer about order {} proves nothing", order.id);
                self.leave_open(order).await
            }
            Err(error @ (CenterError::NotFound(_) | CenterError::Forbidden(_) | CenterError::Refused(_))) => {
                log::warn!("that order {} was not told of proves nothing: {error}", order.id);
                self.leave_open(order).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Takes an answer that lists nothing for what it is: half of a proof, where the order's own sender was answered.
    async fn note_absence(&self, mut order: Order) -> Result<(), Error> {
        let answered = match self.center().session().await {
            Ok(session) => Absence {
                at: self.clock().now(),
                start: self.start(),
                identity: Identity::from(&session),
            },
            Err(error) => {
                log::warn!("nobody knows to whom order {} is not listed: {error}", order.id);
                return self.leave_open(order).await;
            }
        };
        if order
            .sent_by
            .as_ref()
            .is_some_and(|sender| *sender != answered.identity)
        {
            log::warn!("order {} is not listed to somebody who did not send it", order.id);
            return self.leave_open(order).await;
        }
        match &order.absence {
            Some(first) if first.is_proved_by(&answered) => {
                // The form is ready to be used again. Its request id stays: a first sending that turns up late is the same
                // order then.
                order.failure = Some(OrderFailure {
                    code: Code::NeverArrived.id().to_owned(),
                    detail: None,
                });
                order.state = OrderState::Declined;
                order.modified = self.clock().now();
                Ok(self.store().put_order(self.account(), &order).await?)
            }
            Some(first) if first.identity == answered.identity && first.at <= answered.at => {
                self.leave_open(order).await
            }
            _ => {
                order.absence = Some(answered);
                order.state = OrderState::Unknown;
                Ok(self.store().put_order(self.account(), &order).await?)
            }
        }
    }

    /// The order stays in doubt. Found at a start it is not being sent any more.
    async fn leave_open(&self, mut order: Order) -> Result<(), Error> {
        if order.state == OrderState::Submitting {
            order.state = OrderState::Unknown;
            self.store().put_order(self.account(), &order).await?;
        }
        Ok(())
    }

    /// Writes an order, together with its invoice where it has one. An order is paid whether or not its invoice can be
    /// fetched now, so a failure of the connection is no error here: without the number the order counts as unfinished,
    /// and the next start asks again.
    ///
    /// # Errors
    /// The store's error.
    pub(crate) async fn keep_with_invoice(&self, order: &Order) -> Result<(), Error> {
        let Some(number) = &order.invoice else {
            return Ok(self.store().put_order(self.account(), order).await?);
        };
        let invoice = match self.store().invoice(self.account(), number).await? {
            Some(invoice) => invoice,
            None => match self.center().invoice(number).await {
                Ok(invoice) => invoice,
                Err(error) => {
                    log::warn!("the invoice {number} could not be fetched: {error}");
                    let mut waiting = order.clone();
                    waiting.invoice = None;
                    return Ok(self.store().put_order(self.account(), &waiting).await?);
                }
            },
        };
        self.store()
            .put_order_with_invoice(self.account(), order, &invoice)
            .await?;
        Ok(())
    }
}

/// Whether an order was placed is not known, and what is said must fit both.
pub(crate) fn outcome_unknown(order: &Order) -> Error {
    Error::new(Code::OutcomeUnknown).because(format_args!("order {} is open", order.id))
}

/// Whether the next order would be asked for in vain too.
fn is_of_every_order(error: &Error) -> bool {
    matches!(error.code, Code::Unreachable | Code::Throttled)
        || matches!(error.code.ending(), Ending::SignIn | Ending::Data)
}
