use domain::{
    Identity, Money, Offer, OfferId, Order, OrderFailure, OrderKind, OrderState, Payment, Phrase, RequestId,
    TransferContact, TransferField,
};
use partner_center::{Error as CenterError, NewOrder, Refusal};
use uuid::Uuid;
use words::Words;

use crate::account::records::Records;
use crate::error::total_changed;
use crate::orders::order_input::checked_order;
use crate::orders::order_request::{OrderRequest, PaymentChoice};
use crate::orders::recovery::{ORDER_LOCK_WAIT, outcome_unknown};
use crate::orders::refusal::{other_kind, recorded_failure, refusal, refusal_detail, refuse_unless_eligible};
use crate::orders::repeated::{card_digest, po_number, refuse_other_contents, was_never_refused};
use crate::{Code, Engine, Error};

/// An order that is on the disk as being sent.
struct Written {
    order: Order,
    /// What was known under its request id before.
    before: Option<Order>,
}

impl Engine {
    /// Places an order. It is written down before it is sent, sent once, and what comes back is written down with its
    /// invoice. An error says whether something was charged.
    ///
    /// # Errors
    /// A refusal, an unknown outcome, or what keeps it from being sent; [`Code::ChargeDiffers`] for an order that is
    /// placed and written down, at another total than was accepted.
    pub async fn place(&self, request: OrderRequest, words: &Words) -> Result<Order, Error> {
        let order = self.place_as_charged(request, words).await?;
        match (order.differing_total(), order.total) {
            (Some(charged), Some(accepted)) => Err(Error::new(Code::ChargeDiffers)
                .with("order", order.shown_number())
                .with("charged", charged)
                .with("accepted", accepted)),
            _ => Ok(order),
        }
    }

    /// As [`Engine::place`], for a caller who shows the order with what is wrong with its total.
    pub(crate) async fn place_as_charged(&self, request: OrderRequest, words: &Words) -> Result<Order, Error> {
        let request = checked_order(request)?;
        let offer = self.offer(&request.offer)?.clone();
        if !self.center().capabilities().orders {
            return Err(Error::new(Code::NotOffered));
        }
        if !self.parts().key.keeps_data() {
            return Err(Error::new(Code::NothingKept));
        }
        if let PaymentChoice::Transfer(contact) = &request.payment {
            refuse_incomplete(contact, words)?;
        }
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        self.recover_before_order(&offer.id).await?;
        let again = match self.asked_before(&request, words).await? {
            Some(known) if may_be_sent_again(&known) => Some(known),
            Some(known) if known.state.is_unsettled() => return Err(outcome_unknown(&known)),
            Some(known) => return settled(known, words),
            None => {
                self.refuse_while_in_doubt(&offer.id).await?;
                None
            }
        };

        let in_doubt = again.clone().filter(|again| again.state.is_unsettled());
        let records = self.records_to_order(&offer, request.kind, again.as_ref()).await?;
        let sender = Identity::from(&records.session);
        if let Some(open) = in_doubt.as_ref().filter(|open| open.sent_by.as_ref() != Some(&sender)) {
            // Of somebody else the connection may take the same request id for another one.
            return Err(outcome_unknown(open));
        }
        let orders = self.other_orders(again.as_ref()).await?;
        let judged = records.judge(self, &offer, &orders, self.clock().today());
        let agreed = async {
            refuse_unless_eligible(&judged, words)?;
            let kind = judged.eligibility.kind;
            if let Some(wanted) = request.kind.filter(|wanted| *wanted != kind) {
                return Err(other_kind(wanted, &judged, words));
            }
            let total = match in_doubt.as_ref().and_then(|open| open.total) {
                Some(sent) => sent,
                None => self.agreed_total(&request, &offer.id, kind).await?,
            };
            Ok((kind, total))
        };
        let (kind, total) = match (agreed.await, &in_doubt) {
            (Ok(agreed), _) => agreed,
            (Err(error), None) => return Err(error),
            // What stands in the way may be the order itself.
            (Err(error), Some(open)) => return Err(outcome_unknown(open).because(error)),
        };
        let written = self
            .written_down(&request, again, &offer.id, kind, total, sender)
            .await?;
        self.crash_point("order-written");
        let placed = settled(self.send(written, &request, words).await?, words)?;
        self.refresh_quietly(records).await;
        Ok(placed)
    }

