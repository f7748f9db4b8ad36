use domain::{Activity, Offer, Order, OrderState, Payment, Phrase, Term};
use words::Words;

use crate::account::records::Records;
use crate::account::roles::why_not;
use crate::view::AutoRenewView;
use crate::words::labels::card;
use crate::{Engine, Error};

/// The one statement on automatic renewal, wherever it is made: what the connection says of the term that runs, and where
/// that comes from.
impl Engine {
    /// The statement on an offer; `None` where no term of it runs.
    pub(crate) async fn auto_renew(
        &self,
        words: &Words,
        records: &Records,
        offer: &Offer,
    ) -> Result<Option<AutoRenewView>, Error> {
        let on = self.clock().today();
        let Some(term) = records.holdings(self).term(&offer.id).filter(|term| term.is_active(on)) else {
            return Ok(None);
        };
        if self.is_auto_renew_unknown(&offer.id, term.anniversary).await? {
            return Ok(None);
        }
        let mut refusal = why_not(records.session.role, Activity::Buy, words);
        if !self.center().capabilities().orders {
            refusal = words.text("auto-renew-elsewhere");
        }
        Ok(Some(AutoRenewView {
            on: term.auto_renew,
            label: self.auto_renew_label(words, offer, term).await?,
            detail: words.text(if term.auto_renew {
                "auto-renew-on-detail"
            } else {
                "auto-renew-off-detail"
            }),
            can_turn_off: term.auto_renew && refusal.is_empty(),
            reason: if term.auto_renew { refusal } else { String::new() },
        }))
    }

    /// The same statement for an order whose term is the one that runs.
    pub(crate) async fn auto_renew_after(&self, words: &Words, order: &Order) -> Result<Option<AutoRenewView>, Error> {
        if order.state != OrderState::Confirmed {
            return Ok(None);
        }
        let (Some(offer), Some(records)) = (self.catalogue().offer(&order.offer), self.stored_records().await?) else {
            return Ok(None);
        };
        let is_its_own = |term: &Term| Some(term.anniversary) == order.anniversary;
        if !records.holdings(self).term(&offer.id).is_some_and(is_its_own) {
            return Ok(None);
        }
        self.auto_renew(words, &records, offer).await
    }

    async fn auto_renew_label(&self, words: &Words, offer: &Offer, term: &Term) -> Result<String, Error> {
        if !term.auto_renew {
            return Ok(words.text("auto-renew-off"));
        }
        let day = self
            .catalogue()
            .policy_of(offer, term.anniversary)
            .window(term.anniversary)
            .opens;
        let orders = self.store().orders(self.account()).await?;
        let paid_with = orders
            .iter()
            .filter(|order| order.offer == offer.id && order.state == OrderState::Confirmed)
            .find_map(|order| match &order.payment {
                Some(Payment::Card { card: Some(summary) }) => Some(card(words, summary)),
                _ => None,
            });
        Ok(match paid_with {
            Some(card) => words.say(&Phrase::new("auto-renew-on-with").with("day", day).with("card", card)),
            None => words.say(&Phrase::new("auto-renew-on").with("day", day)),
        })
    }
}
