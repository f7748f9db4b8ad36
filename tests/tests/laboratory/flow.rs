use std::fmt;

use domain::OrderState;
use engine::view::{CancelInput, NewRequestInput, NoteInput, ProfileInput, ProfileSide};
use engine::{Error, OrderRequest, PaymentChoice, ProofFile};
use words::{Language, Words, words};

use crate::books::Books;
use crate::computer::{Desk, PACK};

/// What is written, so that it can be found at the other side.
const NOTE: &str = "The laboratory's note.";
const ATTENTION: &str = "Accounts of the laboratory";

/// What every answer is asked for in.
pub fn english() -> &'static Words {
    words(Language::English)
}

/// One thing that a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flow {
    RenewByCard,
    /// The gateway charges, and the answer never comes.
    RenewWithoutAnswer,
    RenewByTransfer,
    UploadProof,
    CancelOrder,
    CancelSubscription,
    MakeRequest,
    AddNote,
    ChangeProfile,
    TurnOffAutoRenew,
    Sync,
}

impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Flow {
    pub const ALL: [Self; 11] = [
        Self::RenewByCard,
        Self::RenewWithoutAnswer,
        Self::RenewByTransfer,
        Self::UploadProof,
        Self::CancelOrder,
        Self::CancelSubscription,
        Self::MakeRequest,
        Self::AddNote,
        Self::ChangeProfile,
        Self::TurnOffAutoRenew,
        Self::Sync,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::RenewByCard => "renew by card",
            Self::RenewWithoutAnswer => "renew without answer",
            Self::RenewByTransfer => "renew by transfer",
            Self::UploadProof => "upload proof",
            Self::CancelOrder => "cancel order",
            Self::CancelSubscription => "cancel subscription",
            Self::MakeRequest => "make request",
            Self::AddNote => "add note",
            Self::ChangeProfile => "change profile",
            Self::TurnOffAutoRenew => "turn off auto-renew",
            Self::Sync => "sync",
        }
    }

    /// The points of its path at which the program can end, beside those on the wire.
    pub const fn points(self) -> &'static [&'static str] {
        match self {
            Self::RenewByCard | Self::RenewWithoutAnswer | Self::RenewByTransfer => {
                &["order-written", "order-answered", "order-kept"]
            }
            Self::CancelSubscription | Self::MakeRequest | Self::AddNote => &["request-written", "request-answered"],
            Self::UploadProof | Self::CancelOrder | Self::ChangeProfile | Self::TurnOffAutoRenew | Self::Sync => &[],
        }
    }

    /// What has to be there before it can be done.
    pub async fn prepare(self, desk: &Desk) -> Result<(), Error> {
        match self {
            Self::UploadProof | Self::CancelOrder => Self::RenewByTransfer.act(desk).await,
            Self::CancelSubscription | Self::TurnOffAutoRenew => Self::RenewByCard.act(desk).await,
            Self::AddNote => Self::MakeRequest.act(desk).await,
            _ => Ok(()),
        }
    }

    /// Does it.
    pub async fn act(self, desk: &Desk) -> Result<(), Error> {
        let engine = &desk.engine;
        match self {
            Self::RenewByCard => engine.place(by_card("tok_visa"), english()).await.map(drop),
            Self::RenewWithoutAnswer => {
                let request = by_card("tok_timeout_after_charge");
                engine.place(request, english()).await.map(drop)
            }
            Self::RenewByTransfer => engine.place(by_transfer(), english()).await.map(drop),
            Self::UploadProof => {
                let file = ProofFile {
                    file_name: "proof.pdf".to_owned(),
                    content: proof(),
                    paid_on: None,
                    paid_to: None,
                    reference: None,
                };
                engine.upload_proof(&open_transfer(desk).await, file).await.map(drop)
            }
            Self::CancelOrder => engine.cancel_order(&open_transfer(desk).await).await.map(drop),
            Self::CancelSubscription => {
                let input = CancelInput {
                    offer: PACK.to_owned(),
                    benefit_activated: Some(false),
                    key_viewed: Some(false),
                    summary: String::new(),
                    description: String::new(),
                };
                engine.cancel_subscription(&input, english()).await.map(drop)
            }
            Self::MakeRequest => {
                let input = NewRequestInput {
                    summary: "The laboratory asks".to_owned(),
                    kind: String::new(),
                    description: "Which day is the last one?".to_owned(),
                };
                engine.make_request(&input, english()).await.map(drop)
            }
            Self::AddNote => {
                let newest = newest();
                let requests = desk.store.support_requests(&desk.account, &newest);
                let newest = requests.await?.rows.into_iter().next();
                let input = NoteInput {
                    request: newest.map_or_else(|| "none".to_owned(), |request| request.id.to_string()),
                    text: NOTE.to_owned(),
                    file_name: String::new(),
                    content: String::new(),
                };
                engine.add_note(&input, english()).await.map(drop)
            }
            Self::ChangeProfile => {
                let form = engine.profile_form(ProfileSide::Billing).await?;
                let input = ProfileInput {
                    attention: ATTENTION.to_owned(),
                    ..form
                };
                engine.save_profile(&input, english()).await.map(drop)
            }
            Self::TurnOffAutoRenew => engine.turn_off_auto_renew(PACK, english()).await.map(drop),
            Self::Sync => engine.sync().await,
        }
    }

    /// How often it was done, by the books of the other side.
    pub fn done(self, books: &Books) -> usize {
        match self {
            Self::RenewByCard | Self::RenewWithoutAnswer => books.charges.len(),
            Self::RenewByTransfer => books.orders_that(|order| order.state != OrderState::Declined),
            Self::UploadProof => books.orders_that(|order| order.proof.is_some()),
            Self::CancelOrder => books.orders_that(|order| order.state == OrderState::Cancelled),
            Self::CancelSubscription => books.requests_that(|request| request.cancels.is_some()),
            Self::MakeRequest => books.requests_that(|request| request.cancels.is_none()),
            Self::AddNote => books.notes_that(NOTE),
            Self::ChangeProfile => usize::from(books.attention.as_deref() == Some(ATTENTION)),
            Self::TurnOffAutoRenew => usize::from(!books.renews_by_itself),
            Self::Sync => 0,
        }
    }

    /// Whether a person who is told that it failed simply does it again. What is written down to be sent later is not.
    pub const fn is_given_again(self) -> bool {
        !matches!(self, Self::CancelSubscription | Self::MakeRequest | Self::AddNote)
    }

    /// Whether being done twice is one too many.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Sync)
    }
}

async fn open_transfer(desk: &Desk) -> String {
    let orders = desk.store.orders(&desk.account).await.unwrap();
    orders
        .iter()
        .rev()
        .find(|order| matches!(order.state, OrderState::AwaitingPayment | OrderState::ProofUploaded))
        .or(orders.last())
        .map_or_else(String::new, |order| order.id.to_string())
}

fn by_card(token: &str) -> OrderRequest {
    OrderRequest {
        offer: PACK.to_owned(),
        kind: None,
        payment: PaymentChoice::Card {
            token: token.to_owned(),
            summary: None,
        },
        po_number: None,
        accepted_total: None,
        request_id: None,
        draft: None,
    }
}

fn by_transfer() -> OrderRequest {
    OrderRequest {
        payment: PaymentChoice::Transfer(domain::TransferContact {
            name: "Aoife Moore".to_owned(),
            phone: "0861234567".to_owned(),
            email: "aoife@lindqvist.example".to_owned(),
        }),
        ..by_card("")
    }
}

/// The smallest file that is a PDF as far as its content tells.
pub fn proof() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec()
}

fn newest() -> store::RequestFilter {
    store::RequestFilter {
        limit: 1,
        ..store::RequestFilter::default()
    }
}
