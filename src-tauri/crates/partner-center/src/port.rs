use async_trait::async_trait;
use domain::{
    Account, Capabilities, CardSummary, Invoice, InvoiceNumber, Money, NaiveDate, Names, OfferId, OrderFailure,
    OrderKind, OrderState, Payment, PaymentProof, Profile, RequestId, Role, Term, TransferInstructions,
};
use serde::{Deserialize, Serialize};

use crate::Error;

/// Who is signed in, to which account, in which role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The account.
    pub account: Account,
    /// The person's name.
    pub person: String,
    /// The role; `None` where the connection does not say.
    pub role: Option<Role>,
}

/// What the connection says about an offer beyond its terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferStanding {
    /// The offer.
    pub offer: OfferId,
    /// Price before tax in the account's currency, where the offer is sold.
    pub price: Option<Money>,
    /// Whether its qualification is met, where the connection says.
    pub qualified: Option<bool>,
}

/// One line of a quote: the offer, a discount, a tax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteLine {
    /// What the line is for.
    pub label: Names,
    /// The amount; a discount is negative.
    pub amount: Money,
}

/// What an order would cost today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The lines, tax last.
    pub lines: Vec<QuoteLine>,
    /// What would be charged.
    pub total: Money,
}

/// A card as typed. It goes to the gateway's tokenizer and is forgotten; it has no `Debug`, is wiped when dropped, and
/// is never stored.
#[derive(zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub struct CardDetails {
    /// Cardholder.
    pub holder: String,
    /// Card number; spaces are ignored.
    pub number: String,
    /// Month of expiry, 1 to 12.
    pub expiry_month: u32,
    /// Year of expiry, four digits.
    pub expiry_year: i32,
    /// Security code.
    pub security_code: String,
}

/// What the gateway gives for a card: a token to pay with, and what may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardToken {
    /// The token, good for paying.
    pub token: String,
    /// Brand, last four digits and expiry.
    pub summary: CardSummary,
}

/// An order to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// The one id of this submission.
    pub request_id: RequestId,
    /// The offer.
    pub offer: OfferId,
    /// Buy or renew.
    pub kind: OrderKind,
    /// How it is paid.
    pub payment: Payment,
    /// The gateway's token, for a card.
    pub card_token: Option<String>,
    /// The buyer's purchase order number.
    pub po_number: Option<String>,
    /// The total the admin accepted; the connection refuses to charge another.
    pub accepted_total: Money,
}

/// An order as the connection knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteOrder {
    /// The order number.
    pub number: String,
    /// The id of the submission, where the connection kept it.
    pub request_id: Option<RequestId>,
    /// The offer.
    pub offer: OfferId,
    /// Buy or renew.
    pub kind: OrderKind,
    /// Where it stands; never a draft.
    pub state: OrderState,
    /// How it is paid.
    pub payment: Option<Payment>,
    /// The purchase order number.
    pub po_number: Option<String>,
    /// What was or will be charged.
    pub total: Money,
    /// The calendar day it was placed.
    pub placed: NaiveDate,
    /// The calendar day it expires unpaid.
    pub expires: Option<NaiveDate>,
    /// The anniversary date it led to.
    pub anniversary: Option<NaiveDate>,
    /// Its invoice.
    pub invoice: Option<InvoiceNumber>,
    /// Why it was declined.
    pub failure: Option<OrderFailure>,
    /// Where to transfer the money, while a transfer is awaited.
    pub instructions: Option<TransferInstructions>,
    /// The proof of the transfer, once it was uploaded.
    pub proof: Option<PaymentProof>,
}

/// A payment proof with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofUpload {
    /// What the form says.
    pub proof: PaymentProof,
    /// The file.
    pub content: Vec<u8>,
}

/// A Partner Center for membership offers, whoever answers.
#[async_trait]
pub trait PartnerCenter: Send + Sync {
    /// What this connection can do.
    fn capabilities(&self) -> Capabilities;

    /// Who is signed in.
    async fn session(&self) -> Result<Session, Error>;

    /// The current partner profile.
    async fn profile(&self) -> Result<Profile, Error>;

    /// Prices and qualifications of every offer the account can see.
    async fn standings(&self) -> Result<Vec<OfferStanding>, Error>;

    /// Every term, past ones included; the latest of an offer is the one that counts.
    async fn terms(&self) -> Result<Vec<Term>, Error>;

    /// What an order would cost today.
    async fn quote(&self, offer: &OfferId, kind: OrderKind) -> Result<Quote, Error>;

    /// A token for a typed card.
    async fn tokenize(&self, card: CardDetails) -> Result<CardToken, Error>;

    /// Places an order. Sent once and never retried: [`Error::OutcomeUnknown`] means that it may have been placed.
    /// A repeated request id answers with the order it already made.
    async fn place_order(&self, order: &NewOrder) -> Result<RemoteOrder, Error>;

    /// The order of a submission, if it was placed.
    async fn order_by_request(&self, request: RequestId) -> Result<Option<RemoteOrder>, Error>;

    /// Every order.
    async fn orders(&self) -> Result<Vec<RemoteOrder>, Error>;

    /// Uploads the proof of an order's transfer; a second one takes the place of the first.
    async fn upload_proof(&self, number: &str, upload: &ProofUpload) -> Result<RemoteOrder, Error>;

    /// Cancels an order that is not paid. [`Refusal::NotOpen`](crate::Refusal::NotOpen) when it is paid, or ended.
    async fn cancel_order(&self, number: &str) -> Result<RemoteOrder, Error>;

    /// Every invoice, all pages.
    async fn invoices(&self) -> Result<Vec<Invoice>, Error>;

    /// One invoice.
    async fn invoice(&self, number: &InvoiceNumber) -> Result<Invoice, Error>;
}