    /// What an order is judged by before it is sent. The terms are asked for: one that was made elsewhere turns a renewal
    /// into a purchase. The rest is taken as it is stored as long as it allows the order, because the connection judges it
    /// all again. Where it does not, everything is fetched: nothing is refused for what has changed since.
    async fn records_to_order(
        &self,
        offer: &Offer,
        wanted: Option<OrderKind>,
        again: Option<&Order>,
    ) -> Result<Records, Error> {
        let Some(mut records) = self.stored_records().await? else {
            return self.fetch_records().await;
        };
        records.0.terms = self.ask_terms().await?;
        let orders = self.other_orders(again).await?;
        let judged = records.judge(self, offer, &orders, self.clock().today());
        let as_wanted = wanted.is_none_or(|wanted| wanted == judged.eligibility.kind);
        if judged.eligibility.allows_order() && as_wanted {
            Ok(records)
        } else {
            self.fetch_records().await
        }
    }

    /// The total that is sent with the order. One that was quoted for the draft and accepted is not asked for again: the
    /// connection charges it or refuses.
    async fn agreed_total(&self, request: &OrderRequest, offer: &OfferId, kind: OrderKind) -> Result<Money, Error> {
        if let (Some(accepted), Some(id)) = (request.accepted_total, request.draft) {
            let draft = self.draft_to_send(id).await?;
            let quoted = self.quoted_total(&draft).await?;
            if let Some(quoted) = quoted.filter(|quoted| draft.kind == kind && is_same(*quoted, accepted)) {
                return Ok(quoted);
            }
        }
        let quoted = self.center().quote(offer, kind).await?.total;
        match request.accepted_total {
            Some(accepted) if !is_same(quoted, accepted) => Err(total_changed(quoted, accepted)),
            _ => Ok(quoted),
        }
    }

    /// The orders that could stand in the way: every one but the one that is sent again.
    async fn other_orders(&self, again: Option<&Order>) -> Result<Vec<Order>, Error> {
        let mut orders = self.store().orders(self.account()).await?;
        orders.retain(|order| again.is_none_or(|again| order.id != again.id));
        Ok(orders)
    }

    /// The order that was submitted under the given request id. A repeated one means: I do not know whether this was placed.
    async fn asked_before(&self, request: &OrderRequest, words: &Words) -> Result<Option<Order>, Error> {
        let Some(id) = request.request_id else { return Ok(None) };
        let Some(known) = self.store().order_by_request(self.account(), RequestId(id)).await? else {
            return Ok(None);
        };
        if known.offer.as_str() != request.offer {
            let reason = Phrase::new("order-request-of-another-offer").with("request", id.to_string());
            return Err(Error::new(Code::WrongUsage).with("reason", words.say(&reason)));
        }
        refuse_other_contents(request, &known, words)?;
        Ok(Some(known))
    }

    /// The attempt at an offer whose request id was never refused: the next one is made under the same id, so that even a
    /// first sending that turns up late makes no second order.
    async fn never_refused(&self, offer: &OfferId) -> Result<Option<Order>, Error> {
        let orders = self.store().orders(self.account()).await?;
        Ok(orders
            .into_iter()
            .find(|order| order.offer == *offer && was_never_refused(order)))
    }

