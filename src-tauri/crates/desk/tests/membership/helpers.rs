//! What several of these tests ask of an account.

use desk::Desk;
use engine::OrderRequest;
use engine::PaymentChoice;
use engine::view::{CancelInput, FactView, OfferDetailsView, OfferView, RequestQuery, RequestStatus, RequestsPage};
use words::{Language, Words, words};

use super::support::{Computer, by_card, english};

pub const PACK: &str = "action-pack";
/// The transport's three tries.
pub const ALWAYS: usize = 3;

pub fn chinese() -> &'static Words {
    words(Language::TraditionalChinese)
}

/// Moves the sample calendar.
pub async fn moved(desk: &Desk, to: &str) {
    desk.move_calendar(to.parse().unwrap()).await.unwrap();
}

/// An account whose subscription was renewed by card on its first day.
pub async fn renewed(computer: &Computer) -> Desk {
    let desk = computer.desk().await;
    desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
    desk
}

/// The account of another name, with everything fetched.
pub async fn account(computer: &Computer, name: &str) -> Desk {
    let desk = computer.desk_in("data", Some(name)).await;
    desk.start().await.unwrap();
    desk
}

pub fn order_of(offer: &str, token: &str) -> OrderRequest {
    OrderRequest {
        offer: offer.to_owned(),
        ..by_card(token)
    }
}

pub fn transfer_of(offer: &str) -> OrderRequest {
    OrderRequest {
        offer: offer.to_owned(),
        payment: PaymentChoice::Transfer(domain::TransferContact {
            name: "Aoife Moore".to_owned(),
            phone: "0861234567".to_owned(),
            email: "aoife@lindqvist.example".to_owned(),
        }),
        ..by_card("")
    }
}

/// The form to cancel an offer, as it opens.
pub fn untouched(offer: &str) -> CancelInput {
    CancelInput {
        offer: offer.to_owned(),
        benefit_activated: None,
        key_viewed: None,
        summary: String::new(),
        description: String::new(),
    }
}

pub async fn details(desk: &Desk, offer: &str) -> OfferDetailsView {
    desk.engine().offer_details(offer, english()).await.unwrap()
}

pub async fn tile(desk: &Desk, offer: &str) -> OfferView {
    let page = desk.engine().offers(english()).await.unwrap();
    page.offers.into_iter().find(|tile| tile.offer == offer).unwrap()
}

pub async fn listed(desk: &Desk, text: &str, status: Option<RequestStatus>) -> RequestsPage {
    let query = RequestQuery {
        text: text.to_owned(),
        status,
    };
    desk.engine().requests(&query, english()).await.unwrap()
}

pub fn value<'a>(facts: &'a [FactView], label: &str) -> &'a str {
    let fact = facts.iter().find(|fact| fact.label == label);
    &fact.unwrap_or_else(|| panic!("no {label} in {facts:?}")).value
}

pub fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
