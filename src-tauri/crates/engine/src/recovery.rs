use std::time::Duration;

use domain::{Order, OrderFailure, OrderState};

use crate::{Code, Engine, Error};

/// How long to wait for another Packdesk that is placing an order.
pub(crate) const ORDER_LOCK_WAIT: Duration = Duration::from_secs(10);

impl Engine {
    /// Finishes what an earlier run left open: orders whose outcome is not known are asked for, never sent again, and a
    /// paid order gets its invoice.
    ///
    /// # Errors
    /// The connection's error: the orders stay as they are. Nothing is lost by trying again.
    pub async fn recover(&self) -> Result<(), Error> {
        if self.store().unsettled_orders(self.account()).await?.is_empty() {
            return Ok(());
        }
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        self.recover_locked().await
    }

    /// As [`Engine::recover`], for a caller that holds the order lock.
    pub(crate) async fn recover_locked(&self) -> Result<(), Error> {
        for order in self.store().unsettled_orders(self.account()).await? {
            self.settle(order).await?;
        }
        Ok(())
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

    /// Writes an order, together with its invoice where it has one.
    pub(crate) async fn keep_with_invoice(&self, order: &Order) -> Result<(), Error> {
        let Some(number) = &order.invoice else {
            return Ok(self.store().put_order(self.account(), order).await?);
        };
        let invoice = match self.store().invoice(self.account(), number).await? {
            Some(invoice) => invoice,
            None => match self.center().invoice(number).await {
                Ok(invoice) => invoice,
                Err(error) => {
                    // The order is paid whether or not its invoice can be fetched now; without the number it counts as
                    // unfinished, and the next start asks again.
                    let mut waiting = order.clone();
                    waiting.invoice = None;
                    self.store().put_order(self.account(), &waiting).await?;
                    return Err(error.into());
                }
            },
        };
        self.store()
            .put_order_with_invoice(self.account(), order, &invoice)
            .await?;
        Ok(())
    }
}
