use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Absence, Handoff, Identity, InvoiceNumber, Money, OfferId, Payment, PaymentProof, TransferInstructions};

/// An order that is paid by transfer expires this many days after it was placed unpaid (make-payment, 2023).
pub const PAYMENT_DAYS: u64 = 30;

/// The one client request id of an order: the connection answers a repeated id with the order it already has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

crate::closed_set! {
    /// Whether an order starts a first term or renews one.
    pub enum OrderKind {
        /// A first term.
        Buy = "buy",
        /// The next term.
        Renew = "renew",
    }

    /// Where an order stands.
    pub enum OrderState {
        /// Being filled in; nothing was sent.
        Draft = "draft",
        /// Handed to a person, who does it in Partner Center. What happened there is not known yet.
        HandedOff = "handed_off",
        /// A person did it in Partner Center and did not say that it is to be paid by transfer; its invoice is to come.
        AwaitingInvoice = "awaiting_invoice",
        /// Written down as being sent. Found at a start, its outcome is not known.
        Submitting = "submitting",
        /// Placed, waiting for a bank transfer.
        AwaitingPayment = "awaiting_payment",
        /// Placed, the proof of the transfer is there.
        ProofUploaded = "proof_uploaded",
        /// Paid; the term began.
        Confirmed = "confirmed",
        /// Refused by the gateway or the connection; nothing was charged.
        Declined = "declined",
        /// Cancelled before it was paid.
        Cancelled = "cancelled",
        /// Not paid within 30 days of being placed.
        Expired = "expired",
        /// Sent without an answer: it is asked for, never sent again.
        Unknown = "unknown",
    }
}

/// An order was to take a step its state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an order cannot go from {from:?} to {to:?}")]
pub struct WrongTransition {
    /// The state it is in.
    pub from: OrderState,
    /// The state it was to take.
    pub to: OrderState,
}

impl OrderState {
    /// Whether the order may be in progress at the connection, so that a second one must not be placed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::HandedOff
                | Self::AwaitingInvoice
                | Self::Submitting
                | Self::AwaitingPayment
                | Self::ProofUploaded
                | Self::Unknown
        )
    }

    /// Whether the outcome has to be asked for before anything else is done with the order.
    #[must_use]
    pub const fn is_unsettled(self) -> bool {
        matches!(self, Self::Submitting | Self::Unknown)
    }

    /// Whether the order may go to `next`. Staying is always allowed: asking again for a known outcome changes nothing.
    ///
    /// ```
    /// use domain::OrderState;
    ///
    /// assert!(OrderState::Submitting.may_become(OrderState::Confirmed));
    /// assert!(!OrderState::Confirmed.may_become(OrderState::Cancelled), "what is paid is paid");
    /// ```
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        use OrderState::{
            AwaitingInvoice, AwaitingPayment, Cancelled, Confirmed, Declined, Draft, Expired, HandedOff, ProofUploaded,
            Submitting, Unknown,
        };
        self == next
            || match self {
                Draft => matches!(next, Submitting | Cancelled),
                // A declined card leaves the order ready for another card; each try has a request id of its own.
                Declined => matches!(next, Submitting | Cancelled),
                // Back to a draft only when it is certain that nothing left this computer.
                Submitting => matches!(
                    next,
                    Draft | AwaitingPayment | ProofUploaded | Confirmed | Declined | Cancelled | Expired | Unknown
                ),
                Unknown => matches!(
                    next,
                    AwaitingPayment | ProofUploaded | Confirmed | Declined | Cancelled | Expired
                ),
                HandedOff => matches!(next, AwaitingInvoice | AwaitingPayment | Confirmed | Declined),
                // Whoever said that it was done may have been wrong about it, or about how it is paid.
                AwaitingInvoice => matches!(next, AwaitingPayment | Confirmed | Cancelled),
                AwaitingPayment => matches!(next, AwaitingInvoice | ProofUploaded | Confirmed | Cancelled | Expired),
                ProofUploaded => matches!(next, Confirmed | Cancelled | Expired),
                // Money that arrives after all is booked; what the connection then says counts.
                Cancelled | Expired => matches!(next, Confirmed),
                Confirmed => false,
            }
    }
}

/// Why an order came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFailure {
    /// The stable code, one of the program's error codes.
    pub code: String,
    /// What the connection said, for the record.
    pub detail: Option<String>,
}

/// A purchase or a renewal, from the first field filled in to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The id on this computer.
    pub id: Uuid,
    /// The order number of Partner Center, once it is known.
    pub number: Option<String>,
    /// The offer.
    pub offer: OfferId,
    /// Buy or renew.
    pub kind: OrderKind,
    /// Where it stands.
    pub state: OrderState,
    /// How it is paid, once chosen.
    pub payment: Option<Payment>,
    /// The purchase order number to print on the invoice.
    pub po_number: Option<String>,
    /// The total the admin accepted on the review page; the connection must charge exactly this.
    pub total: Option<Money>,
    /// The total at which Partner Center took the order, where that is not the accepted one.
    #[serde(default)]
    pub placed_total: Option<Money>,
    /// The id of the one submission; set when the order is first submitted.
    pub request_id: Option<RequestId>,
    /// The anniversary date after it was confirmed.
    pub anniversary: Option<NaiveDate>,
    /// The invoice made for it.
    pub invoice: Option<InvoiceNumber>,
    /// Why it was declined or refused.
    pub failure: Option<OrderFailure>,
    /// The calendar day it expires when it is not paid.
    pub expires: Option<NaiveDate>,
    /// Where to transfer the money, while a transfer is awaited.
    #[serde(default)]
    pub instructions: Option<TransferInstructions>,
    /// The proof of the transfer, once it was uploaded.
    #[serde(default)]
    pub proof: Option<PaymentProof>,
    /// Partner Center placed it by itself, by automatic renewal.
    #[serde(default)]
    pub automatic: bool,
    /// Who submitted it: only what the same person in the same role is shown can prove that it never arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_by: Option<Identity>,
    /// The first answer that listed nothing for its request id, while its outcome is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absence: Option<Absence>,
    /// A digest of the card's token under the request id, so that the token of a repeated submission can be compared. The
    /// token itself is not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_digest: Option<String>,
    /// What a person was led through and said of it, where the order was placed by hand in Partner Center.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handoff: Option<Handoff>,
    /// When it was begun.
    pub created: DateTime<Utc>,
    /// When it last changed.
    pub modified: DateTime<Utc>,
}

impl Order {
    /// Takes the order to its next state.
    ///
    /// # Errors
    /// [`WrongTransition`] when the state does not allow the step; the order is unchanged.
    pub fn become_state(&mut self, next: OrderState) -> Result<(), WrongTransition> {
        if self.state.may_become(next) {
            self.state = next;
            Ok(())
        } else {
            Err(WrongTransition {
                from: self.state,
                to: next,
            })
        }
    }

    /// The order number, or the id on this computer while there is none.
    #[must_use]
    pub fn shown_number(&self) -> String {
        self.number.clone().unwrap_or_else(|| self.id.to_string())
    }

    /// What is charged for the order where that is not what was accepted.
    #[must_use]
    pub fn differing_total(&self) -> Option<Money> {
        let is_due = matches!(
            self.state,
            OrderState::AwaitingPayment | OrderState::ProofUploaded | OrderState::Confirmed
        );
        self.placed_total.filter(|_| is_due)
    }

    /// Whether a paid order still lacks its invoice or the outcome is not known: what a start has to finish.
    #[must_use]
    pub fn needs_recovery(&self) -> bool {
        self.state.is_unsettled() || (self.state == OrderState::Confirmed && self.invoice.is_none())
    }
}
