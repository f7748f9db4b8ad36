use domain::{OfferAction, Order, OrderKind};
use words::Words;

use crate::Engine;
use crate::account::records::Judged;

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
}
