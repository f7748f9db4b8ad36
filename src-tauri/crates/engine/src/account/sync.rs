use domain::{DateTime, Order, OrderState, Utc};
use partner_center::RemoteOrder;

use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::orders::repeated::was_never_refused;
use crate::{Engine, Error};

/// So many invoices are written at a time: whoever else wants to write waits no longer than for one part.
const INVOICES_AT_A_TIME: usize = 1000;

impl Engine {
    /// Fetches records, orders and invoices from the connection. What is stored stays readable meanwhile, and stays as
    /// it is when the connection fails half-way.
    ///
    /// # Errors
    /// The connection's or the store's error; [`crate::Code::DataBusy`] while another Packdesk sets the account up afresh.
    pub async fn sync(&self) -> Result<(), Error> {
        // Nothing that is fetched may be written into an account that was made anew meanwhile.
        let _records = self.store().share_records(ORDER_LOCK_WAIT).await?;
        let debt = self.store().sync_debt(self.account()).await?;
        self.recover().await?;
        self.fetch_records().await?;
        let capabilities = self.center().capabilities();
        if capabilities.orders {
            self.merge_orders().await?;
        }
        if capabilities.invoices {
            self.fetch_invoices().await?;
        }
        if capabilities.requests {
            self.fetch_requests().await?;
        }
        self.store().mark_synced(self.account(), self.clock().now()).await?;
        Ok(self.store().settle_sync(self.account(), &debt).await?)
    }

    /// When everything was last fetched; a sync that failed half-way does not count.
    pub(crate) async fn synced_at(&self) -> Result<Option<DateTime<Utc>>, Error> {
        Ok(self.store().synced_at(self.account()).await?)
    }

    /// As [`Engine::sync`], but only where not everything was fetched once, or has to be again: the ledger lost changes, or
    /// the program ended between a change behind the connection and its sync. A start does not wait for what is known
    /// already.
    ///
    /// # Errors
    /// As [`Engine::sync`].
    pub async fn sync_if_owed(&self) -> Result<(), Error> {
        let owes = !self.store().sync_debt(self.account()).await?.is_none();
        if owes || self.synced_at().await?.is_none() || self.stored_records().await?.is_none() {
            self.sync().await
        } else {
            Ok(())
        }
    }

    /// An invoice that differs from its stored record is not taken over: issued means frozen.
    async fn fetch_invoices(&self) -> Result<(), Error> {
        let invoices = self.center().invoices().await?;
        for part in invoices.chunks(INVOICES_AT_A_TIME) {
            let added = self.store().add_invoices(self.account(), part).await?;
            if !added.differing.is_empty() {
                log::warn!(
                    "{} invoices differ from the stored records, which were kept",
                    added.differing.len()
                );
            }
        }
        Ok(())
    }

    /// Takes over what the connection knows about orders, those placed elsewhere included. Two programs that sync at once
    /// must not both write the same order down as new, hence the lock.
    async fn merge_orders(&self) -> Result<(), Error> {
        let remotes = self.center().orders().await?;
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        self.take_over(remotes).await
    }

    /// Asks for all orders where the ledger lost changes: before another order is placed, those that it does not know are
    /// written down. The caller holds the order lock.
    pub(crate) async fn recover_lost_orders(&self) -> Result<(), Error> {
        if !self.center().capabilities().orders || self.changes_lost_by().await?.is_none() {
            return Ok(());
        }
        let remotes = self.center().orders().await?;
        self.take_over(remotes).await
    }

    async fn take_over(&self, remotes: Vec<RemoteOrder>) -> Result<(), Error> {
        for remote in remotes {
            let local = match remote.request_id {
                Some(request) => self.store().order_by_request(self.account(), request).await?,
                None => None,
            };
            let local = match local {
                Some(order) => Some(order),
                None => self.store().order(self.account(), &remote.number).await?,
            };
            let mut order = local.clone().unwrap_or_else(|| self.order_placed_elsewhere(&remote));
            self.apply(&mut order, &remote);
            if local.as_ref() != Some(&order) {
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
            placed_total: None,
            request_id: remote.request_id,
            anniversary: None,
            invoice: None,
            failure: None,
            expires: None,
            instructions: None,
            proof: None,
            automatic: remote.automatic,
            sent_by: None,
            absence: None,
            handoff: None,
            card_digest: None,
            created: placed,
            modified: placed,
        }
    }

    /// Writes what the connection says about an order into the local one. A step the state machine does not know leaves
    /// the order as it is and is logged: the answer is older than the record, or a later version learns the step.
    pub(crate) fn apply(&self, order: &mut Order, remote: &RemoteOrder) {
        let mut applied = order.clone();
        // An order that was asked for in vain may still have been on its way. When it turns up, the connection's word counts.
        if was_never_refused(order) && remote.state != OrderState::Declined {
            applied.state = OrderState::Unknown;
        }
        if let Err(wrong) = applied.become_state(remote.state) {
            log::warn!("order {}: {wrong}", remote.number);
            return;
        }
        applied.number = Some(remote.number.clone());
        applied.absence = None;
        applied.placed_total =
            Some(remote.total).filter(|placed| order.total.is_some_and(|accepted| accepted != *placed));
        applied.anniversary = remote.anniversary;
        applied.invoice.clone_from(&remote.invoice);
        applied.expires = remote.expires;
        applied.instructions.clone_from(&remote.instructions);
        if remote.proof.is_some() {
            applied.proof.clone_from(&remote.proof);
        }
        if remote.failure.is_some() || remote.state != OrderState::Declined {
            applied.failure.clone_from(&remote.failure);
        }
        if remote.payment.is_some() {
            applied.payment.clone_from(&remote.payment);
        }
        if remote.po_number.is_some() {
            applied.po_number.clone_from(&remote.po_number);
        }
        if applied != *order {
            applied.modified = self.clock().now();
            *order = applied;
        }
    }
}
