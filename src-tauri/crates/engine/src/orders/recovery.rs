use std::time::Duration;

use domain::{OfferId, Order, OrderFailure, OrderState};

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
        self.send_outgoing_requests().await
    }

    /// As [`Engine::recover`], for a caller that holds the order lock.
    pub(crate) async fn recover_locked(&self) -> Result<(), Error> {
        self.recover_lost_orders().await?;
        for order in self.store().unsettled_orders(self.account()).await? {
            self.settle(order).await?;
        }
        Ok(())
    }

    /// As [`Engine::recover_locked`], before another order of `offer`: while an earlier one cannot be asked for, nobody can
    /// say that nothing was ordered.
    pub(crate) async fn recover_before_order(&self, offer: &OfferId) -> Result<(), Error> {
        let Err(error) = self.recover_locked().await else {
            return Ok(());
        };
        let unsettled = self.store().unsettled_orders(self.account()).await?;
        let in_doubt = unsettled
            .iter()
            .any(|order| order.offer == *offer && order.state.is_unsettled());
        if in_doubt && error.code.ending() == Ending::Unreachable {
            return Err(Error::new(Code::OutcomeUnknown).because(error));
        }
        Err(error)
    }

    async fn settle(&self, mut order: Order) -> Result<(), Error> {
        let Some(request) = order.request_id else { return Ok(()) };
        match self.center().order_by_request(request).await? {
            Some(remote) => {
                self.apply(&mut order, &remote);
                self.keep_with_invoice(&order).await
            }
            None if order.state.is_unsettled() => {
                // It never arrived: the form is ready to be used again, with a request id of its own.
                order.failure = Some(OrderFailure {
                    code: Code::NeverArrived.id().to_owned(),
                    detail: None,
                });
                order.state = OrderState::Declined;
                order.modified = self.clock().now();
                Ok(self.store().put_order(self.account(), &order).await?)
            }
            None => Ok(()),
        }
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
