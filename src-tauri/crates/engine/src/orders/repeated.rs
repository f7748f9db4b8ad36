//! What is sent again under a request id that was used before.

use domain::{Money, Order, OrderFailure, OrderState, Payment, RequestId, TransferContact};
use sha2::{Digest, Sha256};
use words::Words;

use crate::orders::order_request::{OrderRequest, PaymentChoice};
use crate::{Code, Error};

/// An attempt that came to nothing without the connection having refused its request id. Whoever tries again does so under
/// the same id, or a first sending that turns up late would be a second order.
pub(crate) fn was_never_refused(order: &Order) -> bool {
    order.state == OrderState::Declined
        && order.request_id.is_some()
        && order.number.is_none()
        && !order.failure.as_ref().is_some_and(is_by_rule)
}

/// Whether the connection answered by its own rules; after that the request id is used up.
fn is_by_rule(failure: &OrderFailure) -> bool {
    matches!(
        Code::from_id(&failure.code),
        Ok(Code::CardDeclined)
            | Ok(Code::CardError715)
            | Ok(Code::UnknownCardToken)
            | Ok(Code::InvalidCard)
            | Ok(Code::TotalChanged)
            | Ok(Code::NotEligible)
    )
}

/// A digest of the card's token that says nothing under another request id.
pub(crate) fn card_digest(request: RequestId, payment: &PaymentChoice) -> Option<String> {
    let PaymentChoice::Card { token, .. } = payment else {
        return None;
    };
    let mut hash = Sha256::new();
    hash.update(request.0.as_bytes());
    hash.update(token.as_bytes());
    Some(hex::encode(hash.finalize()))
}

/// The purchase order number as it is sent.
pub(crate) fn po_number(request: &OrderRequest) -> Option<String> {
    let typed = request.po_number.as_deref().map(str::trim);
    typed.filter(|po| !po.is_empty()).map(str::to_owned)
}

/// One request id stands for one order: with other contents it would answer something else than what is asked.
pub(crate) fn refuse_other_contents(request: &OrderRequest, known: &Order, words: &Words) -> Result<(), Error> {
    let differences = [
        (
            "order-differs-kind",
            request.kind.is_some_and(|kind| kind != known.kind),
        ),
        (
            "order-differs-method",
            !is_same_method(&request.payment, known.payment.as_ref()),
        ),
        ("order-differs-card", is_another_card(request, known)),
        ("order-differs-contact", is_another_contact(request, known)),
        ("order-differs-po", po_number(request) != known.po_number),
        (
            "order-differs-total",
            is_another_total(request.accepted_total, known.total),
        ),
    ];
    let told: Vec<String> = differences
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(id, _)| words.text(id))
        .collect();
    if told.is_empty() {
        return Ok(());
    }
    let id = known.request_id.map(|id| id.to_string()).unwrap_or_default();
    Err(Error::new(Code::RequestDiffers)
        .with("request", id)
        .with("order", known.shown_number())
        .with("differences", words.list(&told)))
}

const fn is_same_method(asked: &PaymentChoice, known: Option<&Payment>) -> bool {
    matches!(
        (asked, known),
        (_, None | Some(Payment::Free))
            | (PaymentChoice::Card { .. }, Some(Payment::Card { .. }))
            | (PaymentChoice::Transfer(_), Some(Payment::Transfer { .. }))
    )
}

fn is_another_card(request: &OrderRequest, known: &Order) -> bool {
    match (known.request_id, &known.payment, &known.card_digest) {
        (Some(id), Some(Payment::Card { .. }), Some(digest)) => {
            card_digest(id, &request.payment).is_some_and(|asked| asked != *digest)
        }
        _ => false,
    }
}

fn is_another_contact(request: &OrderRequest, known: &Order) -> bool {
    let (PaymentChoice::Transfer(asked), Some(Payment::Transfer { contact })) = (&request.payment, &known.payment)
    else {
        return false;
    };
    let fields = |contact: &TransferContact| {
        [&contact.name, &contact.phone, &contact.email].map(|field| field.trim().to_owned())
    };
    fields(asked) != fields(contact)
}

fn is_another_total(asked: Option<Money>, known: Option<Money>) -> bool {
    asked
        .zip(known)
        .is_some_and(|(asked, known)| asked.currency != known.currency || asked.amount != known.amount)
}
