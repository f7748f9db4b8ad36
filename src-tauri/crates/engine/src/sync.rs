use domain::{Order, OrderState};
use partner_center::RemoteOrder;

use crate::{Engine, Error};

impl Engine {
    /// Fetches records, orders and invoices from the connection. What is stored stays readable meanwhile, and stays as
    /// it is when the connection fails half-way.
    ///
    /// # Errors
    /// The connection's or the store's error.
    pub async fn sync(&self) -> Result<(), Error> {
        self.recover().await?;
        self.fetch_records().await?;
        self.merge_orders().await?;
        self.fetch_invoices().await?;
        Ok(())
    }

    /// As [`Engine::sync`], but only where nothing was ever fetched: a start does not wait for what is known already.
    ///
    /// # Errors
    /// As [`Engine::sync`].
    pub async fn sync_if_never(&self) -> Result<(), Error> {
        if self.stored_records().await?.is_none() {
            self.sync().await
        } else {
            Ok(())
        }
    }

    /// An invoice that differs from its stored record is not taken over: issued means frozen.
    async fn fetch_invoices(&self) -> Result<(), Error> {
        let invoices = self.center().invoices().await?;
        let added = self.store().add_invoices(self.account(), &invoices).await?;
        if !added.differing.is_empty() {
            log::warn!(
                "{} invoices differ from the stored records, which were kept",
                added.differing.len()
            );
        }
        Ok(())
    }

    /// Takes over what the connection knows about orders, those placed elsewhere included.
    async fn merge_orders(&self) -> Result<(), Error> {
        for remote in self.center().orders().await? {
            let local = match remote.request_id {
                Some(request) => self.store().order_by_request(self.account(), request).await?,
                None => None,
            };
            let local = match local {
                Some(order) => Some(order),
                None => self.store().order(self.account(), &remote.number).await?,
            };
            let mut order = local.unwrap_or_else(|| self.order_placed_elsewhere(&remote));
            let before = order.clone();
            self.apply(&mut order, &remote);
            if order != before || before.number.is_none() {
                self.store().put_order(self.account(), &order).await?;
            }
        }
        Ok(())
    }

    fn order_placed_elsewhere(&self, remote: &RemoteOrder) -> Order {
        let placed = remote.placed.and_time(chrono::NaiveTime::MIN).and_utc();
        Order {
            id: uuid::Uuid::new_v4(),
            number: None,
            offer: remote.offer.clone(),
            kind: remote.kind,
            state: OrderState::Submitting,
            payment: remote.payment.clone(),
            po_number: remote.po_number.clone(),
            total: Some(remote.total),
            request_id: remote.request_id,
            anniversary: None,
            invoice: None,
            failure: None,
            expires: None,
            created: placed,
            modified: placed,
        }
    }

    /// Writes what the connection says about an order into the local one. A step the state machine does not know
    /// leaves the state and is logged: the connection's word is shown after the next version learns it.
    pub(crate) fn apply(&self, order: &mut Order, remote: &RemoteOrder) {
        let before = order.clone();
        order.number = Some(remote.number.clone());
        order.anniversary = remote.anniversary;
        order.invoice.clone_from(&remote.invoice);
        order.failure.clone_from(&remote.failure);
        order.expires = remote.expires;
        if remote.payment.is_some() {
            order.payment.clone_from(&remote.payment);
        }
        if let Err(wrong) = order.become_state(remote.state) {
            log::warn!("order {}: {wrong}", remote.number);
        }
        if *order != before {
            order.modified = self.clock().now();
        }
    }
}
