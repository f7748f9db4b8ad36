use domain::{NaiveDate, OfferAction, Order, OrderKind};
use words::Words;

use crate::Engine;
use crate::account::records::Judged;
use crate::view::HandoffKind;

impl Engine {
    /// How an offer goes on where no connection places orders; empty where one does, or where nothing can be done today.
    pub(crate) fn handoff_step(&self, judged: &Judged<'_>, orders: &[Order], words: &Words) -> String {
        if self.center().capabilities().orders {
            return String::new();
        }
        let is_open =
            |order: &&Order| order.offer == judged.offer.id && order.state.is_open() && order.handoff.is_some();
        if orders.iter().any(|order| is_open(&order)) {
            return words.text("handoff-step-open");
        }
        match (judged.status.action, judged.eligibility.kind) {
            (OfferAction::None, _) => String::new(),
            (_, OrderKind::Renew) => words.text("handoff-step-renew"),
            (_, OrderKind::Buy) => words.text("handoff-step-buy"),
        }
    }

    /// What besides an order a person can be led through for an offer, where no connection does it. Only what runs can be
    /// cancelled.
    pub(crate) fn other_handoffs(&self, judged: &Judged<'_>, on: NaiveDate) -> Vec<HandoffKind> {
        if self.center().capabilities().orders {
            return Vec::new();
        }
        let runs = judged.term.is_some_and(|term| term.is_active(on));
        let cancel = runs.then_some(HandoffKind::Cancel);
        [HandoffKind::BillTo, HandoffKind::Request]
            .into_iter()
            .chain(cancel)
            .collect()
    }
}
