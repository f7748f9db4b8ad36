use domain::{Order, OrderState, Payment};
use words::Words;

use crate::orders::refusal::refuse_unless_eligible;
use crate::view::{WizardStep, WizardView};
use crate::{Code, Ending, Engine, Error};

impl Engine {
    /// Cancels an order that waits for its bank transfer and begins one of the same offer that is paid by card. Nothing is
    /// cancelled unless the new order can be begun today.
    ///
    /// # Errors
    /// [`Code::ProofThere`] once a payment proof is uploaded, [`Code::OrderPaid`], [`Code::OrderNotOpen`] when it has ended,
    /// [`Code::NotEligible`] when the offer could not be ordered anew, or the connection's error.
    pub async fn switch_to_card(&self, order: &str, words: &Words) -> Result<WizardView, Error> {
        let waiting = self.stored_order(order).await?;
        // What stands in the way since the last sync has to be known before the first order is gone.
        self.fetch_records().await?;
        self.refuse_unless_switchable(&waiting, words).await?;
        let cancelled = self.cancel_order(order).await?;
        let mut draft = self.draft_of(&cancelled.offer, cancelled.kind).await?;
        draft.payment = Some(Payment::Card { card: None });
        draft.po_number.clone_from(&cancelled.po_number);
        draft.modified = self.clock().now();
        self.store().put_order(self.account(), &draft).await?;
        self.keep_step(&draft, WizardStep::Payment).await?;
        self.begin_order(cancelled.offer.as_str(), words).await
    }

    /// Why an order cannot be paid by card instead; empty where it can.
    pub(crate) async fn why_no_switch(&self, order: &Order, words: &Words) -> Result<String, Error> {
        match self.refuse_unless_switchable(order, words).await {
            Ok(()) => Ok(String::new()),
            Err(error) if error.code.ending() == Ending::Refused || error.code == Code::NotFetched => {
                Ok(error.view(words).message)
            }
            Err(error) => Err(error),
        }
    }

    async fn refuse_unless_switchable(&self, order: &Order, words: &Words) -> Result<(), Error> {
        match order.state {
            OrderState::AwaitingPayment => {}
            OrderState::ProofUploaded => {
                return Err(Error::new(Code::ProofThere).with("order", order.shown_number()));
            }
            OrderState::Confirmed => {
                return Err(Error::new(Code::OrderPaid).with("order", order.shown_number()));
            }
            _ => return Err(Error::new(Code::OrderNotOpen).with("order", order.shown_number())),
        }
        let offer = self.offer(order.offer.as_str())?;
        let records = self.records().await?;
        let mut others = self.store().orders(self.account()).await?;
        others.retain(|other| other.id != order.id);
        let judged = records.judge(self, offer, &others, self.clock().today());
        refuse_unless_eligible(&judged, words)
    }
}