    /// Puts the order on the disk as being sent.
    async fn written_down(
        &self,
        request: &OrderRequest,
        again: Option<Order>,
        offer: &OfferId,
        kind: OrderKind,
        total: Money,
        sender: Identity,
    ) -> Result<Written, Error> {
        let earlier = match &again {
            Some(_) => None,
            None => self.never_refused(offer).await?,
        };
        let before = again.clone().or_else(|| earlier.clone());
        if let (Some(asked), Some(kept)) = (request.request_id, earlier.as_ref().and_then(|order| order.request_id)) {
            return Err(Error::new(Code::RequestPending)
                .with("request", asked.to_string())
                .with("earlier", kept.to_string()));
        }
        let mut order = match (again, request.draft) {
            (Some(again), _) => again,
            (None, Some(id)) => self.draft_to_send(id).await?,
            (None, None) => match self.store().draft(self.account(), offer).await? {
                Some(draft) => draft,
                None => self.blank_order(offer, kind),
            },
        };
        let not_open = Error::new(Code::OrderNotOpen).with("order", order.id.to_string());
        let kept = order.request_id.or(earlier.as_ref().and_then(|order| order.request_id));
        let request_id = kept.unwrap_or_else(|| RequestId(request.request_id.unwrap_or_else(Uuid::new_v4)));
        order.kind = kind;
        order.payment = Some(match &request.payment {
            _ if total.amount.is_zero() => Payment::Free,
            PaymentChoice::Card { summary, .. } => Payment::Card { card: summary.clone() },
            PaymentChoice::Transfer(contact) => Payment::Transfer {
                contact: contact.clone(),
            },
            PaymentChoice::Free => return Err(Error::new(Code::InvalidCard)),
        });
        order.po_number = po_number(request);
        order.total = Some(total);
        order.placed_total = None;
        order.request_id = Some(request_id);
        order.card_digest = card_digest(request_id, &request.payment);
        order.sent_by = Some(sender);
        order.absence = None;
        order.failure = None;
        order.modified = self.clock().now();
        if order.state != OrderState::Unknown {
            order
                .become_state(OrderState::Submitting)
                .map_err(|wrong| not_open.because(wrong))?;
        }
        match earlier.filter(|earlier| earlier.id != order.id) {
            Some(earlier) => {
                self.store()
                    .put_order_in_place_of(self.account(), &order, &earlier)
                    .await?;
            }
            None => self.store().put_order(self.account(), &order).await?,
        }
        Ok(Written { order, before })
    }

    /// Sends an order that is written down, once. What came back is written down before this answers; an order that the
    /// connection took and declined is answered as it is.
    async fn send(&self, written: Written, request: &OrderRequest, words: &Words) -> Result<Order, Error> {
        let Written { mut order, before } = written;
        let (Some(request_id), Some(total), Some(payment)) = (order.request_id, order.total, order.payment.clone())
        else {
            return Err(Error::new(Code::Internal).because("an order was to be sent before it was complete"));
        };
        let new = NewOrder {
            request_id,
            offer: order.offer.clone(),
            kind: order.kind,
            payment,
            card_token: match (&request.payment, &order.payment) {
                (_, Some(Payment::Free)) => None,
                (PaymentChoice::Card { token, .. }, _) => Some(token.clone()),
                (PaymentChoice::Transfer(_) | PaymentChoice::Free, _) => None,
            },
            po_number: order.po_number.clone(),
            accepted_total: total,
        };
        let answer = self.center().place_order(&new).await;
        self.crash_point("order-answered");
        let in_doubt = order.state == OrderState::Unknown;
        match answer {
            Ok(remote) => {
                self.apply(&mut order, &remote);
                self.keep_with_invoice(&order).await.map_err(outcome_unwritten)?;
                self.crash_point("order-kept");
                Ok(order)
            }
            Err(CenterError::Unreachable(detail)) => {
                if let Err(unwritten) = self.not_sent(order, before).await {
                    log::error!("an order that was not sent stays written down as being sent: {unwritten}");
                }
                let code = if in_doubt {
                    Code::OutcomeUnknown
                } else {
                    Code::Unreachable
                };
                Err(Error::new(code).because(detail))
            }
            Err(CenterError::Refused(Refusal::TotalChanged { total: now })) if request.draft.is_some() => {
                if let Err(unwritten) = self.take_back(order, request_id).await {
                    log::error!("an order that was refused stays written down as being sent: {unwritten}");
                }
                Err(total_changed(now, total))
            }
            Err(error) if may_have_been_placed(&error) || (in_doubt && !is_by_rule(&error)) => {
                self.close_as(order, OrderState::Unknown, None)
                    .await
                    .map_err(outcome_unwritten)?;
                Err(Error::new(Code::OutcomeUnknown).because(error))
            }
            Err(error) => {
                let detail = refusal_detail(&error);
                let error = refusal(error, words);
                let failure = OrderFailure {
                    code: error.code.id().to_owned(),
                    detail,
                };
                if let Err(unwritten) = self.close_as(order, OrderState::Declined, Some(failure)).await {
                    log::error!("a refused order stays written down as being sent: {unwritten}");
                }
                Err(error)
            }
        }
    }

