use domain::{DateTime, OfferId, Order, OrderKind, OrderState, Payment, TransferContact, Utc, days_between};
use uuid::Uuid;

use crate::orders::recovery::outcome_unknown;
use crate::view::{DraftInput, PaymentMethod, WizardStep};
use crate::{Code, Engine, Error};

/// So many days after a failure the form still tells it.
const RECENT_DAYS: i64 = 1;

impl Engine {
    /// The draft of an offer, begun now if there is none. A declined order gives its answers to the new draft, so that
    /// only the card has to be entered again.
    pub(crate) async fn draft_of(&self, offer: &OfferId, kind: OrderKind) -> Result<Order, Error> {
        if let Some(draft) = self.store().draft(self.account(), offer).await? {
            return Ok(draft);
        }
        let orders = self.store().orders(self.account()).await?;
        let last = orders
            .iter()
            .find(|order| order.offer == *offer)
            .filter(|order| order.state == OrderState::Declined);
        let draft = match last {
            Some(declined) => self.again(declined),
            None => {
                let blank = self.blank_order(offer, kind);
                self.keep_step(&blank, WizardStep::Payment).await?;
                blank
            }
        };
        Ok(self.store().begin_draft(self.account(), &draft).await?)
    }

    /// The draft with an id; the id of a declined order means the draft that follows it.
    pub(crate) async fn draft(&self, id: &str) -> Result<Order, Error> {
        let order = self.stored_order(id).await?;
        match order.state {
            OrderState::Draft => Ok(order),
            OrderState::Declined => self.draft_of(&order.offer, order.kind).await,
            OrderState::Submitting | OrderState::Unknown => Err(outcome_unknown(&order)),
            _ => Err(Error::new(Code::OrderNotOpen).with("order", id)),
        }
    }

    pub(crate) async fn draft_to_send(&self, id: Uuid) -> Result<Order, Error> {
        self.draft(&id.to_string()).await
    }

    pub(crate) async fn stored_order(&self, id: &str) -> Result<Order, Error> {
        self.store()
            .order(self.account(), id)
            .await?
            .ok_or_else(|| Error::new(Code::OrderNotFound).with("order", id))
    }

    /// The step at which the form was left.
    pub(crate) async fn step_of(&self, draft: &Order) -> Result<WizardStep, Error> {
        let step = self.store().setting(Some(self.account()), &step_name(draft)).await?;
        Ok(step
            .and_then(|step| WizardStep::from_id(&step).ok())
            .unwrap_or(WizardStep::Payment))
    }

    pub(crate) async fn keep_step(&self, draft: &Order, step: WizardStep) -> Result<(), Error> {
        let name = step_name(draft);
        Ok(self.store().set_setting(Some(self.account()), &name, step.id()).await?)
    }

    /// Whether what came to nothing at this instant still says something to whoever fills the form in: the latest advice to
    /// wait is one of 24 hours.
    pub(crate) fn is_recent(&self, instant: DateTime<Utc>) -> bool {
        days_between(instant.date_naive(), self.clock().today()) <= RECENT_DAYS
    }

    fn again(&self, declined: &Order) -> Order {
        let mut order = self.blank_order(&declined.offer, declined.kind);
        order.payment = match &declined.payment {
            Some(Payment::Card { .. } | Payment::Free) => Some(Payment::Card { card: None }),
            other => other.clone(),
        };
        order.po_number.clone_from(&declined.po_number);
        order.failure = declined.failure.clone().filter(|_| self.is_recent(declined.modified));
        order
    }
}

/// The name of the setting that remembers the step of a draft. The draft that follows a declined order goes on where
/// that one was.
fn step_name(draft: &Order) -> String {
    format!("wizard-step-{}", draft.offer)
}

/// The contact as it was typed.
pub(crate) fn contact_of(input: &DraftInput) -> TransferContact {
    TransferContact {
        name: input.contact_name.clone(),
        phone: input.contact_phone.clone(),
        email: input.contact_email.clone(),
    }
}

/// What was filled in, for the form.
pub(crate) fn input_of(order: &Order, step: WizardStep) -> DraftInput {
    let (method, contact) = match &order.payment {
        Some(Payment::Transfer { contact }) => (PaymentMethod::Transfer, contact.clone()),
        Some(Payment::Card { .. } | Payment::Free) | None => (PaymentMethod::Card, TransferContact::default()),
    };
    DraftInput {
        method,
        contact_name: contact.name,
        contact_phone: contact.phone,
        contact_email: contact.email,
        po_number: order.po_number.clone().unwrap_or_default(),
        step,
    }
}
