use chrono::Days;
use domain::{NaiveDate, Order, OrderKind, OrderState, Payment, SAFE_TRANSFER_DAYS, Term};
use words::Words;

use crate::orders::proof::proof_facts;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::orders::refusal::change_refused;
use crate::view::{FactView, TransferView};
use crate::words::dates::in_order_of_time;
use crate::words::labels::{fact, fact_to_copy, iso};
use crate::{Code, Engine, Error};

impl Engine {
    /// Cancels an order that was placed and is not paid. A draft was never sent: it is discarded instead.
    ///
    /// # Errors
    /// [`Code::OrderPaid`], [`Code::OrderNotOpen`] when it has ended, or the connection's error.
    pub async fn cancel_order(&self, order: &str) -> Result<Order, Error> {
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        let (mut order, number) = self.awaiting_transfer(order).await?;
        let remote = self.center().cancel_order(&number).await;
        let remote = remote.map_err(|error| change_refused(error, &number))?;
        self.apply(&mut order, &remote);
        self.store().put_order(self.account(), &order).await?;
        Ok(order)
    }

    pub(crate) async fn awaiting_transfer(&self, id: &str) -> Result<(Order, String), Error> {
        let order = self.stored_order(id).await?;
        let waits = matches!(order.state, OrderState::AwaitingPayment | OrderState::ProofUploaded);
        match order.number.clone().filter(|_| waits) {
            Some(number) => Ok((order, number)),
            None if order.state == OrderState::Confirmed => {
                Err(Error::new(Code::OrderPaid).with("order", order.shown_number()))
            }
            None => Err(Error::new(Code::OrderNotOpen).with("order", id)),
        }
    }

    pub(crate) async fn transfer_view(&self, words: &Words, order: &Order) -> Result<Option<TransferView>, Error> {
        if !matches!(order.state, OrderState::AwaitingPayment | OrderState::ProofUploaded) {
            return Ok(None);
        }
        let closes = match &order.handoff {
            Some(handoff) => handoff.closes,
            None => self.window_closes(order).await?,
        };
        let send_by = last_day_to_send(closes, order.expires);
        let deadlines = [
            (closes, "transfer-window-ends"),
            (order.expires, "fact-order-expires"),
            (send_by, "transfer-send-by"),
        ];
        let unsent = order.state == OrderState::AwaitingPayment;
        let too_late = unsent && send_by.is_some_and(|day| day < self.clock().today());
        let late = matches!((closes, order.expires), (Some(closes), Some(expires)) if closes < expires);
        let paid_to = order
            .instructions
            .as_ref()
            .map(|instructions| instructions.account_number.clone());
        Ok(Some(TransferView {
            instructions: instructions(words, order),
            deadlines: in_order_of_time(deadlines)
                .into_iter()
                .map(|(day, label)| fact(words, label, words.deadline(day)))
                .collect(),
            warning: match (too_late, late) {
                (true, _) => words.text("transfer-too-late"),
                (false, true) => words.text("transfer-late"),
                (false, false) => String::new(),
            },
            proof: order
                .proof
                .as_ref()
                .map(|proof| proof_facts(words, proof))
                .unwrap_or_default(),
            paid_to: paid_to.unwrap_or_default(),
            paid_on: iso(self.clock().today()),
            card_reason: self.why_no_switch(order, words).await?,
        }))
    }

    /// The last safe day of the term that a renewal is for; a first purchase has none.
    async fn window_closes(&self, order: &Order) -> Result<Option<NaiveDate>, Error> {
        if order.kind == OrderKind::Buy {
            return Ok(None);
        }
        let Some(records) = self.stored_records().await? else {
            return Ok(None);
        };
        let offer = self.offer(order.offer.as_str())?;
        let term = records.holdings(self).term(&offer.id);
        let policy = |term: &Term| self.catalogue().policy_of(offer, term.anniversary);
        Ok(term.and_then(|term| policy(term).window(term.anniversary).closes))
    }
}

/// One week until the money is booked, and the bank's own days, before whichever clock ends first.
pub(crate) fn last_day_to_send(closes: Option<NaiveDate>, expires: Option<NaiveDate>) -> Option<NaiveDate> {
    let ends = closes.into_iter().chain(expires).min()?;
    ends.checked_sub_days(Days::new(SAFE_TRANSFER_DAYS))
}

fn instructions(words: &Words, order: &Order) -> Vec<FactView> {
    let mut facts = Vec::new();
    if let Some(total) = order.total {
        facts.push(FactView {
            copy: total.amount.to_string(),
            ..fact(words, "transfer-amount", words.money(total))
        });
    }
    if let Some(given) = &order.instructions {
        facts.push(fact_to_copy(words, "transfer-reference", given.reference.clone()));
        facts.push(fact_to_copy(words, "transfer-account-name", given.account_name.clone()));
        facts.push(fact_to_copy(
            words,
            "transfer-account-number",
            given.account_number.clone(),
        ));
        facts.push(fact_to_copy(words, "transfer-swift", given.swift.clone()));
    }
    if let Some(Payment::Transfer { contact }) = &order.payment {
        let value = words.side_by_side(&[&contact.name, &contact.phone, &contact.email]);
        if !value.is_empty() {
            facts.push(fact(words, "transfer-contact", value));
        }
    }
    facts
}
