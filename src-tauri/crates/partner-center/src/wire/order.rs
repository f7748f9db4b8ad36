use domain::{
    CardSummary, InvoiceNumber, Money, OfferId, OrderFailure, OrderKind, OrderState, Payment, PaymentProof, RequestId,
    TransferContact,
};
use uuid::Uuid;

use super::offer::currency_of;
use super::party::filled;
use super::{
    Amount, Attributes, CardResource, Day, Flag, Incomplete, ProofResource, Text, TransferInstructionsResource,
    by_word, plain_word, required,
};
use crate::{NewOrder, RemoteOrder};

resources! {
    /// Who answers questions about a transfer.
    pub struct TransferContactResource {
        /// Name.
        name: Text,
        /// Phone.
        phone: Text,
        /// E-mail.
        email: Text,
    }

    /// How an order is paid.
    pub struct PaymentResource {
        /// `card`, `transfer` or `none`.
        method: Text,
        /// The gateway's token; sent, never answered.
        card_token: Text,
        /// The card, in an answer.
        card: CardResource,
        /// The contact of a transfer.
        contact: TransferContactResource,
    }

    /// `POST /v1/membership/orders`.
    pub struct OrderRequest {
        /// The one id of the submission.
        request_id: Text,
        /// The offer.
        offer_id: Text,
        /// `buy` or `renew`.
        kind: Text,
        /// How it is paid.
        payment: PaymentResource,
        /// The purchase order number.
        purchase_order_number: Text,
        /// The total that was accepted.
        accepted_total: Amount,
        /// ISO 4217 code of it.
        currency_code: Text,
    }

    /// An order.
    pub struct OrderResource {
        /// The order number.
        id: Text,
        /// The id of its submission.
        request_id: Text,
        /// The offer.
        offer_id: Text,
        /// `buy` or `renew`.
        kind: Text,
        /// Where it stands.
        status: Text,
        /// How it is paid.
        payment: PaymentResource,
        /// The purchase order number.
        purchase_order_number: Text,
        /// What was or will be charged.
        total_charges: Amount,
        /// ISO 4217 code of it.
        currency_code: Text,
        /// The day it was placed.
        creation_date: Day,
        /// The day it expires unpaid.
        expiry_date: Day,
        /// The anniversary date it led to.
        anniversary_date: Day,
        /// Its invoice.
        invoice_id: Text,
        /// The code of the reason for a decline.
        failure_code: Text,
        /// What the gateway said.
        failure_description: Text,
        /// Where to transfer the money, while a transfer is awaited.
        transfer_instructions: TransferInstructionsResource,
        /// The proof of the transfer, without its file.
        payment_proof: ProofResource,
        /// Automatic renewal placed it.
        is_automatic: Flag,
        /// Kind.
        attributes: Attributes,
    }
}

impl PaymentResource {
    /// The payment of a submission. A card is sent as its token alone.
    fn of_submission(payment: &Payment, token: Option<&str>) -> Self {
        match payment {
            Payment::Card { .. } => Self {
                method: Some("card".into()),
                card_token: token.map(Into::into),
                ..Self::default()
            },
            Payment::Transfer { .. } | Payment::Free => payment.into(),
        }
    }

    /// The payment; `None` for a method this version does not know.
    #[must_use]
    pub fn into_payment(self) -> Option<Payment> {
        match plain_word(&self.method?.0).as_str() {
            "card" | "creditcard" => Some(Payment::Card {
                card: self.card.and_then(|card| CardSummary::try_from(card).ok()),
            }),
            "transfer" | "banktransfer" | "wire" => {
                let contact = self.contact.unwrap_or_default();
                Some(Payment::Transfer {
                    contact: TransferContact {
                        name: filled(contact.name).unwrap_or_default(),
                        phone: filled(contact.phone).unwrap_or_default(),
                        email: filled(contact.email).unwrap_or_default(),
                    },
                })
            }
            "none" => Some(Payment::Free),
            _ => None,
        }
    }
}

impl From<&Payment> for PaymentResource {
    fn from(payment: &Payment) -> Self {
        match payment {
            Payment::Card { card } => Self {
                method: Some("card".into()),
                card: card.as_ref().map(Into::into),
                ..Self::default()
            },
            Payment::Transfer { contact } => Self {
                method: Some("transfer".into()),
                contact: Some(TransferContactResource {
                    name: Some(contact.name.as_str().into()),
                    phone: Some(contact.phone.as_str().into()),
                    email: Some(contact.email.as_str().into()),
                }),
                ..Self::default()
            },
            Payment::Free => Self {
                method: Some("none".into()),
                ..Self::default()
            },
        }
    }
}

/// The word of an order kind.
#[must_use]
pub const fn order_kind_word(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Buy => "buy",
        OrderKind::Renew => "renew",
    }
}

/// The kind of a word; `None` for one this version does not know.
#[must_use]
pub fn order_kind_of(word: &str) -> Option<OrderKind> {
    by_word(word, &[OrderKind::Buy, OrderKind::Renew], order_kind_word)
}

