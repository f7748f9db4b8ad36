use async_trait::async_trait;
use domain::{
    BillingChange, Capabilities, CardSummary, Invoice, InvoiceNumber, LegalChange, Money, NaiveDate, Names,
    NewSupportRequest, OfferId, OfferStanding, OrderFailure, OrderKind, OrderState, Payment, PaymentProof, Profile,
    RequestId, Session, SupportRequest, SupportRequestId, Term, TestCard, TransferInstructions,
};
use serde::{Deserialize, Serialize};

use crate::Error;

/// One line of a quote: the offer, a discount, a tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteLine {
    /// What the line is for.
    pub label: Names,
    /// The amount; a discount is negative.
    pub amount: Money,
}

/// What an order would cost today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Card number as typed: spaces, dashes and full-width digits are understood.
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
    /// The connection placed it by itself, by automatic renewal.
    pub automatic: bool,
}

/// What the connection answers when it is asked for a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmissionAnswer {
    /// It was placed.
    Placed(Box<RemoteOrder>),
    /// A well-formed answer lists nothing for its request id. Once proves nothing yet; see [`domain::Absence`].
    NotListed,
    /// The answer proves nothing: it lists other orders, is no list, or is none of the connection's.
    Unclear,
}

impl SubmissionAnswer {
    /// The order that was placed.
    #[must_use]
    pub fn placed(self) -> Option<RemoteOrder> {
        match self {
            Self::Placed(order) => Some(*order),
            Self::NotListed | Self::Unclear => None,
        }
    }
}

/// A payment proof with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofUpload {
    /// What the form says.
    pub proof: PaymentProof,
    /// The file.
    pub content: Vec<u8>,
}

/// A note to be added to a support request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    /// The one id of this submission: a repeated one adds no second note.
    pub request_id: RequestId,
    /// The text; see [`domain::note_problem`].
    pub text: String,
    /// A file to be attached with it.
    pub attachment: Option<NewAttachment>,
}

/// A file to be attached to a support request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttachment {
    /// The name of the file.
    pub file_name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// A Partner Center for membership offers, whoever answers.
#[async_trait]
pub trait PartnerCenter: Send + Sync {
    /// What this connection can do.
    fn capabilities(&self) -> Capabilities;

    /// The cards that its gateway takes in the place of real ones, known without asking; none where it charges real cards.
    fn test_cards(&self) -> &[TestCard];

    /// Who is signed in.
    async fn session(&self) -> Result<Session, Error>;

    /// The current partner profile.
    async fn profile(&self) -> Result<Profile, Error>;

    /// Changes the billing side of the profile. `revision` is that of the profile the change was made from;
    /// [`Refusal::ProfileOutdated`](crate::Refusal::ProfileOutdated) when there is a newer one,
    /// [`Refusal::InvalidProfile`](crate::Refusal::InvalidProfile) when a field cannot be taken. Nothing has changed then.
    async fn change_billing(&self, change: &BillingChange, revision: Option<&str>) -> Result<Profile, Error>;

    /// Changes the legal side of the profile, as [`PartnerCenter::change_billing`].
    async fn change_legal(&self, change: &LegalChange, revision: Option<&str>) -> Result<Profile, Error>;

    /// Joins the partner network. An account that is a member stays as it is.
    async fn join(&self) -> Result<Session, Error>;

    /// Prices and qualifications of every offer the account can see.
    async fn standings(&self) -> Result<Vec<OfferStanding>, Error>;

    /// Every term, past ones included; the latest of an offer is the one that counts.
    async fn terms(&self) -> Result<Vec<Term>, Error>;

    /// Turns the automatic renewal of an offer's running term off. It cannot be turned on again before the next renewal
    /// (mpn-get-action-pack, 2017 to 2020). [`Error::NotFound`] where no term runs.
    async fn turn_off_auto_renew(&self, offer: &OfferId) -> Result<Term, Error>;

    /// What an order would cost today.
    async fn quote(&self, offer: &OfferId, kind: OrderKind) -> Result<Quote, Error>;

    /// A token for a typed card.
    async fn tokenize(&self, card: CardDetails) -> Result<CardToken, Error>;

    /// Places an order. Sent once and never retried: [`Error::OutcomeUnknown`] means that it may have been placed.
    /// A repeated request id answers with the order it already made.
    async fn place_order(&self, order: &NewOrder) -> Result<RemoteOrder, Error>;

    /// What became of a submission. An error says nothing of it, whichever it is: that there is "no such resource" may be the
    /// word of anybody on the way.
    async fn order_by_request(&self, request: RequestId) -> Result<SubmissionAnswer, Error>;

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

    /// Every support request of the signed-in person, all pages.
    async fn support_requests(&self) -> Result<Vec<SupportRequest>, Error>;

    /// One support request with its notes.
    async fn support_request(&self, id: &SupportRequestId) -> Result<SupportRequest, Error>;

    /// Makes a support request. A repeated request id answers with the request it already made, so it is safe to send again.
    /// For a cancellation [`Refusal::CancellationOpen`](crate::Refusal::CancellationOpen) and
    /// [`Refusal::NothingToCancel`](crate::Refusal::NothingToCancel).
    async fn make_support_request(&self, request: &NewSupportRequest) -> Result<SupportRequest, Error>;

    /// Adds a note. A repeated request id adds no second one. [`Refusal::NotOpen`](crate::Refusal::NotOpen) when the
    /// request is closed.
    async fn add_note(&self, id: &SupportRequestId, note: &NewNote) -> Result<SupportRequest, Error>;
}
