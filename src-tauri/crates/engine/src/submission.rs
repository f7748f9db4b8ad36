use domain::{
    CardSummary, Check, Decimal, Money, OfferId, Order, OrderFailure, OrderKind, OrderState, Payment, Phrase,
    RequestId, TransferContact, TransferContactProblem,
};
use partner_center::{Error as CenterError, NewOrder, Refusal};
use uuid::Uuid;
use words::Words;

use crate::error::total_changed;
use crate::recovery::ORDER_LOCK_WAIT;
use crate::{Code, Engine, Error};

/// How an order is to be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentChoice {
    /// By card, with the gateway's token.
    Card {
        /// The token.
        token: String,
        /// What is kept of the card, where the gateway told it.
        summary: Option<CardSummary>,
    },
    /// By bank transfer.
    Transfer(TransferContact),
}

/// An order to be placed from beginning to end.
#[derive(Debug, Clone)]
pub struct OrderRequest {
    /// Id of the offer.
    pub offer: String,
    /// The kind that is wanted; `None` takes what the offer's state asks for.
    pub kind: Option<OrderKind>,
    /// How it is paid.
    pub payment: PaymentChoice,
    /// PO number.
    pub po_number: Option<String>,
    /// The total that was accepted; `None` accepts what the quote says.
    pub accepted_total: Option<Money>,
    /// The client request id; `None` makes one.
    pub request_id: Option<Uuid>,
    /// The draft this order was filled in as.
    pub draft: Option<Uuid>,
}

impl Engine {
    /// Places an order. It is written down before it is sent, sent once, and what comes back is written down with its
    /// invoice. An error says whether something was charged.
    ///
    /// # Errors
    /// A refusal, an unknown outcome, or what keeps it from being sent.
    pub async fn place(&self, request: OrderRequest, words: &Words) -> Result<Order, Error> {
        let offer = self.offer(&request.offer)?.clone();
        if !self.parts().key.keeps_data() {
            return Err(Error::new(Code::NothingKept));
        }
        if let PaymentChoice::Transfer(contact) = &request.payment {
            refuse_incomplete(contact, words)?;
        }
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        self.recover_locked().await?;
        if let Some(known) = self.already_placed(&request).await? {
            return Ok(known);
        }

        let fetched = self.fetch_records().await?;
        let orders = self.store().orders(self.account()).await?;
        let judged = fetched.records.judge(self, &offer, &orders, self.clock().today());
        let kind = judged.eligibility.kind;
        if !judged.eligibility.allows_order() || request.kind.is_some_and(|wanted| wanted != kind) {
            return Err(not_eligible(judged.eligibility.failed(), words));
        }
        let quote = self.center().quote(&offer.id, kind).await?;
        let accepted = request.accepted_total.unwrap_or(quote.total);
        if accepted.currency != quote.total.currency || accepted.amount != quote.total.amount {
            return Err(total_changed(quote.total, accepted));
        }

        let order = self.written_down(&request, &offer.id, kind, quote.total).await?;
        self.crash_point("order-written");
        self.send(order, &request, words).await
    }

    /// A repeated request id means: I do not know whether this was placed. It is answered with what is known.
    async fn already_placed(&self, request: &OrderRequest) -> Result<Option<Order>, Error> {
        let Some(id) = request.request_id else { return Ok(None) };
        let Some(known) = self.store().order_by_request(self.account(), RequestId(id)).await? else {
            return Ok(None);
        };
        if known.offer.as_str() != request.offer {
            return Err(Error::new(Code::WrongUsage).because("the request id belongs to an order of another offer"));
        }
        match &known.failure {
            Some(failure) if known.state == OrderState::Declined => Err(recorded_failure(failure)),
            _ => Ok(Some(known)),
        }
    }

    /// Puts the order on the disk as being sent.
    async fn written_down(
        &self,
        request: &OrderRequest,
        offer: &OfferId,
        kind: OrderKind,
        total: Money,
    ) -> Result<Order, Error> {
        let now = self.clock().now();
        let mut order = match request.draft {
            Some(id) => self.draft_to_send(id).await?,
            None => match self.store().draft(self.account(), offer).await? {
                Some(draft) => draft,
                None => self.blank_order(offer, kind),
            },
        };
        order.kind = kind;
        order.payment = Some(match &request.payment {
            PaymentChoice::Card { summary, .. } => Payment::Card { card: summary.clone() },
            PaymentChoice::Transfer(contact) => Payment::Transfer {
                contact: contact.clone(),
            },
        });
        order.po_number = request
            .po_number
            .as_deref()
            .map(str::trim)
            .filter(|po| !po.is_empty())
            .map(str::to_owned);
        order.total = Some(total);
        order.request_id = Some(RequestId(request.request_id.unwrap_or_else(Uuid::new_v4)));
        order.failure = None;
        order.modified = now;
        order
            .become_state(OrderState::Submitting)
            .map_err(|wrong| Error::new(Code::OrderNotOpen).because(wrong))?;
        self.store().put_order(self.account(), &order).await?;
        Ok(order)
    }

