use domain::{CardSummary, Money, OrderKind, TransferContact};
use uuid::Uuid;

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
    /// Nothing is to be paid.
    Free,
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
