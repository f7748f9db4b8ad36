use domain::{AccountName, Invoice, OfferId, Order, OrderState, RequestId};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::archive::add::{self, Added};
use crate::error::{Error, Failure};
use crate::ledger::order_texts;
use crate::search::search_text;
use crate::store::Store;

impl Store {
    /// Every order of an account, newest first.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a record this version cannot read; [`Error::Damaged`], [`Error::Busy`] or
    /// [`Error::Database`].
    pub async fn orders(&self, account: &AccountName) -> Result<Vec<Order>, Error> {
        let read = async {
            let rows = sqlx::query_as!(
                OrderRow,
                "SELECT id, document FROM orders WHERE account = ?1 ORDER BY created_microseconds DESC, rowid DESC",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter().map(OrderRow::order).collect()
        };
        self.ledger().map_error(read.await)
    }

    /// The order with this id of this computer, or with this order number of Partner Center.
    ///
    /// # Errors
    /// As [`Store::orders`].
    pub async fn order(&self, account: &AccountName, id_or_number: &str) -> Result<Option<Order>, Error> {
        let wanted = id_or_number.trim();
        let id = Uuid::try_parse(wanted).map_or_else(|_| wanted.to_owned(), |id| id.to_string());
        let read = async {
            let row = sqlx::query_as!(
                OrderRow,
                "SELECT id, document FROM orders WHERE account = ?1 AND (id = ?2 OR number = ?3) \
                 ORDER BY id = ?2 DESC, created_microseconds DESC LIMIT 1",
                account.as_str(),
                id,
                wanted
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            row.map(OrderRow::order).transpose()
        };
        self.ledger().map_error(read.await)
    }

    /// The order that was submitted under a request id.
    ///
    /// # Errors
    /// As [`Store::orders`].
    pub async fn order_by_request(&self, account: &AccountName, request: RequestId) -> Result<Option<Order>, Error> {
        let read = async {
            let row = sqlx::query_as!(
                OrderRow,
                "SELECT id, document FROM orders WHERE account = ?1 AND request_id = ?2",
                account.as_str(),
                request.to_string()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            row.map(OrderRow::order).transpose()
        };
        self.ledger().map_error(read.await)
    }

    /// The orders whose outcome or invoice is still missing ([`Order::needs_recovery`]), oldest first.
    ///
    /// # Errors
    /// As [`Store::orders`].
    pub async fn unsettled_orders(&self, account: &AccountName) -> Result<Vec<Order>, Error> {
        let read = async {
            let rows = sqlx::query_as!(
                OrderRow,
                "SELECT id, document FROM orders WHERE account = ?1 \
                 AND (state IN ('submitting', 'unknown') OR (state = 'confirmed' AND invoice IS NULL)) \
                 ORDER BY created_microseconds, rowid",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter().map(OrderRow::order).collect()
        };
        self.ledger().map_error(read.await)
    }

    /// The draft of an offer, the one order of it in state [`OrderState::Draft`].
    ///
    /// # Errors
    /// As [`Store::orders`].
    pub async fn draft(&self, account: &AccountName, offer: &OfferId) -> Result<Option<Order>, Error> {
        let read = async {
            let row = sqlx::query_as!(
                OrderRow,
                "SELECT id, document FROM orders WHERE account = ?1 AND offer = ?2 AND state = 'draft'",
                account.as_str(),
                offer.as_str()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            row.map(OrderRow::order).transpose()
        };
        self.ledger().map_error(read.await)
    }

    /// Begins a draft, unless there is one for its offer: then that one is given back. Of two that begin at once, one
    /// begins and both get it.
    ///
    /// # Errors
    /// As [`Store::put_order`].
    pub async fn begin_draft(&self, account: &AccountName, draft: &Order) -> Result<Order, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            if let Some(begun) = other_draft(&mut change, account, draft).await? {
                return Ok(begun);
            }
            write(&mut change, account, draft).await?;
            change.commit().await?;
            Ok(draft.clone())
        };
        self.ledger().map_error(written.await)
    }

    /// Writes an order, new or changed. When this returns, it is on disk.
    ///
    /// A form that is still open somewhere may hold an older copy than the one on disk: it must not hide that the order
    /// was sent meanwhile. So an order that was sent never becomes a draft this way; see [`Store::take_back_order`].
    ///
    /// # Errors
    /// [`Error::OutdatedOrder`] when the stored order is already further on, or when its outcome is open and the given
    /// one has another request id: then the request would be lost. [`Error::RequestTaken`] when another order has this
    /// request id. [`Error::DraftExists`] for a second draft of an offer. [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn put_order(&self, account: &AccountName, order: &Order) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            write(&mut change, account, order).await?;
            change.commit().await?;
            Ok(())
        };
        self.ledger().map_error(written.await)
    }

    /// Writes an order that is submitted under the request id of an earlier attempt, which has none any more: both or neither.
    /// Whoever calls this holds the [`crate::OrderLock`].
    ///
    /// # Errors
    /// As [`Store::put_order`].
    pub async fn put_order_in_place_of(
        &self,
        account: &AccountName,
        order: &Order,
        earlier: &Order,
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let without_id = Order {
                request_id: None,
                ..earlier.clone()
            };
            write(&mut change, account, &without_id).await?;
            write(&mut change, account, order).await?;
            change.commit().await?;
            Ok(())
        };
        self.ledger().map_error(written.await)
    }

