use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

use crate::{Handoff, INVOICE_EXPECTED_DAYS, NamedOffer, Order, OrderState, PAYMENT_DAYS, a_year_after};

/// An invoice is dated in UTC and an order by the calendar of this computer: so many days lie between them at most.
const EARLIER_DAYS: u64 = 2;
/// So many days more than sources say a payment and its invoice may take.
const SLACK_DAYS: u64 = 20;
/// Whoever did not say when it was done may have done it as long after it was prepared: a window from before the anniversary
/// date to its last day.
const UNSAID_DAYS: u64 = 60;
/// A term begins so many days before its order: one that is renewed on the last day of a window counts from before it.
const BEGINS_BEFORE_DAYS: u64 = 35;
/// A term begins so many days after its order: one that is paid by transfer counts from the payment.
const BEGINS_AFTER_DAYS: u64 = 75;

/// The invoice that confirms an order which was handed off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandoffInvoice<'a> {
    /// The id of the order.
    pub order: Uuid,
    /// Where its offer is named.
    pub named: &'a NamedOffer,
}

/// The invoice of each order that was handed off and has one among these, whichever came first: of all that can be an order's
/// the earliest, and none for two orders. The earlier order has the first choice.
#[must_use]
pub fn confirmed_handoffs<'a>(orders: &[Order], named: &'a [NamedOffer]) -> Vec<HandoffInvoice<'a>> {
    let mut waiting: Vec<(&Order, &Handoff)> = orders
        .iter()
        .filter(|order| waits_or_is_confirmed(order.state))
        .filter_map(|order| Some((order, order.handoff.as_ref()?)))
        .collect();
    waiting.sort_by_key(|(order, handoff)| (handoff.began(), order.created, order.id));
    let mut invoices: Vec<&NamedOffer> = named.iter().collect();
    invoices.sort_by_key(|named| (named.issued, &named.invoice, named.period));
    let mut confirmed: Vec<HandoffInvoice<'a>> = Vec::new();
    for (order, handoff) in waiting {
        let is_taken = |named: &NamedOffer| {
            confirmed
                .iter()
                .any(|other| other.named.invoice == named.invoice && other.named.offer == named.offer)
        };
        let found = invoices
            .iter()
            .find(|named| named.offer == order.offer && handoff.is_plausible(named) && !is_taken(named));
        if let Some(named) = found {
            confirmed.push(HandoffInvoice { order: order.id, named });
        }
    }
    confirmed
}

const fn waits_or_is_confirmed(state: OrderState) -> bool {
    matches!(
        state,
        OrderState::HandedOff | OrderState::AwaitingInvoice | OrderState::AwaitingPayment | OrderState::Confirmed
    )
}

impl Handoff {
    /// Whether an invoice of its offer can be the one of this order: by the day of issue, and by the term where one is told.
    fn is_plausible(&self, named: &NamedOffer) -> bool {
        let began = self.began();
        let waits = match self.done {
            Some(_) => 0,
            None => UNSAID_DAYS,
        };
        let first = began.checked_sub_days(Days::new(EARLIER_DAYS));
        let last = self.done.unwrap_or(self.prepared).checked_add_days(Days::new(
            PAYMENT_DAYS + INVOICE_EXPECTED_DAYS.unsigned_abs() + SLACK_DAYS + waits,
        ));
        let is_issued_then =
            first.is_none_or(|first| named.issued >= first) && last.is_none_or(|last| named.issued <= last);
        is_issued_then && self.is_its_term(named)
    }

    /// A term that begins before the one that is renewed has ended, or long before or after the order, is another one.
    fn is_its_term(&self, named: &NamedOffer) -> bool {
        let Some((from, _)) = named.period else { return true };
        let near = |day: NaiveDate, before: u64, after: u64| {
            let first = day.checked_sub_days(Days::new(before));
            let last = day.checked_add_days(Days::new(after));
            first.is_none_or(|first| from >= first) && last.is_none_or(|last| from <= last)
        };
        match self.anniversary {
            Some(anniversary) => near(anniversary, BEGINS_BEFORE_DAYS, BEGINS_BEFORE_DAYS + BEGINS_AFTER_DAYS),
            None => near(self.began(), BEGINS_BEFORE_DAYS, BEGINS_AFTER_DAYS + UNSAID_DAYS),
        }
    }
}

impl Order {
    /// Takes the invoice that confirms it; tells whether anything changed. The total that somebody noted stays beside the one
    /// of the invoice where they differ.
    pub fn confirm_by(&mut self, named: &NamedOffer, now: DateTime<Utc>) -> bool {
        if self.handoff.is_none() || !self.state.may_become(OrderState::Confirmed) {
            return false;
        }
        let confirmed = Self {
            state: OrderState::Confirmed,
            invoice: Some(named.invoice.clone()),
            anniversary: named.begins().map(a_year_after),
            placed_total: Some(named.total).filter(|total| self.total != Some(*total)),
            ..self.clone()
        };
        if confirmed == *self {
            return false;
        }
        *self = confirmed;
        self.modified = now;
        true
    }
}