pub(super) fn request_of(text: Option<Text>) -> Option<RequestId> {
    Uuid::parse_str(filled(text)?.trim()).ok().map(RequestId)
}

impl From<&NewOrder> for OrderRequest {
    fn from(order: &NewOrder) -> Self {
        Self {
            request_id: Some(order.request_id.to_string().into()),
            offer_id: Some(order.offer.as_str().into()),
            kind: Some(order_kind_word(order.kind).into()),
            payment: Some(PaymentResource::of_submission(
                &order.payment,
                order.card_token.as_deref(),
            )),
            purchase_order_number: order.po_number.as_deref().map(Into::into),
            accepted_total: Some(order.accepted_total.amount.into()),
            currency_code: Some(order.accepted_total.currency.code().into()),
        }
    }
}

impl TryFrom<OrderRequest> for NewOrder {
    type Error = Incomplete;

    fn try_from(resource: OrderRequest) -> Result<Self, Incomplete> {
        const ORDER: &str = "order";
        let currency = required(currency_of(resource.currency_code), ORDER, "currencyCode")?;
        let kind = resource.kind.and_then(|Text(word)| order_kind_of(&word));
        let payment = required(resource.payment, ORDER, "payment")?;
        Ok(Self {
            request_id: required(request_of(resource.request_id), ORDER, "requestId")?,
            offer: OfferId::new(required(filled(resource.offer_id), ORDER, "offerId")?),
            kind: required(kind, ORDER, "kind")?,
            card_token: filled(payment.card_token.clone()),
            payment: required(payment.into_payment(), ORDER, "payment")?,
            po_number: filled(resource.purchase_order_number),
            accepted_total: Money::new(required(resource.accepted_total, ORDER, "acceptedTotal")?.0, currency),
        })
    }
}

impl From<&RemoteOrder> for OrderResource {
    fn from(order: &RemoteOrder) -> Self {
        let failure = order.failure.as_ref();
        Self {
            id: Some(order.number.as_str().into()),
            request_id: order.request_id.map(|request| request.to_string().into()),
            offer_id: Some(order.offer.as_str().into()),
            kind: Some(order_kind_word(order.kind).into()),
            status: Some(order.state.id().into()),
            payment: order.payment.as_ref().map(Into::into),
            purchase_order_number: order.po_number.as_deref().map(Into::into),
            total_charges: Some(order.total.amount.into()),
            currency_code: Some(order.total.currency.code().into()),
            creation_date: Some(order.placed.into()),
            expiry_date: order.expires.map(Into::into),
            anniversary_date: order.anniversary.map(Into::into),
            invoice_id: order.invoice.as_ref().map(|invoice| invoice.as_str().into()),
            failure_code: failure.map(|failure| failure.code.as_str().into()),
            failure_description: failure.and_then(|failure| failure.detail.as_deref()).map(Into::into),
            transfer_instructions: order.instructions.as_ref().map(Into::into),
            payment_proof: order.proof.as_ref().map(Into::into),
            is_automatic: order.automatic.then_some(Flag(true)),
            attributes: Some(Attributes::of("MembershipOrder")),
        }
    }
}

/// A status this version does not know, or one before placing, is an outcome to be asked for again. A kind it does not
/// know is a purchase: nothing names a term to renew.
impl TryFrom<OrderResource> for RemoteOrder {
    type Error = Incomplete;

    fn try_from(resource: OrderResource) -> Result<Self, Incomplete> {
        const ORDER: &str = "order";
        let day = |day: Option<Day>| day.and_then(|day| day.0);
        let currency = required(currency_of(resource.currency_code), ORDER, "currencyCode")?;
        let state = resource
            .status
            .and_then(|Text(word)| by_word(&word, &OrderState::ALL, OrderState::id))
            .filter(|state| !matches!(state, OrderState::Draft | OrderState::Submitting))
            .unwrap_or(OrderState::Unknown);
        Ok(Self {
            number: required(filled(resource.id), ORDER, "id")?,
            request_id: request_of(resource.request_id),
            offer: OfferId::new(required(filled(resource.offer_id), ORDER, "offerId")?),
            kind: resource
                .kind
                .and_then(|Text(word)| order_kind_of(&word))
                .unwrap_or(OrderKind::Buy),
            state,
            payment: resource.payment.and_then(PaymentResource::into_payment),
            po_number: filled(resource.purchase_order_number),
            total: Money::new(required(resource.total_charges, ORDER, "totalCharges")?.0, currency),
            placed: required(day(resource.creation_date), ORDER, "creationDate")?,
            expires: day(resource.expiry_date),
            anniversary: day(resource.anniversary_date),
            invoice: filled(resource.invoice_id).map(InvoiceNumber::new),
            failure: filled(resource.failure_code).map(|code| OrderFailure {
                code,
                detail: filled(resource.failure_description),
            }),
            instructions: resource
                .transfer_instructions
                .and_then(TransferInstructionsResource::into_instructions),
            proof: resource
                .payment_proof
                .and_then(|proof| PaymentProof::try_from(proof).ok()),
            automatic: resource.is_automatic.is_some_and(|flag| flag.0),
        })
    }
}
