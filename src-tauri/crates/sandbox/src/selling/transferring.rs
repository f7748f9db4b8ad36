use chrono::Days;
use domain::{Activity, Holdings, NaiveDate, OrderState, PaymentProof, ProofKind};
use partner_center::ProofUpload;
use partner_center::wire::{OrderResource, ProofRequest};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::base::caller::Caller;
use crate::base::order_desk::OrderDesk;
use crate::base::problem::Problem;
use crate::base::refused::Refused;
use crate::records::order_table::{self, Awaited};
use crate::records::term_table;
use crate::selling::confirming::{Means, PaidOrder};
use crate::selling::pricing;

/// The money is there this many calendar days after its proof: an offer becomes active 48 to 72 hours after the
/// transfer (make-payment, 2023).
const BANK_DAYS: u64 = 3;
/// A proof may be older than its order by this many days: whoever let an order expire places another one and does not
/// pay again (make-payment, 2023).
const EARLIER_PAYMENT_DAYS: u64 = 30;

impl OrderDesk<'_> {
    /// Keeps the proof of an order's transfer, in the place of an earlier one.
    pub(crate) async fn keep_proof(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        number: &str,
        request: ProofRequest,
    ) -> Result<OrderResource, Problem> {
        let awaited = self.open_order(connection, caller, number).await?;
        let upload = ProofUpload::try_from(request).map_err(|error| invalid(error.to_string()))?;
        let proof = self.checked(&upload, awaited.order.placed)?;
        let arrives = self
            .today
            .checked_add_days(Days::new(BANK_DAYS))
            .unwrap_or(NaiveDate::MAX);
        order_table::put_proof(connection, number, &proof, &upload.content, arrives).await?;
        order_table::set_state(connection, number, OrderState::ProofUploaded).await?;
        self.as_it_is(connection, number).await
    }

    /// Cancels an order that waits for its money.
    pub(crate) async fn cancel(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        number: &str,
    ) -> Result<OrderResource, Problem> {
        self.open_order(connection, caller, number).await?;
        order_table::set_state(connection, number, OrderState::Cancelled).await?;
        self.as_it_is(connection, number).await
    }

    /// Books the money of an order that arrives today.
    ///
    /// Whether the window is still open is not asked: no source says what becomes of a renewal that is ordered in time
    /// and paid after the last day, and here the day of the order counts.
    pub(crate) async fn receive(&self, connection: &mut SqliteConnection, awaited: Awaited) -> Result<(), sqlx::Error> {
        let Awaited { order, placed_by } = awaited;
        let terms = term_table::all(connection).await?;
        let holdings = Holdings::new(self.catalogue, &terms);
        let priced = self.catalogue.offer(&order.offer).and_then(|offer| {
            // What the transfer was asked for, whatever the offer costs by now.
            let price = pricing::price(self.partner, holdings, offer, order.placed)?;
            (price.total == order.total).then_some((offer, price))
        });
        let Some((offer, price)) = priced else {
            log::error!(
                "order {} is for nothing that this version sells at its total",
                order.number
            );
            // The order is over; whoever asks finds it expired instead of waiting for ever.
            return order_table::set_state(connection, &order.number, OrderState::Expired).await;
        };
        let paid = PaidOrder {
            term: holdings.next_term(offer, order.kind, self.today),
            placed_by: placed_by.unwrap_or(self.partner.role),
            offer,
            price,
            means: Means::Transfer,
            order,
        };
        self.confirm(connection, paid).await?;
        Ok(())
    }

    async fn open_order(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        number: &str,
    ) -> Result<Awaited, Problem> {
        caller.must_be_allowed(Activity::Buy)?;
        match order_table::awaited(connection, self.partner, number).await? {
            Some(awaited) => Ok(awaited),
            None if order_table::by_number(connection, self.partner, number)
                .await?
                .is_some() =>
            {
                Err(Problem::Refused(Refused::NotOpen))
            }
            None => Err(Problem::NoSuch("order")),
        }
    }

    async fn as_it_is(&self, connection: &mut SqliteConnection, number: &str) -> Result<OrderResource, Problem> {
        order_table::by_number(connection, self.partner, number)
            .await?
            .ok_or(Problem::NoSuch("order"))
    }

    /// What an upload proves, by its content and the day of the order.
    fn checked(&self, upload: &ProofUpload, placed: NaiveDate) -> Result<PaymentProof, Problem> {
        let ProofUpload { proof, content } = upload;
        let kind = ProofKind::of(content).map_err(|problem| invalid(problem.to_string()))?;
        if kind != proof.kind {
            return Err(invalid("the file is of another kind than the form says"));
        }
        if u64::try_from(content.len()) != Ok(proof.size) {
            return Err(invalid("the file has another size than the form says"));
        }
        let sha256 = hex::encode(Sha256::digest(content));
        if !sha256.eq_ignore_ascii_case(&proof.sha256) {
            return Err(invalid("the file is another one than the form says"));
        }
        let earliest = placed
            .checked_sub_days(Days::new(EARLIER_PAYMENT_DAYS))
            .unwrap_or(NaiveDate::MIN);
        if proof.paid_on > self.today || proof.paid_on < earliest {
            return Err(Problem::Refused(Refused::InvalidProofDate(format!(
                "the payment date is not within {earliest} and {}",
                self.today
            ))));
        }
        Ok(PaymentProof {
            sha256,
            ..proof.clone()
        })
    }
}

fn invalid(why: impl Into<String>) -> Problem {
    Problem::Refused(Refused::InvalidProof(why.into()))
}