    /// Makes an order a draft again, with a request id no more, when it is certain that `request` never left this
    /// computer. A draft that was begun for the offer meanwhile is cancelled: there is only one. Whoever calls this holds the [`crate::OrderLock`].
    ///
    /// # Errors
    /// [`Error::OutdatedOrder`] when the stored order is not being submitted under `request`, or `draft` is no draft.
    /// Otherwise as [`Store::put_order`].
    pub async fn take_back_order(&self, account: &AccountName, draft: &Order, request: RequestId) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let stored = stored(&mut change, account, draft.id).await?;
            let draft = Order {
                request_id: None,
                ..draft.clone()
            };
            match stored {
                Some(stored)
                    if stored.state == OrderState::Submitting
                        && stored.request_id == Some(request)
                        && draft.state == OrderState::Draft => {}
                stored => {
                    let stored = stored.map_or(draft.state, |stored| stored.state);
                    let given = draft.state;
                    return Err(Error::OutdatedOrder { stored, given }.into());
                }
            }
            if let Some(begun) = other_draft(&mut change, account, &draft).await? {
                let cancelled = Order {
                    state: OrderState::Cancelled,
                    ..begun
                };
                insert_or_replace(&mut change, account, &cancelled).await?;
            }
            insert_or_replace(&mut change, account, &draft).await?;
            change.commit().await?;
            Ok(())
        };
        self.ledger().map_error(written.await)
    }

    /// Writes an order and archives its invoice: both or neither.
    ///
    /// # Errors
    /// As [`Store::put_order`].
    pub async fn put_order_with_invoice(
        &self,
        account: &AccountName,
        order: &Order,
        invoice: &Invoice,
    ) -> Result<Added, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            write(&mut change, account, order).await?;
            let added = add::add(&mut change, account, std::slice::from_ref(invoice)).await?;
            change.commit().await?;
            Ok(added)
        };
        self.ledger().map_error(written.await)
    }

    /// Removes an order that was never sent or was declined; tells whether there was one. Any other order stays.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn delete_draft(&self, account: &AccountName, id: Uuid) -> Result<bool, Error> {
        let deleted = async {
            let mut change = self.ledger().begin().await?;
            let done = sqlx::query!(
                "DELETE FROM orders WHERE account = ?1 AND id = ?2 AND state IN ('draft', 'declined')",
                account.as_str(),
                id.to_string()
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok(done.rows_affected() > 0)
        };
        self.ledger().map_error(deleted.await)
    }
}

/// An order as its row holds it.
#[derive(sqlx::FromRow)]
pub(crate) struct OrderRow {
    id: String,
    document: String,
}