    /// Nothing left this computer. An order whose request id had left it before is what it was, and keeps the id.
    async fn not_sent(&self, order: Order, before: Option<Order>) -> Result<(), Error> {
        let Some(request) = order.request_id else { return Ok(()) };
        match before {
            None => self.take_back(order, request).await,
            Some(before) if before.id == order.id => Ok(self.store().put_order(self.account(), &before).await?),
            Some(before) => self.close_as(order, OrderState::Declined, before.failure).await,
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

    /// Nothing was placed: the order is a draft again.
    async fn take_back(&self, mut order: Order, request: RequestId) -> Result<(), Error> {
        order
            .become_state(OrderState::Draft)
            .map_err(|wrong| Error::new(Code::Internal).because(wrong))?;
        order.request_id = None;
        order.modified = self.clock().now();
        Ok(self.store().take_back_order(self.account(), &order, request).await?)
    }

    /// What an order changes of the records: its term, and what is known of the term's benefits. The order is already safe,
    /// so a failure here only leaves them as old as they say.
    async fn refresh_quietly(&self, mut records: Records) {
        let refreshed = async {
            records.0.standings = self.center().standings().await?;
            records.0.terms = self.ask_terms().await?;
            self.keep_records(&records).await
        };
        if let Err(error) = refreshed.await {
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
            placed_total: None,
            request_id: None,
            anniversary: None,
            invoice: None,
            failure: None,
            expires: None,
            instructions: None,
            proof: None,
            automatic: false,
            sent_by: None,
            absence: None,
            handoff: None,
            card_digest: None,
            created: now,
            modified: now,
        }
    }
}

/// How the order that was answered ended, for whoever placed it.
fn settled(order: Order, words: &Words) -> Result<Order, Error> {
    match &order.failure {
        Some(failure) if order.state == OrderState::Declined => Err(recorded_failure(failure, words)),
        _ => Ok(order),
    }
}

/// Whether it is harmless to send an order once more: the connection listed nothing for its request id, or never refused it.
fn may_be_sent_again(order: &Order) -> bool {
    (order.state.is_unsettled() && order.absence.is_some()) || was_never_refused(order)
}

fn is_same(total: Money, other: Money) -> bool {
    total.currency == other.currency && total.amount == other.amount
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
            | CenterError::NotOffered
    )
}

/// The connection refused for a reason of its own, and so this very submission.
const fn is_by_rule(error: &CenterError) -> bool {
    match error {
        CenterError::Refused(refusal) => !matches!(refusal, Refusal::Other { .. }),
        _ => false,
    }
}

/// After the order was sent, an error of the store must not say that nothing was charged. The order is still written
/// down as being sent, so it is asked for.
fn outcome_unwritten(error: Error) -> Error {
    Error::new(Code::OutcomeUnknown).because(error)
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
    Err(Error::new(Code::InvalidContact).with("problems", words.sentences(&told)))
}

/// The message for a contact field that cannot be submitted.
pub(crate) const fn problem_id(problem: TransferField) -> &'static str {
    match problem {
        TransferField::Name => "order-contact-name-missing",
        TransferField::Phone => "order-contact-phone-wrong",
        TransferField::Email => "order-contact-email-wrong",
    }
}