    async fn send(&self, mut order: Order, request: &OrderRequest, words: &Words) -> Result<Order, Error> {
        let (Some(request_id), Some(total), Some(payment)) = (order.request_id, order.total, order.payment.clone())
        else {
            return Err(Error::new(Code::Internal).because("an order was to be sent before it was complete"));
        };
        let new = NewOrder {
            request_id,
            offer: order.offer.clone(),
            kind: order.kind,
            payment,
            card_token: match &request.payment {
                PaymentChoice::Card { token, .. } => Some(token.clone()),
                PaymentChoice::Transfer(_) => None,
            },
            po_number: order.po_number.clone(),
            accepted_total: total,
        };
        let answer = self.center().place_order(&new).await;
        self.crash_point("order-answered");
        match answer {
            Ok(remote) => {
                self.apply(&mut order, &remote);
                if remote.total != total {
                    log::error!(
                        "order {}: {} was charged, {total} was accepted",
                        remote.number,
                        remote.total
                    );
                }
                self.keep_with_invoice(&order).await?;
                self.crash_point("order-kept");
                self.refresh_quietly().await;
                match &order.failure {
                    Some(failure) if order.state == OrderState::Declined => Err(recorded_failure(failure)),
                    _ => Ok(order),
                }
            }
            Err(CenterError::Unreachable(detail)) => {
                self.take_back(order, request_id).await?;
                Err(Error::new(Code::Unreachable).because(detail))
            }
            Err(error) if may_have_been_placed(&error) => {
                self.close_as(order, OrderState::Unknown, None).await?;
                Err(Error::new(Code::OutcomeUnknown).because(error))
            }
            Err(error) => {
                let error = refusal(error, words);
                let failure = OrderFailure {
                    code: error.code.id().to_owned(),
                    detail: None,
                };
                self.close_as(order, OrderState::Declined, Some(failure)).await?;
                Err(error)
            }
        }
    }

    async fn close_as(&self, mut order: Order, state: OrderState, failure: Option<OrderFailure>) -> Result<(), Error> {
        order
            .become_state(state)
            .map_err(|wrong| Error::new(Code::Internal).because(wrong))?;
        order.failure = failure;
        order.modified = self.clock().now();
        Ok(self.store().put_order(self.account(), &order).await?)
    }

    /// Nothing left this computer: the order is a draft again.
    async fn take_back(&self, mut order: Order, request: RequestId) -> Result<(), Error> {
        order
            .become_state(OrderState::Draft)
            .map_err(|wrong| Error::new(Code::Internal).because(wrong))?;
        order.request_id = None;
        order.modified = self.clock().now();
        Ok(self.store().take_back_order(self.account(), &order, request).await?)
    }

    /// The records after an order. The order is already safe, so a failure here only leaves them as old as they say.
    async fn refresh_quietly(&self) {
        if let Err(error) = self.fetch_records().await {
            log::warn!("the records could not be fetched after the order: {error}");
        }
    }

    pub(crate) fn blank_order(&self, offer: &OfferId, kind: OrderKind) -> Order {
        let now = self.clock().now();
        Order {
            id: Uuid::new_v4(),
            number: None,
            offer: offer.clone(),
            kind,
            state: OrderState::Draft,
            payment: None,
            po_number: None,
            total: None,
            request_id: None,
            anniversary: None,
            invoice: None,
            failure: None,
            expires: None,
            created: now,
            modified: now,
        }
    }
}

/// Only a plain refusal says that nothing was placed. Everything else may have been carried out.
const fn may_have_been_placed(error: &CenterError) -> bool {
    !matches!(
        error,
        CenterError::Refused(_)
            | CenterError::Forbidden(_)
            | CenterError::NotFound(_)
            | CenterError::SignInNeeded
            | CenterError::SecondFactorNeeded
            | CenterError::Throttled { .. }
    )
}

/// The error of an order that was declined earlier, from its record.
pub(crate) fn recorded_failure(failure: &OrderFailure) -> Error {
    let code = Code::ALL
        .iter()
        .copied()
        .find(|code| code.id() == failure.code)
        .unwrap_or(Code::Refused);
    let error = Error::new(code).with("reason", failure.detail.clone().unwrap_or_else(|| failure.code.clone()));
    error
        .with("reasons", failure.detail.clone().unwrap_or_default())
        .with("total", Decimal::ZERO)
}

/// The connection names the checks that it found in the way by their ids; they are told by their names.
fn refusal(error: CenterError, words: &Words) -> Error {
    let CenterError::Refused(Refusal::NotEligible(ids)) = &error else {
        return Error::from(error);
    };
    let names: Vec<String> = ids
        .split(", ")
        .map(|id| (id, format!("check-{}", id.replace('_', "-"))))
        .map(|(id, message)| {
            if words.has(&message) {
                words.text(&message)
            } else {
                id.to_owned()
            }
        })
        .collect();
    let reason = Phrase::new("check-refused-by-connection").with("checks", words.list(&names));
    Error::new(Code::NotEligible)
        .with("reasons", words.say(&reason))
        .because(error)
}

fn not_eligible<'a>(failed: impl Iterator<Item = &'a Check>, words: &Words) -> Error {
    let reasons: Vec<String> = failed.map(|check| words.say(&check.reason)).collect();
    Error::new(Code::NotEligible).with("reasons", reasons.join(" "))
}

fn refuse_incomplete(contact: &TransferContact, words: &Words) -> Result<(), Error> {
    let problems = contact.problems();
    if problems.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = problems
        .into_iter()
        .map(|problem| words.text(problem_id(problem)))
        .collect();
    Err(Error::new(Code::InvalidContact).with("problems", told.join(" ")))
}

/// The message for a contact field that cannot be submitted.
pub(crate) const fn problem_id(problem: TransferContactProblem) -> &'static str {
    match problem {
        TransferContactProblem::Name => "order-contact-name-missing",
        TransferContactProblem::Phone => "order-contact-phone-wrong",
        TransferContactProblem::Email => "order-contact-email-wrong",
    }
}