impl OrderRow {
    pub fn order(self) -> Result<Order, Failure> {
        serde_json::from_str(&self.document).map_err(|error| {
            Failure::Known(Error::Unreadable {
                record: format!("order {}", self.id),
                reason: error.to_string(),
            })
        })
    }
}

/// Whether an order of one state can have come to another, in however many steps, without being taken back.
fn leads_to(from: OrderState, to: OrderState) -> bool {
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(&state) = reached.get(next) {
        if state == to {
            return true;
        }
        for step in OrderState::ALL {
            if step != OrderState::Draft && state.may_become(step) && !reached.contains(&step) {
                reached.push(step);
            }
        }
        next += 1;
    }
    false
}

async fn stored(connection: &mut SqliteConnection, account: &AccountName, id: Uuid) -> Result<Option<Order>, Failure> {
    let row = sqlx::query_as!(
        OrderRow,
        "SELECT id, document FROM orders WHERE account = ?1 AND id = ?2",
        account.as_str(),
        id.to_string()
    )
    .fetch_optional(connection)
    .await?;
    row.map(OrderRow::order).transpose()
}

/// The draft of the same offer that is not this one.
async fn other_draft(
    connection: &mut SqliteConnection,
    account: &AccountName,
    order: &Order,
) -> Result<Option<Order>, Failure> {
    let row = sqlx::query_as!(
        OrderRow,
        "SELECT id, document FROM orders WHERE account = ?1 AND offer = ?2 AND state = 'draft' AND id <> ?3",
        account.as_str(),
        order.offer.as_str(),
        order.id.to_string()
    )
    .fetch_optional(connection)
    .await?;
    row.map(OrderRow::order).transpose()
}

pub(crate) async fn write(
    connection: &mut SqliteConnection,
    account: &AccountName,
    order: &Order,
) -> Result<(), Failure> {
    if order.state == OrderState::Draft
        && let Some(draft) = other_draft(connection, account, order).await?
    {
        return Err(Failure::Known(Error::DraftExists { draft: draft.id }));
    }
    if let Some(stored) = stored(connection, account, order.id).await? {
        let request_lost = stored.state.is_unsettled() && stored.request_id != order.request_id;
        if request_lost || !leads_to(stored.state, order.state) {
            return Err(Failure::Known(Error::OutdatedOrder {
                stored: stored.state,
                given: order.state,
            }));
        }
    }
    insert_or_replace(connection, account, order).await
}

async fn insert_or_replace(
    connection: &mut SqliteConnection,
    account: &AccountName,
    order: &Order,
) -> Result<(), Failure> {
    let document = serde_json::to_string(order).map_err(|error| Error::Database(error.to_string()))?;
    let written = sqlx::query!(
        "INSERT INTO orders (account, id, number, request_id, offer, state, invoice, created_microseconds, sha256, \
         document, text, total_ten_thousandths) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (account, id) DO UPDATE SET number = excluded.number, request_id = excluded.request_id, \
         offer = excluded.offer, state = excluded.state, invoice = excluded.invoice, \
         created_microseconds = excluded.created_microseconds, sha256 = excluded.sha256, \
         document = excluded.document, text = excluded.text, \
         total_ten_thousandths = excluded.total_ten_thousandths",
        account.as_str(),
        order.id.to_string(),
        order.number.as_deref(),
        order.request_id.map(|request| request.to_string()),
        order.offer.as_str(),
        order.state.id(),
        order.invoice.as_ref().map(domain::InvoiceNumber::as_str),
        order.created.timestamp_micros(),
        Sha256::digest(&document).to_vec(),
        document,
        search_text::of_order(order),
        order_texts::total(order)
    )
    .execute(connection)
    .await
    .map_err(Failure::from);
    match (written, order.request_id) {
        (Err(failure), Some(request)) if failure.is_duplicate() => Err(Error::RequestTaken { request }.into()),
        (written, _) => written.map(drop),
    }
}
