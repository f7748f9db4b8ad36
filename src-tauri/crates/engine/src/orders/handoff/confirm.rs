use domain::{Order, confirmed_handoffs};

use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::{Engine, Error};

impl Engine {
    /// Confirms the orders that were handed off by the invoices that name their offers. What is confirmed stays so.
    pub(crate) async fn confirm_handoffs(&self) -> Result<(), Error> {
        if self.newly_confirmed().await?.is_empty() {
            return Ok(());
        }
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        // Another program may have recorded something until the lock was had.
        for order in self.newly_confirmed().await? {
            self.store().put_order(self.account(), &order).await?;
        }
        Ok(())
    }

    async fn newly_confirmed(&self) -> Result<Vec<Order>, Error> {
        let named = self.store().named_offers(self.account()).await?;
        if named.is_empty() {
            return Ok(Vec::new());
        }
        let orders = self.store().orders(self.account()).await?;
        let now = self.clock().now();
        let confirmed = confirmed_handoffs(&orders, &named);
        let changed = confirmed.into_iter().filter_map(|confirmed| {
            let mut order = orders.iter().find(|order| order.id == confirmed.order)?.clone();
            order.confirm_by(confirmed.named, now).then_some(order)
        });
        Ok(changed.collect())
    }
}
